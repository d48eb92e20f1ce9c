package dev.tradekeep.app.http;

import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client of a test server, with the headers that say who. */
record AccessClient(TestServer server, Map<String, String> headers) {
    static final String ADMINISTRATOR = "ada";
    static final String PASSWORD = "correct horse staple";

    /** Nobody yet. */
    static AccessClient of(TestServer server) {
        return new AccessClient(server, Map.of());
    }

    /** The first administrator of a server that is installed by this. */
    static AccessClient install(TestServer server) throws Exception {
        TestServer.require(
                of(server)
                        .bearing(server.installToken())
                        .send(
                                "POST",
                                "/api/install/initialize",
                                credentials(ADMINISTRATOR, PASSWORD)));
        return of(server).loggedIn(ADMINISTRATOR, PASSWORD);
    }

    static String credentials(String name, String password) {
        return "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
    }

    AccessClient bearing(String token) {
        return with("Authorization", "Bearer " + token);
    }

    AccessClient with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new AccessClient(server, more);
    }

    AccessClient loggedIn(String name, String password) throws Exception {
        TestServer.Answer answer = send("POST", "/api/v1/session", credentials(name, password));
        TestServer.require(answer);
        String cookie = answer.response().headers().firstValue("Set-Cookie").orElseThrow();
        return with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .with("X-CSRF-Token", answer.json().get("csrf").asString());
    }

    TestServer.Answer get(String path) throws Exception {
        return send("GET", path, "");
    }

    TestServer.Answer send(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = server.request(path, null);
        headers.forEach(request::header);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return server.send(
                request.method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }
}
