package dev.tradekeep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.torture.serve.Scenario;
import dev.tradekeep.bench.torture.serve.ServeTorture;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the benches as the launcher does. Looks at the form of the figures, never at how large they
 * are.
 */
final class BenchIT {
    private static final long WAIT_MAX_SECONDS = 600;
    private static final List<String> SUBJECTS =
            List.of(
                    "c-stock",
                    "c-ours",
                    "tradekeep",
                    "sqlite-jdbc",
                    "better-sqlite3",
                    "node:sqlite",
                    "python-sqlite3");

    @TempDir Path folder;

    @Test
    void everySubjectDoesEveryWorkOrIsNamedAsAbsent() throws Exception {
        JsonNode report = run("sqlite");
        assertThat(report.at("/bench").asString()).isEqualTo("sqlite");
        Set<String> works = new TreeSet<>();
        Set<String> done = new TreeSet<>();
        for (JsonNode row : report.at("/rows")) {
            works.add(row.at("/work").asString());
            done.add(row.at("/work").asString() + " " + row.at("/subject").asString());
            assertThat(row.at("/min").asDouble())
                    .isPositive()
                    .isLessThanOrEqualTo(row.at("/median").asDouble());
            assertThat(row.at("/median").asDouble()).isLessThanOrEqualTo(row.at("/max").asDouble());
            boolean ours = row.at("/subject").asString().equals("tradekeep");
            assertThat(row.at("/met").isBoolean()).isEqualTo(ours);
            assertThat(row.at("/goals").isEmpty()).isEqualTo(!ours);
        }
        assertThat(works)
                .containsExactlyInAnyOrder(
                        "insert-1",
                        "insert-multi",
                        "insert-order",
                        "point-read",
                        "point-read-text",
                        "scan-int",
                        "scan-text",
                        "open-empty",
                        "open-indexed",
                        "first-use");
        assertThat(report.at("/absent").propertyNames()).doesNotContain("tradekeep", "sqlite-jdbc");
        for (String subject : SUBJECTS) {
            if (report.at("/absent").has(subject)) {
                assertThat(report.at("/absent").get(subject).asString()).isNotBlank();
                continue;
            }
            for (String work : works) {
                boolean onlyInJava = work.equals("first-use");
                if (!onlyInJava) {
                    assertThat(done).contains(work + " " + subject);
                }
            }
        }
    }

    @Test
    void everySettingIsMeasuredAloneAndLeftOut() throws Exception {
        List<String> variants = new ArrayList<>();
        run("settings").at("/rows").forEach(row -> variants.add(row.at("/subject").asString()));
        assertThat(variants)
                .hasSize(22)
                .contains("defaults", "profile", "defaults + mmap_size", "profile − journal_mode");
    }

    @Test
    void marketHistoryIsMeasuredAndPackedTicksAreTheSame() throws Exception {
        List<String> done = new ArrayList<>();
        for (JsonNode row : run("market").at("/rows")) {
            done.add(row.at("/work").asString() + " " + row.at("/subject").asString());
            assertThat(row.at("/median").asDouble()).isPositive();
        }
        assertThat(done)
                .contains(
                        "import-candles tradekeep",
                        "import-trades tradekeep",
                        "import-quotes tradekeep",
                        "year-as-hours tradekeep",
                        "year-as-hours tradekeep, from 1m rows",
                        "candle-bytes rows",
                        "candle-bytes packed",
                        "quote-scan rows",
                        "quote-scan packed",
                        "trade-bytes rows",
                        "trade-bytes packed");
    }

