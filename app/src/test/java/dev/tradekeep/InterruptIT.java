package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while the real program writes. */
final class InterruptIT {
    /** 128 and the number of SIGINT. */
    private static final int INTERRUPTED = 130;

    private static final int FILES = 60;
    private static final int CANDLES_PER_FILE = 10_000;
    private static final int DEMO_CANDLES = 150_000;
    private static final Pattern TRADED_SOME = Pattern.compile("trading +[1-9][0-9]?%");

    @TempDir Path folder;

    @Test
    void importLeavesWholeFilesOrNothingOfThem() throws Exception {
        Path database = folder.resolve("t.db");
        Path sample = SampleCandles.wave(folder.resolve("0.csv"), CANDLES_PER_FILE);
        List<String> command =
                command("market", "import", "candles", "--db", "t.db", "--instrument", "BTC/USD");
        for (int i = 0; i < FILES; i++) {
            Path file = folder.resolve(i + ".csv");
            if (i > 0) {
                Files.createSymbolicLink(file, sample);
            }
            command.add(file.toString());
        }
        Process process = new Launcher(folder).start(command.toArray(String[]::new));
        try (BufferedReader out = process.inputReader()) {
            // It says so after the first file's commit, with all the others still to come.
            assertThat(out.readLine()).startsWith("0.csv: BTC/USD 1m");
            interrupt(process);
            Launcher.await(process);
        }
        assertThat(process.exitValue()).isEqualTo(INTERRUPTED);
        List<String> series =
                SqliteShell.query(
                        database,
                        "SELECT s.candles, count(*) FROM candle_series AS s"
                                + " JOIN candles AS c ON c.series_id = s.id GROUP BY s.id");
        assertThat(series)
                .hasSizeBetween(1, FILES - 1)
                .containsOnly(CANDLES_PER_FILE + "|" + CANDLES_PER_FILE);
        SqliteShell.assertSound(database);
        assertThat(CommandRun.of(folder, "db", "init", "--db", database).exitCode()).isZero();
    }

    @Test
    void demoLeavesBooksThatBalance() throws Exception {
        Path database = folder.resolve("t.db");
        Path candles = SampleCandles.wave(folder.resolve("btc-usd.csv"), DEMO_CANDLES);
        List<String> command =
                command(
                        "demo",
                        "--db",
                        "t.db",
                        "--candles",
                        "btc-usd.csv",
                        "--strategy",
                        "crossover:fast=2,slow=3");
        Process process =
                new Launcher(folder)
                        .with("TRADEKEEP_STDERR_TERMINAL=1")
                        .start(command.toArray(String[]::new));
        // The progress bar says when it has traded some.
        readUntil(process.getErrorStream(), TRADED_SOME);
        interrupt(process);
        Launcher.await(process);
        assertThat(process.exitValue()).isEqualTo(INTERRUPTED);
        assertThat(rest(process.getErrorStream()))
                .as("the bar is gone, and the next line is its own")
                .contains("\r\u001b[Ktradekeep: It was interrupted.");
        assertThat(SqliteShell.query(database, "SELECT status FROM engine_runs"))
                .containsExactly("failed");
        SqliteShell.assertSound(database);
        CommandRun next = CommandRun.of(folder, "demo", "--db", database, "--candles", candles);
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(SqliteShell.query(database, "SELECT status FROM engine_runs ORDER BY id"))
                .containsExactly("failed", "completed");
        assertThat(CommandRun.of(folder, "db", "init", "--db", database).exitCode()).isZero();
    }

    /** The launcher's command line, for a process that can be interrupted. */
    static List<String> command(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (canResetSignals()) {
            // What started the tests may ignore the signal, and a child inherits that.
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.add(Launcher.SCRIPT.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean canResetSignals() throws IOException {
        Process help = new ProcessBuilder("env", "--help").redirectErrorStream(true).start();
        String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return text.contains("--default-signal");
    }

    /** What Ctrl-C does. */
    static void interrupt(Process process) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        assertThat(kill.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }

    private static String rest(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void readUntil(InputStream stream, Pattern wanted) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] read = new byte[256];
        int count = stream.read(read);
        while (count >= 0) {
            text.append(new String(read, 0, count, StandardCharsets.US_ASCII));
            if (wanted.matcher(text).find()) {
                return;
            }
            count = stream.read(read);
        }
        throw new AssertionError("Ended before it said " + wanted + ": " + text);
    }
}
