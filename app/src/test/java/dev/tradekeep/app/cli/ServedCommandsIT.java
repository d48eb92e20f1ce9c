package dev.tradekeep.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.cli.base.ProgramVersion;
import dev.tradekeep.app.http.TestServer;
import dev.tradekeep.app.http.access.SessionAccess;
import dev.tradekeep.app.http.access.StoredAdministrator;
import dev.tradekeep.app.invocation.Api;
import dev.tradekeep.app.invocation.MadeInvocation;
import dev.tradekeep.app.startup.Connectors;
import dev.tradekeep.app.startup.ServedServer;
import dev.tradekeep.app.startup.Server;
import dev.tradekeep.app.upkeep.UpkeepSettings;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.testing.Eventually;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that change the books of a server that runs. */
@Timeout(600)
final class ServedCommandsIT {
    private static final Pattern ORDER_ID = Pattern.compile("T[0-9A-V]{17}");
    private static final String PASSWORD = "a long pass phrase";

    @TempDir Path folder;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private Path file = Path.of("t.db");
    private ServedServer server = server(file);
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void serve() throws Exception {
        file = folder.resolve("t.db");
        server = server(file);
        server.start();
        Files.writeString(
                folder.resolve("btc-usd.csv"),
                """
                timestamp,open,high,low,close,volume
                2025-01-01T00:00:00Z,100.5,101.0,100.0,100.7,1.5
                2025-01-01T01:00:00Z,100.7,101.0,100.0,100.9,1.5
                2025-01-01T02:00:00Z,100.9,101.0,100.0,100.1,1.5
                """);
        Files.writeString(folder.resolve("assets.csv"), "id,code,scale\n900,ABC,2\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user add bob --role trader",
                "market import candles F/btc-usd.csv --instrument BTC/USD",
                "market import candles F/btc-usd.csv --instrument BTC/USD --json",
                "demo --candles F/btc-usd.csv",
                "demo",
                "db init",
                "db migrate",
                "db import assets F/assets.csv",
                "db backup F/b.db",
                "db audit --level full",
                "db optimize",
                "db checkpoint",
                "db vacuum",
                "db vacuum --full",
                "db retention",
                "market retention apply",
                "market candles build --from trades --instrument NO/NE --interval 1m",
                "user role nobody trader",
                "token create nobody robot",
                "secrets set nothing api_key",
            })
    void runsAsItDoesWithoutAServer(String line) throws Exception {
        Path alone = folder.resolve("alone.db");
        run(alone, "db", "init");
        int wanted = run(alone, line.replace("F/", folder + "/").split(" "));
        String outAlone = steady(out.toString(), alone);
        String errAlone = steady(err.toString(), alone);
        Files.deleteIfExists(folder.resolve("b.db"));
        Files.deleteIfExists(folder.resolve("b.db.sha256"));

        int code = run(file, line.replace("F/", folder + "/").split(" "));

        assertThat(code).as(err.toString()).isEqualTo(wanted);
        assertThat(steady(err.toString(), file)).isEqualTo(errAlone);
        assertThat(steady(out.toString(), file)).isEqualTo(outAlone);
        assertThat(log).noneMatch(entry -> entry.contains(PASSWORD));
    }

    @Test
    void importsWhatTheServerThenReads() throws Exception {
        assertThat(
                        run(
                                file,
                                "market",
                                "import",
                                "candles",
                                folder.resolve("btc-usd.csv").toString(),
                                "--instrument",
                                "BTC/USD"))
                .as(err.toString())
                .isZero();
        assertThat(run(file, "list", "series", "--json")).isZero();
        assertThat(out.toString()).contains("\"candles\":3");
    }

    @Test
    void restoreTakesTheServerDownAndUpAgain() throws Exception {
        Path backup = folder.resolve("b.db");
        assertThat(run(file, "db", "backup", backup.toString())).isZero();
        assertThat(run(file, "user", "add", "bob")).as(err.toString()).isZero();

        assertThat(run(file, "db", "restore", backup.toString()))
                .as("not told to replace it")
                .isEqualTo(ErrorCode.CONFLICT.exitCode());
        assertThat(log).noneMatch(entry -> entry.startsWith("taken down"));
        assertThat(run(file, "db", "restore", backup.toString(), "--force"))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains("was restored").contains("is kept as");
        assertThat(log).anyMatch(entry -> entry.startsWith("taken down"));
        assertThat(log.stream().filter(entry -> entry.startsWith("listening at ")).distinct())
                .as("the same address")
                .hasSize(1);
        assertThat(run(file, "user", "list", "--json")).isZero();
        assertThat(out.toString()).doesNotContain("bob");
        assertThat(run(file, "user", "add", "eve")).as(err.toString()).isZero();
    }

