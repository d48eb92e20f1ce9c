package dev.tradekeep.app.cli.clients;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the protocols of the exchange with nothing but sockets, as their documents say. */
final class RawClient implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String WINDOW = "5000";

    /** An answer that is no error of the transport. */
    record Answer(int status, JsonNode body) {
        String text(String name) {
            return body.path(name).asString("");
        }
    }

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final int port;
    private final String key;
    private final String secret;

    RawClient(int port, String key, String secret) {
        this.port = port;
        this.key = key;
        this.secret = secret;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        var reply = http.send(request, BodyHandlers.ofString());
        return new Answer(reply.statusCode(), MAPPER.readTree(reply.body()));
    }

    private String sign(String payload) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
    }

    /** A signed request of Binance, with all parameters in its query. */
    Answer binance(String method, String path, String query)
            throws IOException, InterruptedException, GeneralSecurityException {
        String full = (query.isEmpty() ? "" : query + "&") + "timestamp=" + millis();
        String signed = path + "?" + full + "&signature=" + sign(full);
        return send(
                request("/api/v3/" + signed)
                        .header("X-MBX-APIKEY", key)
                        .method(method, BodyPublishers.noBody())
                        .build());
    }

    private static String millis() {
        return Long.toString(System.currentTimeMillis());
    }

    /** A signed request of Bybit: a query to get, a body of JSON to post. */
    Answer bybit(String method, String path, String payload)
            throws IOException, InterruptedException, GeneralSecurityException {
        boolean gets = method.equals("GET");
        String time = millis();
        HttpRequest.Builder request =
                request("/v5/" + path + (gets ? "?" + payload : ""))
                        .header("X-BAPI-API-KEY", key)
                        .header("X-BAPI-TIMESTAMP", time)
                        .header("X-BAPI-RECV-WINDOW", WINDOW)
                        .header("X-BAPI-SIGN", sign(time + key + WINDOW + payload));
        return send(
                gets
                        ? request.GET().build()
                        : request.header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(payload))
                                .build());
    }

    /** A socket, and what it hears. */
    record Ear(WebSocket socket, BlockingQueue<String> texts) {
        void say(String text) {
            socket.sendText(text, true).join();
        }

        /**
         * The next text that has a part.
         *
         * @throws IOException when none comes
         */
        JsonNode next(String part) throws IOException, InterruptedException {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                long left = end - System.nanoTime();
                String text = texts.poll(Math.max(0, left), TimeUnit.NANOSECONDS);
                if (text == null) {
                    throw new IOException("nothing with " + part + " came over the socket");
                }
                if (text.contains(part)) {
                    return MAPPER.readTree(text);
                }
            }
        }
    }

    Ear listen(String path) {
        BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        StringBuilder parts = new StringBuilder();
        WebSocket.Listener listener =
                new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onText(
                            WebSocket from, CharSequence data, boolean last) {
                        parts.append(data);
                        if (last) {
                            texts.add(parts.toString());
                            parts.setLength(0);
                        }
                        from.request(1);
                        return null;
                    }
                };
        URI address = URI.create("ws://127.0.0.1:" + port + path);
        return new Ear(http.newWebSocketBuilder().buildAsync(address, listener).join(), texts);
    }

    /** A socket that hears of the account in Binance's words. */
    Ear listenToAccount() throws IOException, InterruptedException, GeneralSecurityException {
        Ear ear = listen("/ws-api/v3");
        Map<String, String> params = new TreeMap<>(Map.of("apiKey", key, "timestamp", millis()));
        String payload = "apiKey=" + key + "&timestamp=" + params.get("timestamp");
        params.put("signature", sign(payload));
        ear.say(
                MAPPER.writeValueAsString(
                        Map.of(
                                "id",
                                1,
                                "method",
                                "userDataStream.subscribe.signature",
                                "params",
                                params)));
        ear.next("subscriptionId");
        return ear;
    }
}
