package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The real launcher where the disk is full, read-only, or the database is another's. */
final class ScarceResourcesIT {
    private static final int CANDLES = 60_000;

    @TempDir Path folder;
    private Path database;
    private Path candles;
    private String before = "";

    @BeforeEach
    void makeDatabase() throws Exception {
        database = folder.resolve("t.db");
        Path five = SampleCandles.csv(folder.resolve("five.csv"), SampleCandles.FIVE);
        CommandRun made = CommandRun.of(folder, importing(database, five).toArray());
        assertThat(made.exitCode()).as(made.err()).isZero();
        before = SqliteShell.dump(database);
        candles = SampleCandles.wave(folder.resolve("many.csv"), CANDLES);
    }

    @Test
    void databaseOfAnotherProcessIsLeftToIt() throws Exception {
        try (HeldDatabase held = HeldDatabase.hold(database)) {
            CommandRun run = CommandRun.of(folder, importing(database, candles).toArray());
            assertThat(run.exitCode()).isEqualTo(ErrorCode.DATABASE_LOCKED.exitCode());
            assertThat(run.err())
                    .contains("in use by process " + held.pid(), "[2004 DATABASE_LOCKED]")
                    .hasLineCount(1);
            CommandRun status = CommandRun.of(folder, "db", "status", "--db", database);
            assertThat(status.exitCode()).as("reading needs no owner").isZero();
            assertThat(status.out()).contains("five.csv: 5");
        }
        assertThat(SqliteShell.dump(database)).isEqualTo(before);
    }

    /** The limit raises a signal as well, which must not end the process. */
    @Test
    void fileThatMayNotGrowFailsWithOneLine() throws Exception {
        long blocks = Files.size(database) / 1024 + 100;
        Ended ended =
                new Launcher(folder)
                        .run(
                                "bash",
                                "-c",
                                "ulimit -f " + blocks + "; exec \"$@\"",
                                "bash",
                                Launcher.SCRIPT.toString(),
                                "market",
                                "import",
                                "candles",
                                "--db",
                                database.toString(),
                                candles.toString(),
                                "--instrument",
                                "BTC/USD",
                                "--source",
                                "many");
        assertFailed(ended, ErrorCode.DATABASE_IO, ErrorCode.DATABASE_FULL);
        assertUnharmed(database);
    }

    /** File systems of our own, where the system lets us make some; the tests above need none. */
    @TestFactory
    Stream<DynamicTest> fileSystems() throws Exception {
        String mounted =
                """
                set -e
                mount -t tmpfs -o size=$4 tmpfs "$1"
                cp "$2" "$1/t.db"
                if [ "$5" = ro ]; then mount -o remount,ro "$1"; fi
                set +e
                "$6" market import candles --db "$1/t.db" "$3" --instrument BTC/USD --source many
                code=$?
                cp "$1"/t.db* "$7"
                exit $code
                """;
        Ended allowed =
                new Launcher(folder)
                        .run(
                                "unshare",
                                "-rm",
                                "bash",
                                "-c",
                                "mount -t tmpfs tmpfs \"$1\"",
                                "bash",
                                folder.toString());
        if (allowed.exitCode() != 0) {
            return Stream.of();
        }
        return Stream.of(
                DynamicTest.dynamicTest(
                        "full",
                        () -> checkMounted(mounted, almostFull(), "rw", ErrorCode.DATABASE_FULL)),
                DynamicTest.dynamicTest(
                        "read-only",
                        () -> checkMounted(mounted, "9m", "ro", ErrorCode.DATABASE_READ_ONLY)));
    }

    /** Room for the database and a little more. */
    private String almostFull() throws IOException {
        return Files.size(database) / 1024 + 100 + "k";
    }

    private void checkMounted(String script, String size, String mode, ErrorCode code)
            throws Exception {
        Path mount = Files.createDirectory(folder.resolve("mount-" + mode));
        Path result = Files.createDirectory(folder.resolve("result-" + mode));
        Ended ended =
                new Launcher(folder)
                        .run(
                                "unshare",
                                "-rm",
                                "bash",
                                "-c",
                                script,
                                "bash",
                                mount.toString(),
                                database.toString(),
                                candles.toString(),
                                size,
                                mode,
                                Launcher.SCRIPT.toString(),
                                result.toString());
        assertFailed(ended, code);
        assertUnharmed(result.resolve("t.db"));
    }

    private static void assertFailed(Ended ended, ErrorCode... codes) {
        List<String> endings =
                Stream.of(codes).map(code -> " [" + code.number() + " " + code + "]\n").toList();
        assertThat(ended.err()).startsWith("tradekeep: ").hasLineCount(1);
        assertThat(endings).as(ended.err()).anyMatch(ended.err()::endsWith);
        assertThat(ended.exitCode()).isEqualTo(ErrorCode.Kind.RESOURCE.exitCode());
        assertThat(ended.out()).isEmpty();
    }

    private void assertUnharmed(Path file) throws IOException, InterruptedException {
        assertThat(SqliteShell.query(file, "SELECT source, candles FROM candle_series"))
                .containsExactly("five.csv|5");
        assertThat(SqliteShell.dump(file)).isEqualTo(before);
        SqliteShell.assertSound(file);
    }

    private static List<Object> importing(Path database, Path file) {
        return new ArrayList<>(
                List.of(
                        "market",
                        "import",
                        "candles",
                        "--db",
                        database,
                        file,
                        "--instrument",
                        "BTC/USD"));
    }
}
