package dev.tradekeep.bench.venue;

import com.sun.management.OperatingSystemMXBean;
import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Worker;
import dev.tradekeep.venue.local.ExchangeSettings;
import dev.tradekeep.venue.local.LocalExchange;
import dev.tradekeep.venue.local.binance.LimitSettings;
import dev.tradekeep.venue.local.binance.VenueSettings;
import dev.tradekeep.venue.local.bybit.BybitSettings;
import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.SymbolRules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The local exchange in a process of its own, with some markets and a member for each client, and
 * no limits. It says its port, and answers each line with the processor time that it has used,
 * nanoseconds.
 */
public final class ExchangeProcess {
    static final String BASE = "BTC";
    static final String QUOTE = "USDT";
    static final String SYMBOL = BASE + QUOTE;
    static final String HOST = "127.0.0.1";
    static final String KEY = "key";
    static final String SECRET = "secret";

    /** The price at which the market begins, whole units of the quote asset. */
    static final long PRICE = 60_000;

    private static final long MONEY = 1_000_000;
    private static final long SEED = 7;
    private static final long MICROS_PER_MILLI = 1_000;

    private ExchangeProcess() {}

    /**
     * Runs it until nobody asks any more.
     *
     * @param arguments how many members and how many markets there are
     */
    public static void main(String[] arguments) throws IOException {
        int members = Integer.parseInt(arguments[0]);
        int markets = Integer.parseInt(arguments[1]);
        try (LocalExchange exchange =
                LocalExchange.start(
                        settings(members, markets),
                        () -> InstantSource.system().millis() * MICROS_PER_MILLI)) {
            System.out.println(exchange.port());
            BufferedReader requests =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (requests.readLine() != null) {
                System.out.println(
                        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                                .getProcessCpuTime());
            }
        }
    }

    /** Starts it. */
    static Worker start(Path folder, int members, int markets) {
        List<String> command = new ArrayList<>(Program.java(ExchangeProcess.class));
        command.add(Integer.toString(members));
        command.add(Integer.toString(markets));
        return Worker.start("exchange", command, folder);
    }

    /** The base asset of a market. */
    static String base(int market) {
        return market == 0 ? BASE : BASE + market;
    }

    private static ExchangeSettings settings(int members, int markets) {
        return new ExchangeSettings(
                HOST,
                0,
                IntStream.range(0, markets)
                        .mapToObj(i ->
                                new ExchangeSettings.Listing(
                                        SymbolRules.standard(base(i), QUOTE), PRICE * Quote.UNIT))
                        .toList(),
                IntStream.range(0, members)
                        .mapToObj(i ->
                                new ExchangeSettings.Member(
                                        KEY + i,
                                        Credential.of(SECRET),
                                        Map.of(QUOTE, MONEY * Quote.UNIT)))
                        .toList(),
                FeeRates.STANDARD,
                null,
                SEED,
                new VenueSettings(LimitSettings.OFF, false, false),
                BybitSettings.OFF,
                List.of());
    }
}
