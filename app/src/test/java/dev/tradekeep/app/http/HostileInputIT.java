package dev.tradekeep.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.server.HttpSettings;
import dev.tradekeep.app.http.server.SecurityHeaders;
import dev.tradekeep.store.users.UserRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Sends what no honest client sends to every route of the document that the server gives out. */
final class HostileInputIT {
    private static final List<String> PARTS =
            List.of(
                    "..%2f..%2fetc%2fpasswd",
                    "'%20OR%201=1%20--",
                    "x%00y",
                    "%ff%fe",
                    "%c0%af",
                    "99999999999999999999",
                    "-1",
                    "a".repeat(2_000),
                    "%3Cscript%3E");

    private static final List<String> BODIES =
            List.of(
                    "null",
                    "[]",
                    "\"text\"",
                    "{",
                    "{}{}",
                    "[".repeat(5_000),
                    "{\"a\":".repeat(3_000),
                    "{\"no such\": 1}",
                    "{\"name\": \"\u0000\"}",
                    "{\"name\": \"\\u0000\"}",
                    "{\"name\": \"\\ud800\"}",
                    "{\"name\": 1e999999999}",
                    "{\"name\": {}, \"name\": []}",
                    "{\"value\": 99999999999999999999999999}",
                    "{\"id\": \"1; DROP TABLE orders\"}",
                    "x".repeat(HttpSettings.BODY_BYTES_DEFAULT + 1));

    private static final int IDLE_CONNECTIONS = 200;

    @TempDir static Path folder;

    private static TestServer server;
    private static JsonNode paths;

    private record Target(String method, String path, JsonNode route) {}

    @BeforeAll
    static void start() throws Exception {
        Path file = folder.resolve("t.db");
        TestServer.writeCandles(file, 10);
        server = TestServer.start(file);
        server.makeEngine("paper", false);
        paths = server.get("/api/openapi.json", null).json().get("paths");
    }

