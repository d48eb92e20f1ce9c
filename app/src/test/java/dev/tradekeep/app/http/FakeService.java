package dev.tradekeep.app.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A service of the web on this machine: takes what is sent, and answers as it is told. */
final class FakeService implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long POLL_MILLIS = 50;

    /** Something that was sent. */
    record Received(String path, String body, HttpExchange exchange) {
        String header(String name) {
            return String.valueOf(exchange.getRequestHeaders().getFirst(name));
        }
    }

    private record Answer(int status, String body, @Nullable String retryAfter) {}

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private volatile String updates = "[]";
    private volatile long lastUpdate;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean hangs;

    FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Received> received() {
        return received;
    }

    /** What was sent to a path that ends so. */
    List<Received> received(String pathEnd) {
        return received.stream().filter(one -> one.path().endsWith(pathEnd)).toList();
    }

    /** Answers the next request so; 200 and an empty object when nothing is left. */
    void answer(int status, String body, @Nullable String retryAfter) {
        answers.add(new Answer(status, body, retryAfter));
    }

    /** Answers nothing from now on. */
    void hang() {
        hangs = true;
    }

    /**
     * Lets polls of Telegram return these, as the array of the result, until they are asked for
     * what comes after the last, or others take their place.
     */
    void update(long last, String array) {
        lastUpdate = last;
        updates = array;
    }

    private Answer poll(String body) throws InterruptedException {
        long offset = JSON.readTree(body).get("offset").asLong();
        // As long polling does, but shorter.
        boolean ends = over.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
        String result = ends || offset > lastUpdate ? "[]" : updates;
        return new Answer(200, "{\"ok\": true, \"result\": " + result + "}", null);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Received one = new Received(path, body, exchange);
        received.add(one);
        try {
            if (hangs) {
                over.await();
            }
            if (path.endsWith("/getUpdates")) {
                send(exchange, poll(body));
                return;
            }
        } catch (InterruptedException e) {
            exchange.close();
            return;
        }
        Answer answer = answers.poll();
        send(exchange, answer == null ? new Answer(200, "{}", null) : answer);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        String after = answer.retryAfter();
        if (after != null) {
            exchange.getResponseHeaders().set("Retry-After", after);
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}
