package dev.tradekeep.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.http.TestServer.Answer;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.users.UserRole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Pages of rows so long that a thousand of them are more than one reply takes. */
@Timeout(120)
final class ListPagesIT {
    private static final int ALERTS = 1_000;
    private static final int BYTES_MAX = 1_048_576;
    private static final int SLOW = 12;
    private static final int WINDOW_BYTES = 2_048;
    private static final String LARGE = "/api/v1/alerts?limit=1000";

    @TempDir Path folder;
    private TestServer server;

    @BeforeEach
    void start() {
        Path file = folder.resolve("t.db");
        TestServer.writeCandles(file, 1);
        PlainSql.run(
                file,
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                INSERT INTO alerts (severity, code, message, raised_at)
                SELECT 'info', 'test', 'alert ' || i || ' ' || hex(zeroblob(1500)), i FROM n\
                """
                        .formatted(ALERTS));
        server = TestServer.start(file);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pageThatGrowsTooLargeEndsEarlyAndTheNextOneGoesOn() throws Exception {
        Set<Long> ids = new HashSet<>();
        int pages = 0;
        String after = "";
        while (after != null) {
            Answer page = server.get(LARGE + after, UserRole.VIEWER);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body().length()).isLessThan(BYTES_MAX + 16_384);
            page.json().get("items").forEach(row -> assertThat(ids.add(id(row))).isTrue());
            JsonNode next = page.json().get("next");
            after = next == null ? null : "&after=" + next.asString();
            pages++;
        }
        assertThat(ids).hasSizeGreaterThanOrEqualTo(ALERTS);
        assertThat(pages).isBetween(3, 5);
    }

    /** There are two readers; each is free again before the first byte is sent. */
    @Test
    void clientsThatDoNotReadHoldNoReader() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                slow.add(ask());
            }
            for (Socket socket : slow) {
                assertThat((char) socket.getInputStream().read()).isEqualTo('H');
            }
            Answer other = server.get("/api/v1/portfolios", UserRole.VIEWER);
            assertThat(other.status()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private Socket ask() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(WINDOW_BYTES);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        String request =
                "GET %s HTTP/1.1\r\nHost: localhost\r\n%s: VIEWER\r\n\r\n"
                        .formatted(LARGE, TestServer.ROLE_HEADER);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static long id(JsonNode row) {
        return row.get("id").asLong();
    }
}
