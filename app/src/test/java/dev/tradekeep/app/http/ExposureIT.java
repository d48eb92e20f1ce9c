package dev.tradekeep.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.app.http.access.RateLimit;
import dev.tradekeep.app.http.api.Caller;
import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.RouteTable;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.app.http.events.EventHub;
import dev.tradekeep.app.http.events.EventRoutes;
import dev.tradekeep.app.http.events.ListenerPlaces;
import dev.tradekeep.app.http.server.HttpServer;
import dev.tradekeep.app.http.server.HttpSettings;
import dev.tradekeep.app.http.server.TlsFiles;
import dev.tradekeep.app.http.server.TrustedProxies;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.store.users.UserRole;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server without a database: what reaches it and what it keeps out. */
@Timeout(600)
final class ExposureIT {
    private static final int IDLE_CONNECTIONS = 1_000;
    private static final RateLimit FREE = new RateLimit(1_000_000, 1_000_000);

    /** A masked frame without content. */
    private static final byte[] PING = {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0};

    @TempDir Path folder;

    private final EventHub hub = new EventHub(1);
    private final AtomicReference<String> banned = new AtomicReference<>("");
    private final AtomicReference<String> said = new AtomicReference<>("first");

    /** Stands still, for the limit of how often a caller may ask. */
    private final AtomicLong nanoTime = new AtomicLong();

