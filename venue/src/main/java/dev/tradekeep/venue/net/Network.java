package dev.tradekeep.venue.net;

import dev.tradekeep.model.time.Micros;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * The threads and connections that all connectors of a process share: one HTTP client, one timer,
 * and a virtual thread for each thing that waits. An account more costs no thread.
 *
 * <p>Any thread may call it. What is handed over after {@link #close} is dropped.
 */
public final class Network implements AutoCloseable {
    /** How long a connection may take to be made; shorter than any answer is waited for. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final RandomGenerator random;
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    private final HttpClient client;

    private Network(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        workers =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("venue-", 0).factory());
        timer =
                Executors.newSingleThreadScheduledExecutor(
                        task -> Thread.ofPlatform().name("venue-timer").daemon().unstarted(task));
        client =
                HttpClient.newBuilder()
                        // A stream of HTTP/2 that a server resets may be sent again by itself.
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .executor(workers)
                        .build();
    }

    /**
     * Opens one.
     *
     * @param clock of this machine
     * @param random for pauses; safe for use by several threads
     */
    public static Network open(InstantSource clock, RandomGenerator random) {
        return new Network(clock, random);
    }

    /** The time of this machine, UTC microseconds. */
    public long now() {
        return Micros.now(clock);
    }

    public InstantSource clock() {
        return clock;
    }

    /** For pauses; safe for use by several threads. */
    public RandomGenerator random() {
        return random;
    }

    HttpClient client() {
        return client;
    }

    /** Does something on a virtual thread of its own. */
    public void run(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException closed) {
            // Nobody waits for it any more.
        }
    }

    /**
     * Does something on a virtual thread of its own after a while.
     *
     * @return lets it be dropped before it begins
     */
    public Future<?> later(Duration after, Runnable task) {
        try {
            return timer.schedule(() -> run(task), after.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Ends every request under way; those have no known outcome. */
    @Override
    public void close() {
        timer.shutdownNow();
        client.shutdownNow();
        workers.shutdownNow();
    }
}
