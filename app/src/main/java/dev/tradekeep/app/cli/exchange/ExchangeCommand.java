package dev.tradekeep.app.cli.exchange;

import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.startup.ListenAddress;
import dev.tradekeep.app.startup.Shutdown;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.local.ExchangeSettings;
import dev.tradekeep.venue.local.ExchangeSettings.Listing;
import dev.tradekeep.venue.local.ExchangeSettings.Member;
import dev.tradekeep.venue.local.LocalExchange;
import dev.tradekeep.venue.local.binance.VenueSettings;
import dev.tradekeep.venue.local.fault.FaultSpec;
import dev.tradekeep.venue.local.spot.FeeRates;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradekeep exchange}. */
@Command(
        name = "exchange",
        description = {
            "Run an exchange on this machine that clients of Binance Spot and of Bybit v5 spot accept as it is:"
                    + " REST, market streams, user data and orders over sockets, over one matching engine with"
                    + " moving prices."
        },
        sortOptions = false,
        footer = {
            "",
            "Without --db every start begins anew. It ends with exit code 0 on Ctrl-C or SIGTERM.",
            "",
            "Examples:",
            "  tradekeep exchange",
            "  tradekeep exchange --port 9000 --account alice:s3cret:USDT=100000,BTC=1",
            "  tradekeep exchange --strict --listen-keys --seed 7",
            "  tradekeep exchange --symbols BTCUSDT,SOL/USDT=150 --fees 0.02/0.1",
            "  tradekeep exchange --limits real",
            "  tradekeep exchange --db exchange.db",
            "  tradekeep exchange --replay BTCUSDT=BTCUSDT-1m-2025-01.csv --speed 60",
            "  tradekeep exchange --fault latency=30,jitter=10 --fault timeout-after,chance=0.01",
        })
public final class ExchangeCommand implements Runnable {
    private static final String HOST = "127.0.0.1";
    private static final String DEMO_ACCOUNT = "demo:demo-secret:USDT=100000,BTC=1";

