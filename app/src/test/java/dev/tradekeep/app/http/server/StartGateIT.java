package dev.tradekeep.app.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.http.api.Caller;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.RouteTable;
import dev.tradekeep.app.http.events.EventHub;
import dev.tradekeep.app.http.routes.Starting;
import dev.tradekeep.app.http.routes.StatusBoard;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StartGateIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final StatusBoard board = new StatusBoard("1.2.3", 0);
    private HttpServer server;

    @BeforeEach
    void listen() {
        server =
                HttpServer.listen(
                        new HttpSettings(
                                "127.0.0.1", 0, HttpSettings.BODY_BYTES_DEFAULT, 16, LIMIT, LIMIT),
                        new EventHub(0),
                        path -> Starting.to(path, board));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tellsTheStatusBeforeThereIsADatabase() throws Exception {
        HttpResponse<String> status = ask("GET", "/api/system/status");

        assertThat(status.statusCode()).isEqualTo(200);
        assertThat(status.body())
                .isEqualToIgnoringNewLines("{\"status\":\"starting\",\"version\":\"1.2.3\"}");
        assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/health/ready").statusCode()).isEqualTo(503);
        assertThat(ask("HEAD", "/api/system/status").body()).isEmpty();
    }

    @Test
    void asksToTryAgainForAllElse() throws Exception {
        HttpResponse<String> order = ask("POST", "/api/v1/orders");

        assertThat(order.statusCode()).isEqualTo(503);
        assertThat(order.body()).contains("SERVER_STARTING", "/api/system/status");
        assertThat(order.headers().firstValue("Retry-After")).isPresent();
        assertThat(order.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void servesTheRoutesFromThenOn() throws Exception {
        Route said =
                Route.of(
                        Method.GET,
                        "/api/v1/said",
                        "Says it.",
                        request -> Reply.object(json -> json.writeStringProperty("said", "it")));
        assertThat(ask("GET", "/api/v1/said").statusCode()).isEqualTo(503);

        server.open(new RouteTable().add(List.of(said)), inquiry -> Caller.ANONYMOUS);

        assertThat(ask("GET", "/api/v1/said").body())
                .isEqualToIgnoringNewLines("{\"said\":\"it\"}");
        assertThat(ask("POST", "/api/v1/said").statusCode()).isEqualTo(405);
        assertThat(ask("GET", "/nothing").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(
                HttpRequest.newBuilder(uri)
                        .method(
                                method,
                                method.equals("POST")
                                        ? BodyPublishers.ofString("{}")
                                        : BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
