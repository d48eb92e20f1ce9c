package dev.tradekeep.app.startup;

import dev.tradekeep.app.invocation.Api;
import dev.tradekeep.app.invocation.ServedBooks;
import dev.tradekeep.app.jobs.Jobs;
import dev.tradekeep.app.socket.CommandListener;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.venue.account.RequestBudget;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server with the socket through which commands reach it. A command that takes the database for
 * itself has the server taken down and brought up again around it, at the same port. Thread-safe.
 */
public final class ServedServer implements ServedBooks, AutoCloseable {
    private final Function<ServeSettings, Server> servers;
    private final String version;
    private final CommandListener.Program commands;
    private final Consumer<String> log;
    private final Runnable onFailure;
    private final Jobs jobs;

    /** Held while a server comes up or goes down after the first start. */
    private final ReentrantLock changing = new ReentrantLock();

    private ServeSettings settings;
    private volatile @Nullable Server current;
    private volatile @Nullable RuntimeException failure;
    private volatile Optional<TradekeepException> lost = Optional.empty();
    private @Nullable CommandListener listener;

    /**
     * One that has not started.
     *
     * @param jobsFolder whose files jobs of the API may use; empty for no jobs
     * @param servers makes a server that has not started
     * @param version of the program; commands of another one are refused
     * @param commands runs a command line that was sent here
     * @param log takes one line for each event
     * @param onFailure hears when the server does not come up again
     */
    public ServedServer(
            ServeSettings settings,
            Optional<Path> jobsFolder,
            Function<ServeSettings, Server> servers,
            String version,
            CommandListener.Program commands,
            Consumer<String> log,
            Runnable onFailure) {
        this.settings = settings;
        this.servers = servers;
        this.version = version;
        this.commands = commands;
        this.log = log;
        this.onFailure = onFailure;
        jobs = new Jobs(jobsFolder, commands, this, InstantSource.system());
    }

    /**
     * Brings it up.
     *
     * @throws TradekeepException as {@link Server#start}
     */
    public void start() {
        Server server = servers.apply(settings);
        server.offer(jobs);
        server.whenOpen(() -> {
            current = server;
            listen(server.database());
        });
        server.start();
        settings = settings.at(server.port());
    }

    /** Commands may come as soon as the books are open; without a socket, the rest still works. */
    private void listen(Database database) {
        try {
            listener = CommandListener.start(database.path(), version, this, commands);
        } catch (TradekeepException e) {
            log.accept("commands that change the books wait until this server stops: " + e);
        }
    }

    @Override
    public Database database() {
        return running().database();
    }

    @Override
    public Api api() {
        return running().api();
    }

    @Override
    public RequestBudget budget(String exchange, URI rest) {
        return running().services().connections().budgets().of(exchange, rest);
    }

    private Server running() {
        Server server = current;
        if (server == null) {
            throw new TradekeepException(
                    ErrorCode.SERVER_STARTING, "The server is coming up or going down. Try again.");
        }
        return server;
    }

    @Override
    public <R> R alone(Supplier<R> work) {
        changing.lock();
        try {
            Server server = running();
            requireNoJob();
            EnginesOf engines = EnginesOf.running(server.services());
            engines.requireNoneLive();
            log.accept("taken down for a command that takes the database for itself");
            current = null;
            server.close();
            return restartAfter(work, engines);
        } finally {
            changing.unlock();
        }
    }

    private void requireNoJob() {
        if (jobs.isRunning()) {
            throw new TradekeepException(
                    ErrorCode.SERVER_BUSY,
                    "This takes the database for itself, and a job runs. Try again when it has"
                            + " ended, or cancel it.");
        }
    }

    private <R> R restartAfter(Supplier<R> work, EnginesOf engines) {
        R result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            try {
                restart(engines);
            } catch (RuntimeException unable) {
                e.addSuppressed(unable);
            }
            throw e;
        }
        restart(engines);
        return result;
    }

    private void restart(EnginesOf engines) {
        Server server = servers.apply(settings);
        server.offer(jobs);
        try {
            server.start();
            current = server;
            engines.resume(server.services(), log);
        } catch (RuntimeException e) {
            failure = e;
            onFailure.run();
            throw e;
        }
    }

    /** Why the server did not come up again. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Once it is closed: why not all of it is on the books; empty when all is. */
    public Optional<TradekeepException> lost() {
        return lost;
    }

    /** While it is being taken down: cuts off the requests that are still being answered. */
    public void hurry() {
        Server server = current;
        if (server != null) {
            server.hurry();
        }
    }

    /** Ends the commands, then the server. Closing twice does nothing. */
    @Override
    public void close() {
        if (listener != null) {
            listener.close();
            listener = null;
        }
        jobs.close();
        changing.lock();
        try {
            Server server = current;
            if (server != null) {
                server.close();
                lost = server.lost();
                current = null;
            }
        } finally {
            changing.unlock();
        }
    }
}