    @AfterAll
    static void stop() throws Exception {
        // After all of that the server is as well as before.
        assertThat(server.get("/health/ready", null).status()).isEqualTo(200);
        JsonNode writer = server.get("/api/system/status", null).json().get("writer");
        assertThat(writer.get("ledgerWaiting").asInt()).isZero();
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> pathPartsThatAreNone() {
        return targets()
                .filter(target -> target.path().contains("{"))
                .map(target ->
                        DynamicTest.dynamicTest(
                                name(target),
                                () -> {
                                    for (String part : PARTS) {
                                        String path = target.path().replaceAll("\\{[a-z]+}", part);
                                        refused(raw(target.method(), path, "", bodyOf(target)));
                                    }
                                }));
    }

    @TestFactory
    Stream<DynamicTest> bodiesThatAreNone() {
        return targets()
                .filter(target -> target.route().has("requestBody"))
                .map(target ->
                        DynamicTest.dynamicTest(
                                name(target),
                                () -> {
                                    String path = target.path().replaceAll("\\{[a-z]+}", "1");
                                    for (String body : BODIES) {
                                        refused(raw(target.method(), path, "", bytes(body)));
                                    }
                                    byte[] broken = {'{', '"', (byte) 0xff, (byte) 0xc0, '"', '}'};
                                    refused(raw(target.method(), path, "", broken));
                                }));
    }

    @TestFactory
    Stream<DynamicTest> fieldsOfOtherTypes() {
        List<String> values = List.of("1", "-1", "true", "\"\"", "[]", "{}", "1.5", "[[1]]");
        return targets()
                .filter(target -> target.route().has("requestBody"))
                .map(target ->
                        DynamicTest.dynamicTest(
                                name(target),
                                () -> {
                                    String path = target.path().replaceAll("\\{[a-z]+}", "1");
                                    for (String field : fields(target)) {
                                        for (String value : values) {
                                            String body = "{\"" + field + "\": " + value + "}";
                                            answeredWell(
                                                    raw(target.method(), path, "", bytes(body)));
                                        }
                                    }
                                }));
    }

    @TestFactory
    Stream<DynamicTest> queriesThatAreNone() {
        List<String> values = new ArrayList<>(PARTS);
        values.add("");
        values.add("9223372036854775807.9223372036854775807.1");
        return targets()
                .filter(target -> target.method().equals("GET"))
                .filter(target -> !target.path().contains("{"))
                .map(target ->
                        DynamicTest.dynamicTest(
                                name(target),
                                () -> {
                                    refused(raw("GET", target.path(), "?no-such=1", new byte[0]));
                                    for (JsonNode one : target.route().get("parameters")) {
                                        for (String value : values) {
                                            String query =
                                                    "?" + one.get("name").asString() + "=" + value;
                                            answeredWell(
                                                    raw("GET", target.path(), query, new byte[0]));
                                        }
                                    }
                                }));
    }

    @TestFactory
    Stream<DynamicTest> everyRoleMayDoWhatTheDocumentSaysAndNoMore() {
        Map<String, Integer> ranks =
                Map.of("anyone", 0, "viewer", 1, "trader", 2, "administrator", 3);
        return targets()
                .filter(target -> !target.path().endsWith("/events"))
                .filter(target -> !target.path().startsWith("/api/install"))
                .map(target ->
                        DynamicTest.dynamicTest(
                                name(target),
                                () -> {
                                    int least =
                                            ranks.getOrDefault(
                                                    target.route().get("x-least-role").asString(),
                                                    0);
                                    String path = target.path().replaceAll("\\{[a-z]+}", "77");
                                    int rank = 0;
                                    for (String role :
                                            List.of("", "VIEWER", "TRADER", "ADMINISTRATOR")) {
                                        int status =
                                                raw(
                                                                target.method(),
                                                                path,
                                                                "",
                                                                bytes(
                                                                        target.route()
                                                                                        .has(
                                                                                                "requestBody")
                                                                                ? "[]"
                                                                                : ""),
                                                                role)
                                                        .status();
                                        if (rank >= least) {
                                            assertThat(status).isNotIn(401, 403);
                                        } else {
                                            assertThat(status).isEqualTo(rank == 0 ? 401 : 403);
                                        }
                                        rank++;
                                    }
                                }));
    }

    @Test
    void headThatIsTooLargeIsRefused() throws Exception {
        Reply reply = raw("GET", "/api/v1/orders", "?after=" + "1".repeat(20_000), new byte[0]);

        assertThat(reply.status()).isIn(400, 413, 414, 431);
        assertThat(reply.text()).contains("REQUEST_TOO_LARGE");
    }

    @Test
    void whatIsNoHttpIsRefused() throws Exception {
        assertThat(said("\u0000\u0001garbage\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("jetty", "Jetty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /health/live\r\n", "GET /health/live HTTP/3.7\r\nHost: x\r\n\r\n"})
    void anotherVersionOfHttpIsTheCallersFault(String request) throws Exception {
        assertThat(said(request)).contains("\"status\":400", "Wanted HTTP/1.1");
    }

    /** A client that asks before it sends, and one that says it will send more than a disk has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 99999\r\nExpect: 100-continue",
                "Content-Length: 4611686018427387904"
            })
    void bodyThatIsTooLargeIsRefusedBeforeItIsSent(String headers) throws Exception {
        assertThat(
                        said(
                                "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                        + "Content-Type: application/json\r\n"
                                        + headers
                                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("REQUEST_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?caller-order=%zz", "?limit=2&%=1", "?limit=2&a%z1=1", "?limit=%"})
    void queryThatCannotBeDecodedIsRefused(String query) throws Exception {
        Reply reply = raw("GET", "/api/v1/orders", query, new byte[0]);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("two hexadecimal digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%D9%A3", "%EF%BC%93", "%2B2", "1e1", "2.0", "99999999999999999999"})
    void numberIsWrittenInOneWay(String limit) throws Exception {
        Reply reply = raw("GET", "/api/v1/orders", "?limit=" + limit, new byte[0]);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("Wanted a whole number");
    }

    @Test
    void orderForAnEngineThatIsNotThereSaysSo() throws Exception {
        TestServer.Answer order =
                server.send(
                        "POST",
                        "/api/v1/orders",
                        UserRole.TRADER,
                        "{\"engine\": \"nobody\", \"side\": \"buy\", \"quantity\": \"1\"}");

        assertThat(order.status()).isEqualTo(404);
        assertThat(order.body()).contains("There is no engine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u202Elive",
                "a\\nb",
                "..",
                "../..",
                "a/b",
                "a\\\\b",
                " a",
                "a ",
                "",
                "a\\u200Bb",
                "\\uE000"
            })
    void nameThatCannotBeReadIsRefused(String name) throws Exception {
        Map<String, String> bodies =
                Map.of(
                        "/api/v1/presets",
                        "\"strategy\": \"crossover\", \"instruments\": [\"simulated:BTC/USD\"]",
                        "/api/v1/engines",
                        "\"presets\": [\"none\"], \"cash\": \"1\"",
                        "/api/v1/connections",
                        "\"exchange\": \"simulated\", \"environment\": \"simulated\"");
        for (Map.Entry<String, String> body : bodies.entrySet()) {
            TestServer.Answer answer =
                    server.send(
                            "POST",
                            body.getKey(),
                            UserRole.ADMINISTRATOR,
                            "{\"name\": \"" + name + "\", " + body.getValue() + "}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("characters that can be seen");
        }
    }

    private static String said(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(bytes(request));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void methodsAndPathsThatAreNotThereSaySo() throws Exception {
        assertThat(raw("DELETE", "/api/v1/trades", "", new byte[0]).status()).isEqualTo(405);
        assertThat(raw("GET", "/api/v1/nothing", "", new byte[0]).status()).isEqualTo(404);
        assertThat(raw("GET", "/../../etc/passwd", "", new byte[0]).status()).isIn(400, 404);
    }

    @Test
    void everyReplyHasTheSecurityHeaders() throws Exception {
        for (String path : List.of("/health/live", "/api/v1/orders", "/nothing", "/api/docs")) {
            var headers = server.get(path, null).response().headers();
            SecurityHeaders.ALL.forEach((name, value) ->
                    assertThat(headers.firstValue(name)).as(path + " " + name).hasValue(value));
        }
    }

    @Test
    void idleConnectionsKeepNobodyOut() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < IDLE_CONNECTIONS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                socket.getOutputStream().write(bytes("GET /health"));
                idle.add(socket);
            }
            assertThat(server.get("/health/live", null).status()).isEqualTo(200);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    private static Stream<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                targets.add(
                        new Target(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue()));
            }
        }
        assertThat(targets).hasSizeGreaterThan(50);
        return targets.stream().filter(target -> !target.path().endsWith("/events"));
    }

    private static String name(Target target) {
        return target.method() + " " + target.path();
    }

    private static byte[] bodyOf(Target target) {
        return bytes(target.route().has("requestBody") ? "{}" : "");
    }

    private static List<String> fields(Target target) {
        return List.copyOf(
                target.route()
                        .get("requestBody")
                        .get("content")
                        .get("application/json")
                        .get("schema")
                        .get("properties")
                        .propertyNames());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Reply(int status, String text) {}

    private static void refused(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isBetween(400, 499);
        answeredWell(reply);
    }

    /** Whatever was sent: no failure of ours, nothing of our insides, and a code. */
    private static void answeredWell(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isBetween(200, 499);
        assertThat(reply.text())
                .doesNotContain("\tat ", "Exception", "dev.tradekeep", "sqlite3_", "jetty");
        if (reply.status() >= 400) {
            assertThat(reply.text()).contains("application/problem+json", "\"code\":\"");
        }
    }

    private static Reply raw(String method, String path, String query, byte[] body)
            throws Exception {
        return raw(method, path, query, body, UserRole.ADMINISTRATOR.name());
    }

    /** Past the client of the JDK, which would not send such things. */
    private static Reply raw(String method, String path, String query, byte[] body, String role)
            throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = socket.getOutputStream();
            String head =
                    method
                            + " "
                            + path
                            + query
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + (role.isEmpty() ? "" : TestServer.ROLE_HEADER + ": " + role + "\r\n")
                            + "Authorization: Bearer "
                            + (path.startsWith("/api/install") ? server.installToken() : "none")
                            + "\r\n"
                            + (body.length > 0 ? "Content-Type: application/json\r\n" : "")
                            + "Content-Length: "
                            + body.length
                            + "\r\n\r\n";
            out.write(bytes(head));
            out.write(body);
            out.flush();
            return read(socket.getInputStream());
        }
    }

    private static Reply read(InputStream in) throws Exception {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("HTTP/1.1 ");
        return new Reply(Integer.parseInt(text.substring(9, 12)), text);
    }
}
