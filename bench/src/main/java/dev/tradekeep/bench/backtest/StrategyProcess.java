package dev.tradekeep.bench.backtest;

import dev.tradekeep.bench.process.CoreTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A strategy of the catalogue over candles in memory, in a process of its own, as a backtest is:
 * what one strategy does to the compiler does not slow another. It says how often the strategy
 * trades once it is warm, and answers each line with a rate.
 */
public final class StrategyProcess {
    private static final double NANOS_PER_SECOND = 1e9;

    private StrategyProcess() {}

    /**
     * Runs it.
     *
     * @param arguments the strategy, how many candles there are, and how often it runs to warm up
     */
    public static void main(String[] arguments) throws IOException {
        Workload work =
                Workload.one(Workload.walk(1, Integer.parseInt(arguments[1])), arguments[0]);
        long trades = EngineLoop.trades(work);
        for (int round = Integer.parseInt(arguments[2]); round > 1; round--) {
            EngineLoop.trades(work);
        }
        System.out.println(trades);
        BufferedReader requests =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (requests.readLine() != null) {
            long nanos = CoreTime.nanos(() -> EngineLoop.trades(work));
            System.out.println(work.candles().size() * NANOS_PER_SECOND / nanos);
        }
    }
}
