package dev.tradekeep.bench.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/**
 * Asks at a fixed rate from several connections. The time of an answer counts from when it should
 * have been asked for, so that a server that stalls cannot hide it by keeping its clients waiting.
 */
final class Pacer {
    private static final int CONNECTIONS = 8;
    private static final int OK = 200;
    private static final int P99 = 99;

    private Pacer() {}

    /**
     * Asks so many times.
     *
     * @param path of the request of a number, from 0 on
     * @return the 99th percentile, milliseconds
     */
    static double p99Millis(int port, int perSecond, int requests, LongFunction<String> path) {
        long[] nanos = new long[requests];
        long start = System.nanoTime() + 50_000_000;
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int first = i;
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    ask(port, perSecond, nanos, path, start, first);
                                } catch (RuntimeException e) {
                                    synchronized (failures) {
                                        failures.add(e);
                                    }
                                }
                            }));
        }
        threads.forEach(Pacer::join);
        if (!failures.isEmpty()) {
            throw new IllegalStateException("The server did not answer", failures.getFirst());
        }
        Arrays.sort(nanos);
        return nanos[(int) ((long) requests * P99 / 100)] / 1e6;
    }

    private static void ask(
            int port,
            int perSecond,
            long[] nanos,
            LongFunction<String> path,
            long start,
            int first) {
        try (RawClient client = new RawClient(port)) {
            for (int i = first; i < nanos.length; i += CONNECTIONS) {
                long due = start + i * 1_000_000_000L / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                int status = client.get(path.apply(i));
                nanos[i] = System.nanoTime() - due;
                if (status != OK) {
                    throw new IllegalStateException(path.apply(i) + " answered " + status);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
