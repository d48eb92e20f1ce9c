package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.testing.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code tradekeep serve} as a process of its own. */
final class ServeIT {
    private static final String LISTENING = "listening at ";
    private static final String TOKEN = "one-time token for POST /api/install/initialize: ";
    private static final String READY = "the start is ready";

    @TempDir Path folder;

    @Test
    void endsWithNothingLeftToDoAtSigterm() throws Exception {
        Path database = folder.resolve("t.db");
        Process process = serve();
        try (BufferedReader out = process.inputReader()) {
            String address = after(readUntil(out, line -> line.startsWith(LISTENING)), LISTENING);
            readUntil(out, line -> line.equals(READY));
            assertThat(get(address + "/health/ready")).isEqualTo(HttpURLConnection.HTTP_OK);

            signal(process, "-TERM");
            Launcher.await(process);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isZero();
        assertThat(Files.exists(folder.resolve("t.db-wal"))).isFalse();
        SqliteShell.assertSound(database);
        assertThat(SqliteShell.query(database, "SELECT outcome FROM startup_runs"))
                .containsExactly("ready");
    }

    @Test
    void secondSigtermCutsOffWhoeverStillListens() throws Exception {
        Process process = serve();
        try (BufferedReader out = process.inputReader();
                HttpClient client = HttpClient.newHttpClient()) {
            String address = after(readUntil(out, line -> line.startsWith(LISTENING)), LISTENING);
            String token = after(readUntil(out, line -> line.startsWith(TOKEN)), TOKEN);
            readUntil(out, line -> line.equals(READY));
            var events =
                    client.send(
                            HttpRequest.newBuilder(URI.create(address + "/api/v1/events"))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            BodyHandlers.ofInputStream());
            assertThat(events.statusCode()).isEqualTo(HttpURLConnection.HTTP_OK);

            signal(process, "-TERM");
            signal(process, "-TERM");
            Launcher.await(process);
            events.body().close();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isZero();
        SqliteShell.assertSound(folder.resolve("t.db"));
    }

    @Test
    void startsAgainAfterItWasKilled() throws Exception {
        Process first = serve();
        try (BufferedReader out = first.inputReader()) {
            // Killed in the middle of the start: the steps after this one have not run.
            readUntil(out, line -> line.startsWith(LISTENING));
        } finally {
            first.destroyForcibly();
        }
        Launcher.await(first);

        Process second = serve();
        try (BufferedReader out = second.inputReader()) {
            readUntil(out, line -> line.startsWith(TOKEN));
            readUntil(out, line -> line.equals(READY));
            signal(second, "-TERM");
            Launcher.await(second);
        } finally {
            second.destroyForcibly();
        }
        assertThat(
                        SqliteShell.query(
                                folder.resolve("t.db"),
                                "SELECT outcome FROM startup_runs WHERE outcome = 'starting'"))
                .isEmpty();
    }

    /** How far a request to initialize comes, and what the file shows of it then. */
    enum Progress {
        NOTHING_YET("maintenance_runs WHEN NEW.cause = 'command'", "SELECT 1"),
        OPTIMIZED("users", "SELECT 1 FROM maintenance_runs WHERE cause = 'command'"),
        ;

        final String held;
        final String seen;

        Progress(String held, String seen) {
            this.held = held;
            this.seen = seen;
        }

        /** Makes the next row of a table take for ever. */
        void hold(Path database) throws Exception {
            String endless =
                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
            SqliteShell.query(
                    database,
                    "CREATE VIEW endless AS "
                            + endless
                            + "; CREATE TRIGGER hold BEFORE INSERT ON "
                            + held
                            + " BEGIN SELECT max(i) FROM endless; END");
        }

        static void release(Path database) throws Exception {
            SqliteShell.query(database, "DROP TRIGGER hold; DROP VIEW endless");
        }
    }

    @ParameterizedTest
    @EnumSource
    void completesTheInstallationThatAKillCutOff(Progress progress) throws Exception {
        Path database = folder.resolve("t.db");
        Process first = serve();
        try (BufferedReader out = first.inputReader();
                HttpClient client = HttpClient.newHttpClient()) {
            String address = after(readUntil(out, line -> line.startsWith(LISTENING)), LISTENING);
            String token = after(readUntil(out, line -> line.startsWith(TOKEN)), TOKEN);
            readUntil(out, line -> line.equals(READY));
            progress.hold(database);

            var cutOff = client.sendAsync(initialize(address, token), BodyHandlers.discarding());
            Eventually.await(
                    progress + " in the file",
                    () -> SqliteShell.query(database, progress.seen),
                    rows -> !rows.isEmpty());
            first.destroyForcibly();
            Launcher.await(first);
            assertThat(cutOff).failsWithin(Duration.ofSeconds(20));
        } finally {
            first.destroyForcibly();
        }

        Progress.release(database);
        Process second = serve();
        try (BufferedReader out = second.inputReader();
                HttpClient client = HttpClient.newHttpClient()) {
            String address = after(readUntil(out, line -> line.startsWith(LISTENING)), LISTENING);
            String token = after(readUntil(out, line -> line.startsWith(TOKEN)), TOKEN);
            readUntil(out, line -> line.equals(READY));
            HttpRequest again = initialize(address, token);

            assertThat(client.send(again, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(HttpURLConnection.HTTP_OK);
            assertThat(client.send(again, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(HttpURLConnection.HTTP_CONFLICT);
        } finally {
            second.destroyForcibly();
        }
        Launcher.await(second);
        assertThat(SqliteShell.query(database, "SELECT name, role FROM users"))
                .containsExactly("root|administrator");
        assertThat(SqliteShell.query(database, "SELECT action FROM audit_log"))
                .containsExactly("install.initialize");
    }

    private static HttpRequest initialize(String address, String token) {
        return HttpRequest.newBuilder(URI.create(address + "/api/install/initialize"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(
                        BodyPublishers.ofString(
                                "{\"name\":\"root\",\"password\":\"correct horse battery\"}"))
                .build();
    }

    @Test
    void secondServerNamesTheProcessOfTheFirst() throws Exception {
        Process process = serve();
        try (BufferedReader out = process.inputReader()) {
            readUntil(out, line -> line.equals(READY));

            Ended second = new Launcher(folder).tradekeep("serve", "--db", "t.db", "--port", "0");

            assertThat(second.exitCode()).isEqualTo(4);
            assertThat(second.err()).contains("is in use by process " + process.pid());
            Ended read = new Launcher(folder).tradekeep("list", "startup-runs", "--db", "t.db");
            assertThat(read.exitCode()).as(read.err()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void refusesAnAddressThatOthersReach() throws Exception {
        Ended ended = new Launcher(folder).tradekeep("serve", "--db", "t.db", "--host", "0.0.0.0");

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err()).contains("--insecure");
        assertThat(folder.resolve("t.db")).doesNotExist();
    }

    private Process serve() throws IOException {
        return new Launcher(folder)
                .start(Launcher.SCRIPT.toString(), "serve", "--db", "t.db", "--port", "0");
    }

    private static String readUntil(BufferedReader out, Predicate<String> wanted)
            throws IOException {
        String line = out.readLine();
        while (line != null && !wanted.test(line)) {
            line = out.readLine();
        }
        assertThat(line).as("a line that never came").isNotNull();
        return line;
    }

    private static String after(String line, String prefix) {
        return line.substring(prefix.length());
    }

    private static int get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static void signal(Process process, String name)
            throws IOException, InterruptedException {
        Process kill =
                new ProcessBuilder(List.of("kill", name, Long.toString(process.pid()))).start();
        assertThat(kill.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
}
