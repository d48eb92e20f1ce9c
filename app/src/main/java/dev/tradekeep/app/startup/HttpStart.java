package dev.tradekeep.app.startup;

import dev.tradekeep.app.http.events.EventHub;
import dev.tradekeep.app.http.server.HttpServer;
import dev.tradekeep.app.http.server.HttpSettings;
import dev.tradekeep.app.http.server.StartReplies;
import dev.tradekeep.model.error.TradekeepException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server, which comes up on a thread of its own while the database opens. */
final class HttpStart {
    private static final Logger LOG = LoggerFactory.getLogger(HttpStart.class);

    private final FutureTask<HttpServer> task;

    private HttpStart(FutureTask<HttpServer> task) {
        this.task = task;
    }

    static HttpStart begin(HttpSettings settings, EventHub events, StartReplies starting) {
        FutureTask<HttpServer> task =
                new FutureTask<>(() -> HttpServer.listen(settings, events, starting));
        Thread.ofPlatform().name("http").start(task);
        return new HttpStart(task);
    }

    /**
     * Waits until it listens.
     *
     * @throws TradekeepException when nothing can listen
     */
    HttpServer await() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TradekeepException refused) {
                throw refused;
            }
            throw new IllegalStateException("HTTP did not come up", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while HTTP comes up", e);
        }
    }

    /** Takes down what came up for nothing. */
    void abandon() {
        try {
            await().close();
        } catch (RuntimeException e) {
            LOG.debug("HTTP did not come up either: {}", e.getMessage(), e);
        }
    }
}
