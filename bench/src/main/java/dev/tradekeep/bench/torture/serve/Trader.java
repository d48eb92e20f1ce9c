package dev.tradekeep.bench.torture.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that places orders with ids of its own, and remembers what it was told of them. */
final class Trader implements AutoCloseable {
    static final int OK = 200;

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ENGINE = "besieged";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Set<String> acknowledged = new LinkedHashSet<>();
    private final Set<String> refused = new LinkedHashSet<>();

    Trader(int port) {
        this.port = port;
    }

    /** What was answered; the status is 0 when nothing was. */
    record Answer(int status, String body, Duration after) {
        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /** Makes an engine on paper, starts it, and waits until it knows a price. */
    void startEngine() throws IOException {
        require(
                "/api/v1/presets",
                "{\"name\": \"p\", \"strategy\": \"buy-and-hold\","
                        + " \"instruments\": [\"simulated:BTC/USD\"]}");
        require(
                "/api/v1/engines",
                "{\"name\": \"%s\", \"presets\": [\"p\"], \"cash\": \"1000000\"}"
                        .formatted(ENGINE));
        require("/api/v1/engines/" + ENGINE + "/start", "");
        long end = System.nanoTime() + BesiegedServer.PATIENCE.toNanos();
        while (get("/api/system/status").json().at("/engines/0/candles").asLong() == 0) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("The engine sees no candle");
            }
            LockSupport.parkNanos(BesiegedServer.TRY_EVERY_NANOS);
        }
    }

    /** Places a small order far from the market, under an id of our own. */
    Answer buy(String id) throws IOException {
        Answer answer =
                post(
                        "/api/v1/orders",
                        "{\"engine\": \"%s\", \"side\": \"buy\", \"quantity\": \"0.001\","
                                        .formatted(ENGINE)
                                + " \"limitPrice\": \"10\", \"clientOrderId\": \"%s\"}"
                                        .formatted(id));
        if (answer.status() == OK) {
            acknowledged.add(id);
        }
        if (answer.body().contains("nothing was written")) {
            refused.add(id);
        }
        return answer;
    }

    /** Sells a little of what the engine holds, at the market. */
    Answer exit() throws IOException {
        return post(
                "/api/v1/orders",
                "{\"engine\": \"%s\", \"side\": \"sell\", \"quantity\": \"0.001\"}"
                        .formatted(ENGINE));
    }

    /** Complains of orders that were acknowledged and are not there, or refused and are. */
    void compare(Trader now, Siege siege) throws IOException {
        int lost = 0;
        for (String id : acknowledged) {
            lost += now.count(id) == 1 ? 0 : 1;
        }
        int unwanted = 0;
        for (String id : refused) {
            // One that was sent again and then acknowledged is wanted.
            unwanted += acknowledged.contains(id) || now.count(id) == 0 ? 0 : 1;
        }
        siege.figure(
                acknowledged.size() + " orders acknowledged, " + lost + " lost or there twice");
        siege.require(lost == 0, lost + " acknowledged orders are not there once");
        siege.require(
                unwanted == 0,
                unwanted + " orders are there though nothing was said to be written");
    }

    private int count(String id) throws IOException {
        return get("/api/v1/orders?caller-order=" + id).json().get("items").size();
    }

    Answer get(String path) throws IOException {
        return send(request(path).GET());
    }

    Answer post(String path, String body) throws IOException {
        return send("POST", path, body);
    }

    Answer send(String method, String path, String body) throws IOException {
        HttpRequest.Builder request = request(path);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return send(request.method(method, BodyPublishers.ofString(body)));
    }

    private void require(String path, String body) throws IOException {
        Answer answer = post(path, body);
        if (answer.status() != OK) {
            throw new IllegalStateException(path + ": " + answer.status() + " " + answer.body());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(BesiegedServer.PATIENCE);
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