    private @Nullable HttpServer server;
    private HttpClient client = HttpClient.newHttpClient();
    private String scheme = "http";
    private int connectionsOfAddress = 2_048;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        client.close();
    }

    @Test
    void servesHttpsWithACertificateOfItsOwn() throws Exception {
        Path store = folder.resolve("store.p12");
        makeCertificate(store);
        KeyStore keys = KeyStore.getInstance(store.toFile(), "password".toCharArray());
        TlsFiles files = writePem(keys);
        start(Duration.ofSeconds(20), FREE, Optional.of(files));
        client = clientThatTrusts(keys);
        scheme = "https";

        HttpResponse<String> answer = get("/api/v1/said", "ada");
        assertThat(answer.body()).contains("first");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();

        try (Socket plain = connect()) {
            plain.getOutputStream().write(bytes("GET /api/v1/said HTTP/1.1\r\nHost: x\r\n\r\n"));
            assertThat(text(plain)).doesNotContain("first");
        }
    }

    @Test
    void refusesCertificatesAndKeysThatAreNone() throws Exception {
        Path store = folder.resolve("store.p12");
        makeCertificate(store);
        TlsFiles files = writePem(KeyStore.getInstance(store.toFile(), "password".toCharArray()));

        assertThatThrownBy(() -> new TlsFiles(files.certificate(), files.certificate()).read())
                .hasMessageContaining("openssl pkcs8");
        assertThatThrownBy(() -> new TlsFiles(files.key(), files.key()).read())
                .hasMessageContaining("PEM certificate");
        assertThatThrownBy(() -> new TlsFiles(files.certificate(), folder.resolve("no")).read())
                .hasMessageContaining("cannot be read");
        Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(files::read).hasMessageContaining("chmod 600");
    }

    @Test
    void callerWhoAsksTooOftenWaitsAndOthersDoNot() throws Exception {
        start(Duration.ofSeconds(20), new RateLimit(1, 3), Optional.empty());
        for (int i = 0; i < 3; i++) {
            assertThat(get("/api/v1/said", "ada").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = get("/api/v1/said", "ada");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue(Reply.PROBLEM);
        assertThat(refused.body()).contains("TOO_MANY_REQUESTS", "\"retryable\":true");
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(get("/api/v1/said", "ada").statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/said", "ada").statusCode()).isEqualTo(429);

        assertThat(get("/api/v1/said", "bob").statusCode()).isEqualTo(200);
        for (int i = 0; i < 3; i++) {
            assertThat(get("/api/v1/said", "").statusCode()).isEqualTo(401);
        }
        assertThat(get("/api/v1/said", "").statusCode()).isEqualTo(429);
    }

    @Test
    void thousandIdleConnectionsKeepNobodyOut() throws Exception {
        start(Duration.ofSeconds(60), FREE, Optional.empty());
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < IDLE_CONNECTIONS; i++) {
                Socket socket = connect();
                socket.getOutputStream().write(bytes("GET /api"));
                idle.add(socket);
            }
            assertThat(get("/api/v1/said", "ada").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void clientThatFallsSilentIsCutOff() throws Exception {
        start(Duration.ofSeconds(1), FREE, Optional.empty());
        try (Socket socket = connect()) {
            socket.getOutputStream().write(bytes("GET /api/v1/said HTT"));
            assertThat(text(socket)).doesNotContain("HTTP/1.1 5");
        }
        try (Socket socket = connect()) {
            socket.getOutputStream().write(bytes(postHead(100) + "{"));
            assertThat(text(socket)).doesNotContain("HTTP/1.1 5", "INTERNAL");
        }
    }

    @Test
    void clientThatSendsAByteNowAndThenIsCutOff() throws Exception {
        // Much longer than from one byte to the next, even on a machine that is busy.
        start(Duration.ofSeconds(2), FREE, Optional.empty());
        try (ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
                Socket socket = connect()) {
            socket.getOutputStream().write(bytes(postHead(10_000)));
            var dripping =
                    drip.scheduleAtFixedRate(
                            () -> write(socket, bytes(" ")), 0, 20, TimeUnit.MILLISECONDS);
            byte[] answer = new byte[12];
            int count = socket.getInputStream().readNBytes(answer, 0, answer.length);
            dripping.cancel(true);
            assertThat(new String(answer, 0, count, StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 400");
        }
    }

    @Test
    void headThatTricklesInIsCutOff() throws Exception {
        start(Duration.ofSeconds(2), FREE, Optional.empty());
        try (ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
                Socket socket = connect()) {
            socket.getOutputStream().write(bytes("GET /api/v1/said HTTP/1.1\r\nX-Slow: "));
            // Only the end of the connection ends this: what is written then is refused.
            ScheduledFuture<?> dripping =
                    drip.scheduleAtFixedRate(
                            () -> write(socket, bytes("x")), 0, 100, TimeUnit.MILLISECONDS);
            assertThatThrownBy(dripping::get).hasMessageContaining("cut off");
        }
        assertThat(get("/api/v1/said", "ada").statusCode()).isEqualTo(200);
    }

    @Test
    void addressHasOnlySoManyConnections() throws Exception {
        connectionsOfAddress = 4;
        start(Duration.ofSeconds(60), FREE, Optional.empty());
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                Socket socket = connect();
                // An answer shows that the connection has been taken.
                socket.getOutputStream().write(bytes("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
                assertThat(line(socket)).startsWith("HTTP/1.1 404");
                open.add(socket);
            }
            try (Socket beyond = connect()) {
                assertThat(beyond.getInputStream().read()).isEqualTo(-1);
            }
            open.removeFirst().close();
            Eventually.await(
                    "an answer once there is room",
                    () -> answersTo("GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
                    answer -> answer.startsWith("HTTP/1.1 404"));
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void malformedChunkIsTheCallersFault() throws Exception {
        start(Duration.ofSeconds(20), FREE, Optional.empty());
        String request =
                """
                POST /api/v1/heard HTTP/1.1
                Host: x
                Content-Type: application/json
                Transfer-Encoding: chunked
                Connection: close

                ZZ
                {}
                """;
        String answer = answersTo(request.replace("\n", "\r\n"));
        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    @Test
    void headAsksWhatGetAsksWithoutTheBody() throws Exception {
        start(Duration.ofSeconds(20), FREE, Optional.empty());
        String close = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
        try (Socket nobody = connect()) {
            nobody.getOutputStream().write(bytes("HEAD /api/v1/said" + close + "\r\n"));
            assertThat(text(nobody)).startsWith("HTTP/1.1 401").endsWith("\r\n\r\n");
        }
        try (Socket ada = connect()) {
            ada.getOutputStream().write(bytes("HEAD /api/v1/said" + close + "X-User: ada\r\n\r\n"));
            assertThat(text(ada)).startsWith("HTTP/1.1 200").contains("ETag").endsWith("\r\n\r\n");
        }
    }

    @Test
    void methodThatAPathLacksIsRefusedLikeEverythingElse() throws Exception {
        start(Duration.ofSeconds(20), new RateLimit(1, 3), Optional.empty());
        for (String method : List.of("POST", "PATCH", "OPTIONS")) {
            HttpResponse<String> refused = ask(method, "/api/v1/said");
            assertThat(refused.statusCode()).as(method).isEqualTo(405);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue(Reply.PROBLEM);
            assertThat(refused.headers().firstValue("Allow")).hasValue("GET, HEAD");
            assertThat(refused.headers().firstValue("X-Content-Type-Options")).isPresent();
        }
        // Neither these nor what is not there may be asked for without end.
        assertThat(ask("PUT", "/api/v1/said").statusCode()).isEqualTo(429);
        assertThat(ask("GET", "/nothing").statusCode()).isEqualTo(429);
    }

    @Test
    void socketMissesNothingFromItsHandshakeOn() throws Exception {
        start(Duration.ofSeconds(20), FREE, Optional.empty());
        for (int i = 1; i <= ListenerPlaces.LISTENERS_OF_USER_MAX; i++) {
            Listener listener = listen("");
            hub.publish("order", "{}");
            assertThat(listener.next()).contains("\"1-" + i + "\"");
        }
    }

    @Test
    void whatIsKnownIsNotSentAgain() throws Exception {
        start(Duration.ofSeconds(20), FREE, Optional.empty());
        HttpResponse<String> first = get("/api/v1/said", "ada");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).matches("\"[0-9a-f]{32}\"");

        HttpResponse<String> again = get("/api/v1/said", "ada", "\"other\", W/" + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        assertThat(get("/api/v1/said", "ada", "\"other\"").statusCode()).isEqualTo(200);

        said.set("second");
        HttpResponse<String> changed = get("/api/v1/said", "ada", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
    }

    @Test
    void socketTellsOfEventsAndResumesAfterTheLastOneSeen() throws Exception {
        start(Duration.ofSeconds(20), FREE, Optional.empty());
        hub.publish("order", "{\"n\":1}");
        hub.publish("order", "{\"n\":2}");

        Listener all = listen("?lastEventId=1-0");
        assertThat(all.next()).isEqualTo("{\"id\":\"1-1\",\"event\":\"order\",\"data\":{\"n\":1}}");
        assertThat(all.next()).contains("1-2");
        Listener resumed = listen("?lastEventId=1-1");
        assertThat(resumed.next()).contains("1-2");
        assertThat(listen("?lastEventId=other-7").next()).contains("\"event\":\"missed\"");
        hub.publish("engine", "{}");
        assertThat(resumed.next()).contains("1-3");

        hub.close();
        assertThat(all.closed.get(60, TimeUnit.SECONDS)).isEqualTo(1_001);
    }

    @Test
    void listenersOfAUserAreClosedWhenItMayListenNoLonger() throws Exception {
        start(Duration.ofSeconds(20), FREE, Optional.empty());
        Listener barred = listen("");
        HttpResponse<InputStream> stream =
                client.send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + port() + "/api/v1/events"))
                                .header("X-User", "ada")
                                .build(),
                        BodyHandlers.ofInputStream());
        banned.set("ada");

        ask("PUT", "/api/v1/rights");

        assertThat(barred.closed.get(60, TimeUnit.SECONDS)).isEqualTo(1_008);
        try (InputStream body = stream.body()) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(": listening\n\n");
        }
    }

    @Test
    void oneUserDoesNotTakeEveryPlace() throws Exception {
        start(Duration.ofSeconds(20), FREE, Optional.empty());
        for (int i = 0; i < ListenerPlaces.LISTENERS_OF_USER_MAX; i++) {
            listen("?lastEventId=other-1").next();
        }
        assertThat(get("/api/v1/events", "ada").statusCode()).isEqualTo(503);
        assertThat(listen("").closed.get(60, TimeUnit.SECONDS)).isEqualTo(1_013);

        Listener another = new Listener();
        var _ = open(another, "bert", "?lastEventId=other-1", "").join();
        assertThat(another.next()).contains("missed");
    }

    @Test
    void socketIsForUsersAndPagesOfThisServer() throws Exception {
        start(Duration.ofSeconds(20), FREE, Optional.empty());
        assertThat(handshake("", "", "")).isEqualTo(401);
        assertThat(handshake("ada", "", "http://elsewhere.example")).isEqualTo(403);
        assertThat(handshake("ada", "?nothing=1", "")).isEqualTo(400);
        assertThat(get("/api/v1/events/socket", "ada").statusCode()).isEqualTo(400);
    }

    @Test
    void listenerThatDoesNotReadIsCutOffAndOthersAreNot() throws Exception {
        start(Duration.ofSeconds(60), FREE, Optional.empty());
        // From the first event on, however late the server takes the listener in.
        Listener reads = listen("?lastEventId=1-0");
        try (ScheduledExecutorService pings = Executors.newSingleThreadScheduledExecutor();
                Socket deaf = connect()) {
            deaf.getOutputStream().write(bytes(upgrade()));
            assertThat(line(deaf)).startsWith("HTTP/1.1 101");
            String large = "{\"text\":\"" + "x".repeat(60_000) + "\"}";
            for (int i = 1; i <= 1_000; i++) {
                hub.publish("order", large);
                assertThat(reads.next()).contains("\"1-" + i + "\"");
            }
            // Only the end of the connection ends this: what is written then is refused.
            ScheduledFuture<?> pinging =
                    pings.scheduleAtFixedRate(
                            () -> write(deaf, PING), 0, 200, TimeUnit.MILLISECONDS);
            assertThatThrownBy(pinging::get).hasMessageContaining("cut off");
        }
        hub.publish("order", "{}");
        assertThat(reads.next()).contains("1-1001");
    }

    private void start(Duration idle, RateLimit rate, Optional<TlsFiles> tls) {
        Route said =
                Route.of(Method.GET, "/api/v1/said", "Says it.", request -> said())
                        .forRole(UserRole.VIEWER);
        Route hear =
                Route.of(Method.POST, "/api/v1/heard", "Hears it.", request -> said())
                        .taking(Shape.of(Field.optional("a", FieldKind.TEXT, "anything")));
        Route rights =
                Route.of(Method.PUT, "/api/v1/rights", "Changes them.", request -> said())
                        .changingAccess();
        HttpServer listening =
                HttpServer.listen(
                        new HttpSettings(
                                "127.0.0.1",
                                0,
                                HttpSettings.BODY_BYTES_DEFAULT,
                                2_048,
                                connectionsOfAddress,
                                idle,
                                tls,
                                TrustedProxies.NONE,
                                rate,
                                Duration.ofSeconds(5)),
                        hub,
                        path -> said(),
                        nanoTime::get);
        server = listening;
        listening.open(
                new RouteTable().add(List.of(said, hear, rights)).add(EventRoutes.routes()),
                inquiry ->
                        inquiry.header("X-User")
                                .filter(name -> !name.equals(banned.get()))
                                .map(name -> new Caller(name, null, UserRole.VIEWER))
                                .orElse(Caller.ANONYMOUS));
    }

    private Reply said() {
        return Reply.object(json -> json.writeStringProperty("said", said.get()));
    }

    private int port() {
        HttpServer started = server;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started.port();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port());
    }

    private HttpResponse<String> get(String path, String user, String... ifNoneMatch)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + port() + path));
        if (!user.isEmpty()) {
            request.header("X-User", user);
        }
        for (String tags : ifNoneMatch) {
            request.header("If-None-Match", tags);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    /** The first line of the answer; empty when the connection is closed instead. */
    private String answersTo(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(bytes(request));
            return line(socket);
        } catch (SocketException e) {
            return "";
        }
    }

    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        String next() throws InterruptedException {
            String message = messages.poll(60, TimeUnit.SECONDS);
            return message == null ? "no event within a minute" : message;
        }
    }

    private Listener listen(String query) {
        Listener listener = new Listener();
        var _ = open(listener, "ada", query, "").join();
        return listener;
    }

    private CompletableFuture<WebSocket> open(
            Listener listener, String user, String query, String origin) {
        WebSocket.Builder builder = client.newWebSocketBuilder();
        if (!user.isEmpty()) {
            builder.header("X-User", user);
        }
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        return builder.buildAsync(
                URI.create("ws://127.0.0.1:" + port() + EventRoutes.SOCKET + query), listener);
    }

    private int handshake(String user, String query, String origin) {
        try {
            open(new Listener(), user, query, origin).join();
            return 101;
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(WebSocketHandshakeException.class);
            return e.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : 0;
        }
    }

    private static String upgrade() {
        return "GET "
                + EventRoutes.SOCKET
                + " HTTP/1.1\r\nHost: localhost\r\nX-User: deaf\r\nConnection: Upgrade\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
    }

    private static String postHead(int length) {
        return "POST /api/v1/heard HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: "
                + length
                + "\r\n\r\n";
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("cut off", e);
        }
    }

    private static String line(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = socket.getInputStream().read();
        while (c >= 0 && c != '\r') {
            line.append((char) c);
            c = socket.getInputStream().read();
        }
        return line.toString();
    }

    private static String text(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void makeCertificate(Path store) throws Exception {
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "password",
                                "-keystore",
                                store.toString())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
    }

    private TlsFiles writePem(KeyStore keys) throws Exception {
        Path certificate = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        Files.writeString(
                certificate, pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
        Files.setPosixFilePermissions(certificate, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(
                key,
                pem("PRIVATE KEY", keys.getKey("server", "password".toCharArray()).getEncoded()));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return new TlsFiles(certificate, key);
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN "
                + kind
                + "-----\n"
                + Base64.getMimeEncoder().encodeToString(bytes)
                + "\n-----END "
                + kind
                + "-----\n";
    }

    private static HttpClient clientThatTrusts(KeyStore keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
