package dev.tradekeep.venue.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A client of the exchange over real sockets, with one key. */
final class LocalClient implements AutoCloseable {
    static final String KEY = "key";
    static final String SECRET = "secret";

    private static final long PATIENCE_SECONDS = 20;
    private static final String CLOSED = "closed";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    LocalClient(int port) {
        this.port = port;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private URI uri(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + port + path);
    }

    /** A request as it is, which waits for its answer only so long. */
    HttpResponse<String> send(String method, String path, String body, long patienceMillis)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri("http", path))
                        .header("X-MBX-APIKEY", KEY)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .timeout(Duration.ofMillis(patienceMillis))
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", PATIENCE_SECONDS * 1_000);
    }

    /** A signed request. */
    HttpResponse<String> signed(String method, String path, String form) throws Exception {
        return signed(method, path, form, PATIENCE_SECONDS * 1_000);
    }

    HttpResponse<String> signed(String method, String path, String form, long patienceMillis)
            throws Exception {
        String full =
                (form.isEmpty() ? "" : form + "&") + "timestamp=" + System.currentTimeMillis();
        String all = full + "&signature=" + sign(full);
        return method.equals("GET")
                ? send(method, path + "?" + all, "", patienceMillis)
                : send(method, path, all, patienceMillis);
    }

    static String sign(String payload) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
    }

    /** A socket, and what it hears. */
    record Ear(WebSocket socket, BlockingQueue<String> texts) {
        /** The next text that has a part. */
        String next(String containing) throws InterruptedException {
            while (true) {
                String text = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(text).as("wanted " + containing).isNotNull();
                if (text.contains(containing)) {
                    return text;
                }
            }
        }

        /** Pings meanwhile: the HTTP client may not notice by itself that it was cut off. */
        void untilClosed() throws InterruptedException {
            for (int second = 0; second < PATIENCE_SECONDS; second++) {
                String text = texts.poll(1, TimeUnit.SECONDS);
                if (text == null) {
                    var _ = socket.sendPing(ByteBuffer.allocate(0)).whenComplete(this::sent);
                } else if (text.contains(CLOSED)) {
                    return;
                }
            }
            throw new AssertionError("wanted " + CLOSED);
        }

        private void sent(@Nullable WebSocket to, @Nullable Throwable failure) {
            if (failure instanceof IOException) {
                texts.add(CLOSED);
            }
        }

        void say(String text) {
            socket.sendText(text, true).join();
        }
    }

    Ear listen(String path) {
        BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        StringBuilder parts = new StringBuilder();
        WebSocket socket =
                client.newWebSocketBuilder()
                        .buildAsync(
                                uri("ws", path),
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

                                    @Override
                                    public @Nullable CompletionStage<?> onClose(
                                            WebSocket from, int code, String reason) {
                                        texts.add(CLOSED + " " + code);
                                        return null;
                                    }

                                    @Override
                                    public void onError(WebSocket from, Throwable error) {
                                        texts.add(CLOSED);
                                    }
                                })
                        .join();
        return new Ear(socket, texts);
    }

    /** A socket that hears of the account. */
    Ear listenToAccount() throws Exception {
        Ear ear = listen("/ws-api/v3");
        ear.say(request("userDataStream.subscribe.signature", ""));
        ear.next("subscriptionId");
        return ear;
    }

    /** A signed request of the WebSocket API; parameters are pairs of JSON, by name. */
    static String request(String method, String params) throws GeneralSecurityException {
        long now = System.currentTimeMillis();
        TreeMap<String, String> all = new TreeMap<>();
        all.put("apiKey", KEY);
        all.put("timestamp", Long.toString(now));
        for (String part : params.isEmpty() ? new String[0] : params.split("&", -1)) {
            int equals = part.indexOf('=');
            all.put(part.substring(0, equals), part.substring(equals + 1));
        }
        StringBuilder payload = new StringBuilder();
        StringBuilder json = new StringBuilder();
        all.forEach((name, value) -> {
            payload.append(payload.isEmpty() ? "" : "&").append(name).append('=').append(value);
            json.append('"').append(name).append("\":\"").append(value).append("\",");
        });
        return "{\"id\":\"r\",\"method\":\""
                + method
                + "\",\"params\":{"
                + json
                + "\"signature\":\""
                + sign(payload.toString())
                + "\"}}";
    }
}
