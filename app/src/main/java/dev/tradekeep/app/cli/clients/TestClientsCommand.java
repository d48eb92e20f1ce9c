package dev.tradekeep.app.cli.clients;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.local.ExchangeSettings;
import dev.tradekeep.venue.local.ExchangeSettings.Listing;
import dev.tradekeep.venue.local.ExchangeSettings.Member;
import dev.tradekeep.venue.local.LocalExchange;
import dev.tradekeep.venue.local.binance.LimitSettings;
import dev.tradekeep.venue.local.binance.VenueSettings;
import dev.tradekeep.venue.local.bybit.BybitSettings;
import dev.tradekeep.venue.local.fault.FaultSpec;
import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.SymbolRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradekeep test-clients}. */
@Command(
        name = "test-clients",
        description = {
            "Drive clients against an exchange on this machine, a fresh one for each, and compare what they are told"
                    + " with what is true: one of our own, and with Python unmodified ones of others."
        },
        sortOptions = false,
        footer = {
            "",
            "Clients: raw (needs nothing), ccxt, ccxt-bybit, python-binance (need Python 3.9 with venv, and the network"
                    + " once to install them at pinned versions).",
            "It ends with exit code 1 when a check failed.",
            "",
            "Examples:",
            "  tradekeep test-clients",
            "  tradekeep test-clients --client raw --fault latency=30",
        })
public final class TestClientsCommand implements Callable<Integer> {
    static final String KEY = "tester";
    static final String SECRET = "tester-secret";

    private static final String RAW = "raw";
    private static final Pattern OUTCOME = Pattern.compile("(ok|FAIL) .*");

    @Spec private CommandSpec spec;

    @Option(
            names = "--client",
            paramLabel = "NAME",
            description = "Which; repeatable. Default: all that can run here.")
    private List<String> names = List.of();

    @Option(
            names = "--fault",
            paramLabel = "NAME[=VALUE]…",
            description = "What goes wrong meanwhile, as for the exchange; repeatable.")
    private List<String> faults = List.of();

    @Option(
            names = "--python",
            paramLabel = "PROGRAM",
            defaultValue = "python3",
            description = "The Python to make environments with. Default: ${DEFAULT-VALUE}.")
    private String python = "";

    @Option(
            names = "--cache",
            paramLabel = "FOLDER",
            description = "Where clients are installed. Default: ~/.cache/tradekeep/clients.")
    private @Nullable Path cache;

    private int passed;
    private int failed;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        requireNames();
        if (isWanted(RAW)) {
            title(out, RAW);
            with(exchange -> raw(exchange, out));
        }
        boolean possible = PythonClient.isPossible(python);
        for (PythonClient client : PythonClient.values()) {
            if (!isWanted(client.word())) {
                continue;
            }
            title(out, client.word());
            if (!possible && names.isEmpty()) {
                out.println("left out: " + python + " is no Python 3.9 with venv");
                continue;
            }
            with(exchange -> drive(client, exchange, out));
        }
        out.println(passed + " passed, " + failed + " failed");
        out.flush();
        return failed == 0 ? 0 : 1;
    }

    private static void title(PrintWriter out, String name) {
        out.println("client " + name);
        out.flush();
    }

    private void requireNames() {
        Set<String> known = Set.of(RAW, "ccxt", "ccxt-bybit", "python-binance");
        for (String name : names) {
            if (!known.contains(name)) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "--client: wanted raw, ccxt, ccxt-bybit or python-binance, found \""
                                + name
                                + "\".");
            }
        }
    }

    private boolean isWanted(String name) {
        return names.isEmpty() || names.contains(name);
    }

    /** Something that is done with an exchange. */
    private interface Use {
        void with(LocalExchange exchange);
    }

    private void with(Use use) {
        InstantSource clock = InstantSource.system();
        try (LocalExchange exchange =
                LocalExchange.start(settings(), () -> Micros.of(clock.instant()))) {
            use.with(exchange);
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT, "The exchange cannot serve a port.", e);
        }
    }

    private ExchangeSettings settings() {
        return new ExchangeSettings(
                "127.0.0.1",
                0,
                List.of(
                        new Listing(SymbolRules.standard("BTC", "USDT"), 60_000 * Quote.UNIT),
                        new Listing(SymbolRules.standard("ETH", "USDT"), 3_000 * Quote.UNIT)),
                List.of(
                        new Member(
                                KEY,
                                Credential.of(SECRET),
                                Map.of("USDT", 100_000 * Quote.UNIT, "BTC", Quote.UNIT))),
                FeeRates.STANDARD,
                null,
                1,
                new VenueSettings(LimitSettings.LOCAL, false, false),
                BybitSettings.LOCAL,
                faults.stream().map(FaultSpec::parse).toList());
    }

    private void raw(LocalExchange exchange, PrintWriter out) {
        try (RawClient client = new RawClient(exchange.port(), KEY, SECRET)) {
            new RawChecks(exchange, client, KEY)
                    .all()
                    .forEach((name, check) -> told(out, outcome(name, check)));
        }
    }

    private static String outcome(String name, RawChecks.Check check) {
        try {
            check.run();
            return "ok " + name;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return "FAIL " + name + ": " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "FAIL " + name + ": interrupted";
        }
    }

    private void drive(PythonClient client, LocalExchange exchange, PrintWriter out) {
        Path folder = cache == null ? usualCache() : cache;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT, folder + " cannot be made: " + e.getMessage(), e);
        }
        int before = passed + failed;
        Path own = client.install(python, folder, line -> told(out, line));
        client.drive(own, folder, exchange.port(), line -> told(out, line));
        if (passed + failed == before) {
            told(out, "FAIL " + client.word() + ": it checked nothing");
        }
    }

    private static Path usualCache() {
        String named = System.getenv("XDG_CACHE_HOME");
        Path caches =
                named == null || named.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(named);
        return caches.resolve("tradekeep").resolve("clients");
    }

    private void told(PrintWriter out, String line) {
        if (OUTCOME.matcher(line).matches()) {
            passed += line.startsWith("ok ") ? 1 : 0;
            failed += line.startsWith("FAIL ") ? 1 : 0;
        }
        out.println("  " + line);
        out.flush();
    }
}