    @Test
    void aNewFileAndAnOldOneAreMeasuredNextToFlyway() throws Exception {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : run("init").at("/rows")) {
            rows.add(row.at("/work").asString() + " " + row.at("/subject").asString());
            assertThat(row.at("/min").asDouble()).isPositive();
        }
        assertThat(rows)
                .containsExactly(
                        "new-file tradekeep",
                        "new-file flyway",
                        "reopen tradekeep",
                        "reopen flyway");
    }

    /** Every point trades, or the bench fails. */
    @Test
    void sweepsAreMeasured() throws Exception {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : run("sweep").at("/rows")) {
            rows.add(row.at("/work").asString());
            assertThat(row.at("/min").asDouble()).isPositive();
        }
        assertThat(rows).containsExactly("pairs", "memory");
    }

    /** Every run trades, or the bench fails. */
    @Test
    void enginesAreMeasuredNextToBareStrategiesAndACommit() throws Exception {
        JsonNode report = run("backtest");
        List<String> rows = new ArrayList<>();
        for (JsonNode row : report.at("/rows")) {
            rows.add(row.at("/work").asString() + " " + row.at("/subject").asString());
            assertThat(row.at("/min").asDouble()).isPositive();
        }
        List<String> wanted =
                new ArrayList<>(
                        List.of(
                                "one-market tradekeep",
                                "one-market bare strategies",
                                "many-markets tradekeep",
                                "many-markets bare strategies",
                                "many-markets-busy tradekeep",
                                "many-markets-busy bare strategies",
                                "intent-to-send tradekeep",
                                "intent-to-send commit of an order"));
        if (!report.at("/absent").has("launcher")) {
            wanted.add("command tradekeep");
        }
        assertThat(rows).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void everyStrategyIsMeasured() throws Exception {
        JsonNode report = run("strategies");
        List<String> rows = new ArrayList<>();
        for (JsonNode row : report.at("/rows")) {
            rows.add(row.at("/work").asString() + " " + row.at("/subject").asString());
            assertThat(row.at("/min").asDouble()).isPositive();
        }
        List<String> wanted = new ArrayList<>();
        StrategyCatalog.standard()
                .factories()
                .forEach(factory -> wanted.add(factory.name() + " tradekeep"));
        wanted.add("five-indicators tradekeep");
        wanted.add("five-indicators crossover");
        if (!report.at("/absent").has("launcher")) {
            wanted.add("file tradekeep");
        }
        assertThat(rows).containsExactlyInAnyOrderElementsOf(wanted);
    }

    /** The books must trade the same, and every order must be taken, or the bench fails. */
    @Test
    void theLocalExchangeIsMeasured() throws Exception {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : run("venue").at("/rows")) {
            rows.add(row.at("/work").asString() + " " + row.at("/subject").asString());
            assertThat(row.at("/min").asDouble()).isPositive();
        }
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        "matching tradekeep",
                        "matching book of a tree",
                        "matching-time tradekeep",
                        "rest-orders tradekeep",
                        "rest-orders ping",
                        "download tradekeep");
    }

    /** The exports run under a heap that could not hold their rows, and count them. */
    @Test
    void loadsAndExportsInBulk() throws Exception {
        Set<String> rows = new TreeSet<>();
        for (JsonNode row : run("bulk").at("/rows")) {
            rows.add(row.at("/work").asString() + " " + row.at("/subject").asString());
            assertThat(row.at("/min").asDouble()).isPositive();
        }
        assertThat(rows)
                .containsExactly(
                        "export-csv tradekeep",
                        "export-json tradekeep",
                        "export-ndjson tradekeep",
                        "load-0x indexes-keep",
                        "load-0x indexes-suspend",
                        "load-2x indexes-keep",
                        "load-2x indexes-suspend",
                        "load-8x indexes-keep",
                        "load-8x indexes-suspend");
    }

    @Test
    void theWriterIsMeasuredNextToBackups() throws Exception {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : run("backup").at("/rows")) {
            rows.add(row.at("/work").asString() + " " + row.at("/subject").asString());
            assertThat(row.at("/min").asDouble()).isPositive();
        }
        assertThat(rows)
                .containsExactly(
                        "durable-orders alone",
                        "durable-orders next to backups",
                        "durable-orders while shipped",
                        "backup next to backups");
    }

    @Test
    void anAuditIsMeasuredNextToIntegrityCheckAndUnderLoad() throws Exception {
        List<String> done = new ArrayList<>();
        for (JsonNode row : run("audit").at("/rows")) {
            done.add(row.at("/work").asString() + " " + row.at("/subject").asString());
            assertThat(row.at("/min").asDouble()).isPositive();
        }
        assertThat(done)
                .containsExactly(
                        "quick tradekeep",
                        "full integrity_check alone",
                        "full tradekeep",
                        "durable-orders writer alone",
                        "durable-orders writer while audited");
    }

    @Test
    void theServerIsMeasuredWhileOrdersAreWritten() throws Exception {
        JsonNode report = run("serve");
        Set<String> works = new TreeSet<>();
        for (JsonNode row : report.at("/rows")) {
            works.add(row.at("/work").asString());
            assertThat(row.at("/median").asDouble()).isPositive();
        }
        assertThat(works).contains("status-p99", "order-p99");
        if (!report.at("/absent").has("launcher")) {
            assertThat(works).contains("start-new", "start-existing", "idle-memory");
        }
    }

    /** Every subject's rows are compared with ours inside. */
    @Test
    void everyClaimOfTheReportIsMeasuredBeforeAndAfter() throws Exception {
        JsonNode report = run("report", "--scale", "0.002");
        Set<String> works = new TreeSet<>();
        for (JsonNode row : report.at("/rows")) {
            works.add(row.at("/work").asString());
            boolean ours = row.at("/subject").asString().equals("tradekeep");
            assertThat(row.at("/median").asDouble()).isPositive();
            assertThat(row.at("/ratios").has("before")).isEqualTo(ours);
            if (row.has("p99")) {
                assertThat(row.at("/p99").asDouble())
                        .isGreaterThanOrEqualTo(row.at("/p50").asDouble());
            }
        }
        assertThat(works)
                .contains(
                        "positions",
                        "positions-8-readers",
                        "positions-cold",
                        "order-status",
                        "order-status-open",
                        "aggregation",
                        "aggregation-24h",
                        "reads-under-writes",
                        "bulk-insert");
    }

    /** The guard of every build: no clock has a part in it. */
    @Test
    void readsCostWhatIsStored() throws Exception {
        assertThat(json("check", "--json").at("/rows")).isNotEmpty();
    }

    @Test
    void onlyTheWorkAskedForIsDone() throws Exception {
        Set<String> works = new TreeSet<>();
        run("sqlite", "--work", "scan-text,first-use")
                .at("/rows")
                .forEach(row -> works.add(row.at("/work").asString()));
        assertThat(works).containsExactly("first-use", "scan-text");
    }

    @Test
    void unknownWorkIsRefused() throws Exception {
        assertThat(exitCode("sqlite", "--work", "scan-float")).isEqualTo(2);
        assertThat(read(folder.resolve("err").toFile()))
                .contains("scan-float", "scan-int", "first-use");
    }

    @Test
    void folderWithoutTicksIsRefused() throws Exception {
        assertThat(exitCode("market", "--short", "--data", folder.toString())).isEqualTo(3);
        assertThat(read(folder.resolve("err").toFile()))
                .contains("ticks/spy-trades-20131007.zip", "found neither in " + folder);
    }

    @Test
    void theWriterIsMeasuredNextToC() throws Exception {
        JsonNode report = run("write");
        Set<String> done = new TreeSet<>();
        for (JsonNode row : report.at("/rows")) {
            String subject = row.at("/subject").asString();
            done.add(row.at("/work").asString() + " " + subject);
            assertThat(row.at("/median").asDouble()).isPositive();
            boolean besideC = !row.at("/work").asString().equals("append-candles");
            assertThat(row.at("/ratios").has("c")).isEqualTo(besideC);
            assertThat(row.at("/met").isBoolean())
                    .isEqualTo(besideC && subject.equals("tradekeep"));
            assertThat(row.at("/ratios").has("single"))
                    .isEqualTo(row.at("/work").asString().equals("durable-orders"));
        }
        assertThat(report.at("/absent").isEmpty()).isTrue();
        List<String> expected =
                new ArrayList<>(
                        List.of("durable-orders tradekeep-ungrouped", "append-candles tradekeep"));
        for (String work :
                List.of("durable-orders", "latency-p99", "single-producer", "insert-candles")) {
            for (String subject : List.of("c-stock", "c-ours", "tradekeep")) {
                expected.add(work + " " + subject);
            }
        }
        assertThat(done).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** A process is killed while it acknowledges orders over a pipe, and nothing said is lost. */
    @Test
    void losesNoAcknowledgedOrderWhenKilled() throws Exception {
        JsonNode report = json("torture", "--kills", "25", "--json");

        assertThat(report.at("/kills").asInt()).isEqualTo(25);
        assertThat(report.at("/acknowledged").asLong()).isGreaterThan(1_000);
        assertThat(report.at("/found").asLong())
                .isGreaterThanOrEqualTo(report.at("/acknowledged").asLong());
        assertThat(report.at("/lost")).isEmpty();
        assertThat(report.at("/halves")).isEmpty();
        assertThat(report.at("/damage")).isEmpty();
    }

    /** The short forms of the other scenarios are tests of module {@code app}. */
    @Test
    void servedBooksOutliveReadsBeyondTheirLimitAndClientsThatDoNotRead() throws Exception {
        assertThat(exitCode("torture-serve", "read-overruns", "slow-readers", "--short", "--json"))
                .as(() -> read(folder.resolve("out").toFile()))
                .isZero();
        List<String> lines = Files.readAllLines(folder.resolve("out"));
        assertThat(lines).hasSize(2);
        for (String line : lines) {
            JsonNode result = JsonMapper.shared().readTree(line);
            assertThat(result.at("/outcome").asString()).isEqualTo("holds");
            assertThat(result.at("/figures")).isNotEmpty();
            assertThat(result.at("/wrong")).isEmpty();
        }
    }

    @Test
    void aScenarioThatEndsEarlyHasFailed() {
        Scenario broken =
                new Scenario(
                        "broken",
                        "It cannot hold.",
                        () ->
                                siege -> {
                                    throw new IOException("the other end hung up");
                                });
        ServeTorture.Result result = ServeTorture.run(broken, true, step -> {});

        assertThat(result.outcome()).isEqualTo(ServeTorture.Outcome.FAILS);
        assertThat(result.complaints()).anyMatch(line -> line.contains("the other end hung up"));
    }

    @Test
    void leavesNothingWhenItIsInterrupted() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        List<String> command = new ArrayList<>(Program.java(Main.class));
        command.add(1, "-Djava.io.tmpdir=" + temporary);
        command.addAll(List.of("bench", "settings"));
        Process process = new ProcessBuilder(command).start();
        try (BufferedReader progress = process.errorReader()) {
            assertThat(progress.readLine()).contains("warming up");
            assertThat(benchFolders(temporary)).hasSize(1);
            process.destroy();
            assertThat(process.waitFor(WAIT_MAX_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).isNotZero();
        assertThat(benchFolders(temporary)).isEmpty();
    }

    private static List<Path> benchFolders(Path temporary) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("tradekeep-"))
                    .toList();
        }
    }

    @Test
    void simulatedEnginesAreCountedWithTheirDifferences() throws Exception {
        JsonNode report = json("simulate", "--seeds", "3", "--bars", "10", "--json");
        assertThat(report.at("/seeds").asInt()).isEqualTo(3);
        assertThat(report.at("/crashes").isNumber()).isTrue();
        assertThat(report.at("/orders").isNumber()).isTrue();
        assertThat(report.at("/differences").asInt()).isZero();
        assertThat(report.at("/failures").isEmpty()).isTrue();
        assertThat(exitCode("simulate", "--seed", "1", "--only", "1,2", "--bars", "0")).isNotZero();
    }

    private JsonNode run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--short", "--json"));
        return json(all.toArray(String[]::new));
    }

    private JsonNode json(String... arguments) throws Exception {
        assertThat(exitCode(arguments)).as(() -> read(folder.resolve("err").toFile())).isZero();
        return JsonMapper.shared().readTree(folder.resolve("out").toFile());
    }

    private int exitCode(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(Program.java(Main.class));
        command.add("bench");
        command.addAll(List.of(arguments));
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        Process process =
                new ProcessBuilder(command).redirectOutput(out).redirectError(err).start();
        assertThat(process.waitFor(WAIT_MAX_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static String read(File file) {
        try {
            return Files.readString(file.toPath());
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
