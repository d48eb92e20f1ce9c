package dev.tradekeep.bench.torture.serve;

import dev.tradekeep.bench.serve.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/** Reads that pass their time limit, again and again: the readers must outlive all of them. */
final class ReadOverruns implements Scenario.Attack {
    private static final Duration LIMIT = Duration.ofMillis(10);
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int CLIENTS = 16;
    private static final int SHOW_SECONDS = 30;
    private static final int ORDERS = 5_000;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final long LOG_BYTES_MAX = 64L * 1024 * 1024;
    private static final String LONG = "/api/v1/orders?limit=1000";
    private static final String QUICK = "/api/v1/portfolios?limit=1";

    private final LongAdder overruns = new LongAdder();
    private final LongAdder answers = new LongAdder();
    private final LongAdder wrong = new LongAdder();

    @Override
    public void run(Siege siege) throws IOException {
        Path file = siege.folder().resolve("overruns.db");
        SoundBooks.make(file, ORDERS);
        int wanted = siege.effort(100_000, 1_000);
        try (BesiegedServer server =
                BesiegedServer.start(file, BesiegedServer.Options.of(LIMIT, IDLE))) {
            long sent = overrun(server.port(), wanted, siege);
            siege.figure(
                    "%d reads, of which %d passed their limit and %d were answered"
                            .formatted(sent, overruns.sum(), answers.sum()));
            siege.require(
                    overruns.sum() >= wanted,
                    "this machine is too fast to pass the limit so often");
            siege.require(wrong.sum() == 0, wrong.sum() + " answers were neither 200 nor 503");
            try (RawClient client = new RawClient(server.port())) {
                siege.require(client.get(QUICK) == OK, "a quick read is not answered after it");
                siege.require(
                        client.get("/health/ready") == OK, "the server is not ready after it");
            }
            long log = Files.size(Path.of(file + "-wal"));
            siege.figure("write-ahead log of " + log + " bytes");
            siege.require(log <= LOG_BYTES_MAX, "the write-ahead log has " + log + " bytes");
        }
    }

    private long overrun(int port, int wanted, Siege siege) {
        LongAdder sent = new LongAdder();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(CompletableFuture.runAsync(() -> ask(port, wanted, sent), clients));
            }
            siege.show(wanted + " overruns are being made by " + CLIENTS + " clients");
            CompletableFuture<?> done =
                    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
            while (!isDone(done)) {
                siege.show(overruns.sum() + " of " + wanted + " overruns made");
            }
        }
        return sent.sum();
    }

    /** Waits for a while. */
    private static boolean isDone(CompletableFuture<?> clients) {
        try {
            var _ = clients.get(SHOW_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("A client ended early", e);
        }
    }

    /** Until enough have passed their limit, or the machine is too fast for that. */
    private void ask(int port, int wanted, LongAdder sent) {
        try (RawClient client = new RawClient(port)) {
            while (overruns.sum() < wanted && sent.sum() < 100L * wanted) {
                sent.increment();
                switch (client.get(LONG)) {
                    case OK -> answers.increment();
                    case UNAVAILABLE -> overruns.increment();
                    default -> wrong.increment();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