    @Test
    void comesUpAgainWithTheOldBooksWhenTheBackupIsNoGood() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.db"), "no database at all");

        assertThat(run(file, "db", "restore", bad.toString(), "--force")).isNotZero();

        assertThat(run(file, "user", "add", "bob")).as(err.toString()).isZero();
    }

    /** Closing a file that SQLite has open would drop its locks. */
    @ParameterizedTest
    @ValueSource(strings = {"", "-wal", "-shm", ".lock"})
    void opensNoFileOfTheBooksByAnotherWay(String suffix) throws Exception {
        assertThat(run(file, "db", "import", "assets", file + suffix, "--format", "csv"))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT.exitCode());
        assertThat(err.toString()).contains("belongs to the database that the server keeps");
    }

    @Test
    void saysThatAPipeIsNotTheServers() throws Exception {
        assertThat(run(file, "db", "import", "assets", "/dev/stdin", "--format", "csv"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("belongs to your process");
    }

    /** A line each, as a user types them one after the other. */
    private static final List<String> TRADING =
            List.of(
                    "preset create slow --strategy crossover --parameters fast=10,slow=30"
                            + " --instruments simulated:BTC/USD",
                    "preset update slow --parameters fast=5,slow=20 --instruments simulated:BTC/USD",
                    "engine create e1 --presets slow --cash 10000 --auto-start",
                    "engine start e1",
                    "order place --engine e1 --side buy --quantity 0.0001 --stop-price 90000"
                            + " --limit-price 91000 --json",
                    "order place --engine e1 --side buy --quantity 0.0001 --limit-price 1"
                            + " --time-in-force gtd --expires-at 2040-01-01T00:00:00Z --post-only"
                            + " --json",
                    "order place --engine e1 --side buy --quantity 0.0001 --limit-price 1 --json",
                    "order show ORDER",
                    "order cancel ORDER",
                    "halt raise --level no_entries --reason noon",
                    "halt list",
                    "halt clear 1",
                    "engine pause e1",
                    "halt clear 2",
                    "limit set --kind daily_loss --value 500USD --action halt --engine e1",
                    "limit disable 1",
                    "limit enable 1",
                    "limit list",
                    "risk limits",
                    "risk halts",
                    "risk events",
                    "engine list",
                    "engine show e1",
                    "engine events --engine e1",
                    "preset list",
                    "preset show slow --json",
                    "order list --portfolio e1",
                    "strategy list",
                    "strategy show crossover",
                    "strategy new own-idea",
                    "strategy reload",
                    "engine add e3 --strategy own-idea --param candles=20 --instrument"
                            + " BTC/USD --interval 1m --cash 5000 --auto-start",
                    "preset show e3",
                    "engine start e3",
                    "engine stop e3",
                    "engine stop e1",
                    "engine archive e1",
                    "portfolio archive e1",
                    "portfolio activate e1",
                    "engine activate e1",
                    "engine create e2 --presets slow --cash 10",
                    "engine delete e2",
                    "preset archive slow",
                    "preset activate slow",
                    "connection add paper --exchange simulated --environment local --api-key-stdin",
                    "connection change paper --rest-address http://127.0.0.1:9 --min-interval 200",
                    "connection enable paper",
                    "connection list",
                    "connection show paper",
                    "connection events",
                    "connection disable paper",
                    "connection remove paper");

    @Test
    void tradesOnPaperFromTheCommandLine() throws Exception {
        server.close();
        TestServer.writeCandles(file, 3_000);
        server = server(file, Duration.ofSeconds(1));
        server.start();
        String order = "";

        for (String line : TRADING) {
            if (line.startsWith("order place")) {
                Eventually.await(
                        "the first candle", () -> run(file, line.split(" ")), code -> code == 0);
                Matcher id = ORDER_ID.matcher(out.toString());
                assertThat(id.find()).as(out.toString()).isTrue();
                order = id.group();
                continue;
            }
            String command = line.replace("ORDER", order);
            assertThat(run(file, command.split(" "))).as(line + ": " + err).isZero();
            assertThat(out.toString()).as(line).isNotBlank().doesNotContain(PASSWORD);
        }

        assertThat(run(file, "list", "audit-log", "--all", "--csv")).isZero();
        assertThat(out.toString())
                .contains("command line", "preset.create", "engine.start", "halt.raise")
                .contains("strategy.reload", "own-idea:candles=20,share-bps=9500 on BTC/USD");
        assertThat(run(file, "list", "orders", "--portfolio", "e1", "--csv")).isZero();
        assertThat(out.toString()).contains("STOP_LIMIT");
    }

    @Test
    void startsNoEngineWithoutAServer() throws Exception {
        server.close();

        assertThat(run(file, "engine", "start", "e1")).isEqualTo(ErrorCode.CONFLICT.exitCode());

        assertThat(err.toString()).contains("No server runs; start one with 'tradekeep serve'.");
    }

    @Test
    void runsImportsAsJobsOfTheApi() throws Exception {
        Path jobs = Files.createDirectories(folder.resolve("jobs"));
        Files.copy(folder.resolve("btc-usd.csv"), jobs.resolve("btc-usd.csv"));

        String job =
                ended(start("import_candles", "btc-usd.csv", "--instrument", "BTC/USD", "--json"));
        assertThat(job).contains("\"state\":\"done\"", "\"exitCode\":0", "\\\"inserted\\\":3");
        assertThat(ended(start("export_rows", "candles", "--output", "out.csv")))
                .contains("\"state\":\"done\"");
        assertThat(jobs.resolve("out.csv")).content().hasLineCount(4);
        assertThat(ended(start("schema_drift"))).contains("\"exitCode\":0");
        assertThat(run(file, "db", "backup", jobs.resolve("b.db").toString())).isZero();
        assertThat(ended(start("verify_backup", "b.db"))).contains("the books balance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../btc-usd.csv", "/etc/passwd", "link.csv", "@btc-usd.csv", "--db=x"})
    void jobsReachNoFilesButThoseOfTheirFolder(String argument) throws Exception {
        Path jobs = Files.createDirectories(folder.resolve("jobs"));
        Files.createSymbolicLink(jobs.resolve("link.csv"), folder.resolve("btc-usd.csv"));
        String reply;
        try {
            reply = ended(start("import_candles", argument, "--instrument", "BTC/USD"));
        } catch (TradekeepException e) {
            reply = String.valueOf(e.getMessage());
        }
        assertThat(reply).containsAnyOf("Wanted a file of the folder for jobs", "may not begin");
        assertThat(run(file, "list", "series", "--json")).isZero();
        assertThat(out.toString()).contains("\"items\":[]");
    }

    private String start(String command, String... arguments) {
        return server.api()
                .call(
                        new Api.Call(
                                "POST",
                                "/api/v1/jobs",
                                Map.of(
                                        "command", List.of(command),
                                        "arguments", List.of(arguments))));
    }

    private String ended(String job) throws Exception {
        String id = job.replaceAll("(?s).*\"id\":([0-9]+),.*", "$1");
        return Eventually.await(
                "the end of " + job,
                () ->
                        server.api()
                                .call(
                                        new Api.Call(
                                                "GET",
                                                "/api/v1/jobs/{id}",
                                                Map.of("id", List.of(id)))),
                text -> !text.contains("\"running\""));
    }

    /** What differs from run to run: names, times, sizes. */
    private static String steady(String text, Path database) {
        return text.replace(database.toString(), "DB")
                .replaceAll("[0-9.,]+ [km]?B\\b", "SIZE")
                .replaceAll("[0-9.,]+ MB\\b", "SIZE")
                .replaceAll("[0-9.,]+ s\\b", "TIME")
                .replaceAll("[0-9,]+/s", "RATE")
                .replaceAll("\"(duration|micros|nanos|seconds|importedPerSecond)\":[0-9.]+", "TIME")
                .replaceAll("sha256 [0-9a-f]+", "HASH")
                .replaceAll("  [a-z ]*(pages|frames|bytes)[a-z ]* [0-9,]+", "  PAGES");
    }

    private int run(Path database, String... words) throws Exception {
        out = new StringWriter();
        err = new StringWriter();
        List<String> args = new ArrayList<>(List.of(words));
        args.add("--db");
        args.add(database.toString());
        return MadeInvocation.in(folder, Map.of())
                .typing(PASSWORD)
                .call(() ->
                        CommandTree.run(
                                new PrintWriter(out, true),
                                new PrintWriter(err, true),
                                folder,
                                args.toArray(String[]::new)));
    }

    private ServedServer server(Path database) {
        return server(database, Duration.ofMillis(1));
    }

    private ServedServer server(Path database, Duration pace) {
        return new ServedServer(
                TestServer.settings(database, pace, UpkeepSettings.NO_COPIES),
                Optional.of(database.resolveSibling("jobs")),
                settings ->
                        new Server(
                                settings,
                                "test",
                                InstantSource.system(),
                                Connectors.open(InstantSource.system()),
                                new StoredAdministrator(),
                                SessionAccess::new,
                                log::add),
                ProgramVersion.text(),
                CommandTree::runServed,
                log::add,
                () -> {});
    }
}
