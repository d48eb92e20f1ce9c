package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.testing.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tradekeep db import} and {@code db export}, end to end. */
final class BulkIT {
    private static final String HEADER = "id,severity,code,message,raised_at\n";
    private static final String ENDLESS =
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";

    @TempDir Path folder;
    private Path database;

    @BeforeEach
    void makeDatabase() {
        database = folder.resolve("t.db");
        assertThat(run("init").exitCode()).isZero();
    }

    @Test
    void bringsRowsInAndOutAgain() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), HEADER + "1,warning,c,\"a,b\",5\n");
        CommandRun imported = run("import", "alerts", file);
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(imported.out())
                .startsWith("alerts: 1 inserted, 0 updated, 0 deleted, 0 skipped");

        CommandRun json = run("export", "SELECT id, message FROM alerts", "--format", "json");
        assertThat(json.out()).isEqualTo("[{\"id\":1,\"message\":\"a,b\"}]\n");
        Path out = folder.resolve("out.ndjson.gz");
        assertThat(run("export", "alerts", "--output", out).err()).isEqualTo(out + ": 1 rows\n");
        CommandRun again = run("import", "alerts", out, "--mode", "upsert", "--json");
        assertThat(again.out()).contains("\"inserted\":0,\"updated\":1,", "\"batches\":1,");
        assertThat(run("import", "alerts", out, "--mode", "delete").out()).contains("1 deleted");
        assertThat(run("export", "alerts").out().lines()).hasSize(1);
    }

    @Test
    void listsRowsThatAreLeftOut() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("a.csv"),
                        HEADER + "1,warning,c,m,5\n2,loud,c,m,5\nx,warning,c,m,5\n");
        CommandRun run = run("import", "alerts", file, "--on-error", "collect");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("1 inserted", "2 rejected")
                .contains("rejected " + file + ":3: it breaks the rule CHECK (")
                .contains("rejected " + file + ":4: id: wanted a whole number of 64 bits");
        assertThat(run("import", "alerts", file, "--on-error", "skip", "--json").out())
                .contains("\"rejected\":3,", "\"rejects\":[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import alert a.csv|3|There is no table \"alert\". Did you mean \"alerts\"?",
                "import alerts none.csv|3|there is no such file",
                "import alerts a.txt|3|the name does not tell the format",
                "import alerts bad.csv|3|bad.csv:2: id: wanted a whole number",
                "import alerts name.csv|3|no column \"mesage\". Did you mean \"message\"?",
                "import migrations a.csv|3|written by 'tradekeep db migrate' alone",
                "import v_orders a.csv|3|is a view",
                "import alerts a.csv --batch 0|2|Wanted --batch 1 to",
                "import alerts a.csv --mode merge|2|Invalid value for option '--mode'",
                "export alert|3|There is no table, view or query \"alert\"",
                "export DELETE_FROM_alerts|3|There is no table",
                "export alerts --time-limit 0|2|Wanted --time-limit from 1",
                "export alerts --parameter 1|3|has 0 parameters, found 1",
                "export alerts --output x.txt|3|the name does not tell the format",
                "export alerts --output t.db --format csv|3|a file of its own",
                "export alerts --output nowhere/x.csv|4|[1012 OUTPUT_FAILED]"
            })
    void saysWhatIsWrong(String line, int exitCode, String message) throws Exception {
        Files.writeString(folder.resolve("a.csv"), HEADER + "1,warning,c,m,5\n");
        Files.writeString(folder.resolve("a.txt"), HEADER);
        Files.writeString(folder.resolve("bad.csv"), HEADER + "1.5,warning,c,m,5\n");
        Files.writeString(folder.resolve("name.csv"), HEADER.replace("message", "mesage"));
        String before = SqliteShell.dump(database);
        List<Object> arguments = new ArrayList<>();
        for (String word : line.split(" ", -1)) {
            boolean isFile = word.contains(".") || word.contains("/");
            arguments.add(isFile ? folder.resolve(word).toString() : word);
        }

        CommandRun run = run(arguments.toArray());

        assertThat(run.err()).contains(message);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(SqliteShell.dump(database)).isEqualTo(before);
    }

    @Test
    void neverRunsSqlThatWrites() {
        for (String sql : List.of("DELETE FROM alerts", "PRAGMA user_version = 5", "VACUUM main")) {
            CommandRun run = run("export", sql);
            assertThat(run.exitCode()).as(sql).isNotZero();
            assertThat(run.out()).as(sql).isEmpty();
        }
    }

    @Test
    void exportsInConstantMemory() throws Exception {
        Ended ended =
                new Launcher(folder)
                        .with("TRADEKEEP_JAVA_OPTS=-Xmx20m")
                        .run(
                                "bash",
                                "-c",
                                "set -o pipefail; \"$@\" | wc -l",
                                "bash",
                                Launcher.SCRIPT.toString(),
                                "db",
                                "export",
                                ENDLESS.replace("+ 1 FROM n", "+ 1 FROM n WHERE i < 1000000")
                                        .replace("SELECT i FROM n", "SELECT i, 'text' || i FROM n"),
                                "--db",
                                "t.db");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out().strip()).isEqualTo("1000001");
    }

    @Test
    void endsWhenWhoeverReadsGoesAway() throws Exception {
        Ended ended =
                new Launcher(folder)
                        .run(
                                "bash",
                                "-c",
                                "\"$@\" | head -1; exit ${PIPESTATUS[0]}",
                                "bash",
                                Launcher.SCRIPT.toString(),
                                "db",
                                "export",
                                ENDLESS,
                                "--db",
                                "t.db");
        assertThat(ended.exitCode()).as("as of a program that SIGPIPE ended").isEqualTo(141);
        assertThat(ended.out()).isEqualTo("i\n");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void endsWhenNobodyTakesTheOutput() throws Exception {
        // The first row is more than a pipe holds, so that the reading itself is done in time.
        Process process =
                new Launcher(folder)
                        .start(
                                Launcher.SCRIPT.toString(),
                                "db",
                                "export",
                                "SELECT hex(zeroblob(500000)) AS zeros",
                                "--db",
                                "t.db",
                                "--time-limit",
                                "1");
        Launcher.await(process);
        assertThat(process.exitValue()).isEqualTo(4);
        try (BufferedReader err = process.errorReader()) {
            assertThat(err.readLine()).contains("did not take it within 1 s");
        }
    }

    @Test
    void leavesNoHalfFileOnInterrupt() throws Exception {
        Process process =
                new Launcher(folder)
                        .start(
                                interruptible(
                                        "db",
                                        "export",
                                        ENDLESS,
                                        "--db",
                                        "t.db",
                                        "--output",
                                        "rows.csv"));
        Eventually.await(
                "the file to be begun",
                this::unfinished,
                found -> !found.isEmpty() || !process.isAlive());
        InterruptIT.interrupt(process);
        Launcher.await(process);

        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(unfinished()).isEmpty();
        assertThat(folder.resolve("rows.csv")).doesNotExist();
    }

    @Test
    void leavesWholeBatchesOnInterruptAndSaysHowManyRows() throws Exception {
        int batch = 1_000;
        alerts(2_000_000);
        Process process =
                new Launcher(folder)
                        .start(
                                interruptible(
                                        "db",
                                        "import",
                                        "alerts",
                                        "rows.csv",
                                        "--db",
                                        "t.db",
                                        "--indexes",
                                        "keep",
                                        "--batch",
                                        Integer.toString(batch)));
        Eventually.await("a batch", this::count, found -> found > 0 || !process.isAlive());
        InterruptIT.interrupt(process);
        String out;
        try (BufferedReader reader = process.inputReader()) {
            out = String.join("\n", reader.lines().toList());
        }
        Launcher.await(process);

        assertThat(process.exitValue()).isEqualTo(130);
        int there = count();
        assertThat(there).isBetween(batch, 1_999_999).matches(n -> n % batch == 0);
        assertThat(out)
                .contains("stopped before the last row")
                .contains("alerts: " + String.format(Locale.ROOT, "%,d", there) + " inserted");
        SqliteShell.assertSound(database);
    }

    /** The limit is met in the middle of a batch, which is then not there at all. */
    @Test
    void leavesWholeBatchesWhenTheFileMayNotGrow() throws Exception {
        Path file = alerts(200_000);
        long blocks = Files.size(database) / 1024 + 1_000;
        Ended ended =
                new Launcher(folder)
                        .run(
                                "bash",
                                "-c",
                                "ulimit -f " + blocks + "; exec \"$@\"",
                                "bash",
                                Launcher.SCRIPT.toString(),
                                "db",
                                "import",
                                "alerts",
                                file.toString(),
                                "--db",
                                "t.db",
                                "--indexes",
                                "keep",
                                "--batch",
                                "1000");

        int there = count();
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(4);
        assertThat(there).isBetween(1_000, 199_000).matches(n -> n % 1_000 == 0);
        assertThat(ended.err()).contains("kept: " + there + " rows").hasLineCount(1);
        assertThat(ended.out()).isEmpty();
        SqliteShell.assertSound(database);
    }

    private Path alerts(int count) throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 1; i <= count; i++) {
            rows.append(i).append(",warning,c,m,5\n");
        }
        return Files.writeString(folder.resolve("rows.csv"), rows);
    }

    private int count() throws Exception {
        return Integer.parseInt(SqliteShell.value(database, "SELECT count(*) FROM alerts"));
    }

    private List<Path> unfinished() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    private static String[] interruptible(String... arguments) throws IOException {
        return InterruptIT.command(arguments).toArray(String[]::new);
    }

    private CommandRun run(Object... arguments) {
        Object[] line = new Object[arguments.length + 3];
        line[0] = "db";
        line[1] = "--db";
        line[2] = database;
        System.arraycopy(arguments, 0, line, 3, arguments.length);
        return CommandRun.of(folder, line);
    }
}
