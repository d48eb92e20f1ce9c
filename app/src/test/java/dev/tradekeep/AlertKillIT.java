package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while a message is under way. */
@Timeout(600)
final class AlertKillIT {
    private static final int MESSAGES = 12;

    /** The server dies before these messages are answered. */
    private static final List<Integer> KILLED_AT = List.of(1, 5, 8);

    private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]+)\"");

    @TempDir Path folder;

    private final Map<String, Integer> received = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicReference<@Nullable Process> server = new AtomicReference<>();
    private final CountDownLatch all = new CountDownLatch(1);

    @Test
    void everyMessageArrivesAndOnlyThoseUnderWayTwice() throws Exception {
        HttpServer service =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        service.createContext("/", this::receive);
        service.start();
        try {
            run(service.getAddress().getPort());
        } finally {
            service.stop(0);
        }
        assertThat(received).hasSize(MESSAGES);
        assertThat(received.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(MESSAGES + KILLED_AT.size());
        assertThat(new HashSet<>(received.values())).isSubsetOf(1, 2);
    }

    private void run(int port) throws Exception {
        Launcher launcher = new Launcher(folder);
        String channel = "http://127.0.0.1:" + port;
        for (String line :
                List.of(
                        "db init",
                        "alert channel add ops --kind webhook --per-minute 600 --address "
                                + channel,
                        "alert rule add all --cool-down 0")) {
            Ended ended = launcher.tradekeep((Object[]) (line + " --db t.db").split(" ", -1));
            assertThat(ended.exitCode()).as(ended.err()).isZero();
        }
        SqliteShell.query(
                folder.resolve("t.db"),
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                        + MESSAGES
                        + ") INSERT INTO alerts (severity, code, message, raised_at)"
                        + " SELECT 'info', 'test.' || i, 'm', 1 FROM n");
        for (int kill = 0; kill < KILLED_AT.size(); kill++) {
            Launcher.await(serve(launcher));
        }
        Process last = serve(launcher);
        try {
            all.await();
        } finally {
            last.destroyForcibly();
        }
        Launcher.await(last);
    }

    private Process serve(Launcher launcher) throws IOException {
        Process process =
                launcher.start(Launcher.SCRIPT.toString(), "serve", "--db", "t.db", "--port", "0");
        server.set(process);
        return process;
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher code = CODE.matcher(body);
        assertThat(code.find()).isTrue();
        received.merge(code.group(1), 1, Integer::sum);
        int number = count.incrementAndGet();
        Process process = server.get();
        if (KILLED_AT.contains(number) && process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        } else {
            exchange.sendResponseHeaders(200, -1);
        }
        exchange.close();
        if (number == MESSAGES + KILLED_AT.size()) {
            all.countDown();
        }
    }
}