    @Spec private CommandSpec spec;
    @Mixin private JsonOption json;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8765",
            description =
                    "Where it listens, on this machine only; 0 for any. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--account",
            paramLabel = "KEY:SECRET:ASSET=AMOUNT,…",
            defaultValue = DEMO_ACCOUNT,
            converter = MemberConverter.class,
            description =
                    "Who may trade, and with what; repeatable. Instead of a secret a public key (Ed25519 or RSA,"
                            + " as base64), or @FILE with one. Default: ${DEFAULT-VALUE}.")
    private List<Member> members = List.of();

    @Option(
            names = "--symbols",
            paramLabel = "SYMBOL[=PRICE]",
            split = ",",
            defaultValue = "BTCUSDT,ETHUSDT",
            converter = ListingConverter.class,
            description =
                    "What is traded, and the price at which it begins. Default: ${DEFAULT-VALUE}.")
    private List<Listing> listings = List.of();

    @Option(
            names = "--history",
            paramLabel = "DAYS",
            defaultValue = "30d",
            converter = HistoryConverter.class,
            description =
                    "How many days of candles there are from the start. Default: ${DEFAULT-VALUE}.")
    private int historyMinutes;

    @Option(
            names = "--fees",
            paramLabel = "PERCENT",
            defaultValue = "0.1",
            converter = FeesConverter.class,
            description = "Fee of a trade, or MAKER/TAKER. Default: ${DEFAULT-VALUE}.")
    private FeeRates fees = FeeRates.STANDARD;

    @Option(
            names = "--fee-asset",
            paramLabel = "ASSET",
            description =
                    "Pay fees in it, a quarter less, as long as an account has some of it and it has a price.")
    private @Nullable String feeAsset;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The prices come of it. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--limits",
            paramLabel = "WHOSE",
            defaultValue = "local",
            description =
                    "How much may be asked for: local (many clients on one machine), real (what the real venues"
                            + " allow), or off. Default: ${DEFAULT-VALUE}.")
    private LimitsChoice limits = LimitsChoice.LOCAL;

    @Option(
            names = "--strict",
            description = "Let only Ed25519 keys log a session on, as Binance documents it.")
    private boolean strict;

    @Option(
            names = "--listen-keys",
            description = "Offer user data by listen key, too, as Binance did until 2026.")
    private boolean listenKeys;

    @Mixin private ReplayOptions replay;

    @Option(
            names = "--db",
            paramLabel = "FILE",
            description =
                    "Keep accounts, orders, trades and candles in a file of the exchange's own; the next start goes on"
                            + " from it.")
    private @Nullable Path file;

    @Option(
            names = "--recv-window",
            paramLabel = "MS",
            defaultValue = "5000",
            converter = WindowConverter.class,
            description =
                    "How old a request may be that does not say it itself. Default: ${DEFAULT-VALUE}.")
    private int recvWindow = VenueSettings.RECV_WINDOW_MILLIS;

    @Option(
            names = "--fault",
            paramLabel = "NAME[=VALUE][,SETTING=VALUE…]",
            converter = FaultConverter.class,
            description =
                    "What goes wrong on request; repeatable: latency=30, http-error=503,next=2, timeout-after,next=1."
                            + " docs/exchanges.md lists them.")
    private List<FaultSpec> faults = List.of();

    @Override
    public void run() {
        ListenAddress.requireFree(HOST, port);
        PrintWriter out = spec.commandLine().getOut();
        Shutdown shutdown = Shutdown.onSignals(() -> {});
        InstantSource clock = InstantSource.system();
        try (LocalExchange exchange =
                LocalExchange.start(settings(), () -> Micros.of(clock.instant()), file)) {
            print(out, exchange.port());
            out.flush();
            shutdown.await();
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT, "The exchange cannot serve port " + port + ".", e);
        }
    }

    private ExchangeSettings settings() {
        return new ExchangeSettings(
                HOST,
                port,
                replay.applyTo(listings),
                members,
                fees,
                feeAsset == null ? null : feeAsset.toUpperCase(Locale.ROOT),
                seed,
                new VenueSettings(limits.settings(), strict, listenKeys, recvWindow),
                limits.bybit().withRecvWindow(recvWindow),
                faults,
                historyMinutes);
    }

    private void print(PrintWriter out, int served) {
        String rest = "http://" + HOST + ":" + served;
        String socket = "ws://" + HOST + ":" + served;
        List<String> symbols = listings.stream().map(one -> one.rules().name()).toList();
        if (json.wanted()) {
            Json.print(
                    out,
                    line -> {
                        line.writeStringProperty("rest", rest);
                        line.writeStringProperty("socket", socket);
                        line.writeArrayPropertyStart("symbols");
                        symbols.forEach(line::writeString);
                        line.writeEndArray();
                        line.writeArrayPropertyStart("keys");
                        members.forEach(member -> line.writeString(member.key()));
                        line.writeEndArray();
                    });
            return;
        }
        out.println("exchange at " + rest + ", trading " + String.join(", ", symbols));
        out.println("  Binance REST            " + rest + "/api/v3");
        out.println("  Binance market streams  " + socket + "/ws and " + socket + "/stream");
        out.println("  Binance WebSocket API   " + socket + "/ws-api/v3");
        out.println("  Bybit REST              " + rest + "/v5");
        out.println("  Bybit public stream     " + socket + "/v5/public/spot");
        out.println("  Bybit private stream    " + socket + "/v5/private");
        out.println("  Bybit orders            " + socket + "/v5/trade");
        out.println(
                "  control                 "
                        + rest
                        + "/control/faults and "
                        + rest
                        + "/control/account");
        for (Member member : members) {
            out.println("  key " + member.key());
        }
        out.println("try it: curl " + rest + "/api/v3/ticker/price");
        out.println(
                "Ctrl-C ends it; "
                        + (file == null ? "nothing is kept" : file + " keeps its state"));
    }
}
