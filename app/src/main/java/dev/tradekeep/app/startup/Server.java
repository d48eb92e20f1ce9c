package dev.tradekeep.app.startup;

import dev.tradekeep.app.auth.UserStore;
import dev.tradekeep.app.connections.ConnectionManager;
import dev.tradekeep.app.connections.VenueShelf;
import dev.tradekeep.app.follow.MarketFollower;
import dev.tradekeep.app.http.access.Access;
import dev.tradekeep.app.http.access.FirstAdministrator;
import dev.tradekeep.app.http.access.InstallAccess;
import dev.tradekeep.app.http.access.InstallToken;
import dev.tradekeep.app.http.api.RouteTable;
import dev.tradekeep.app.http.events.EventHub;
import dev.tradekeep.app.http.routes.RouteApi;
import dev.tradekeep.app.http.routes.Routes;
import dev.tradekeep.app.http.routes.Services;
import dev.tradekeep.app.http.routes.Starting;
import dev.tradekeep.app.http.routes.StatusBoard;
import dev.tradekeep.app.http.server.HttpServer;
import dev.tradekeep.app.invocation.Api;
import dev.tradekeep.app.jobs.Jobs;
import dev.tradekeep.app.readers.ReaderPool;
import dev.tradekeep.app.secrets.KeyRing;
import dev.tradekeep.app.strategies.StrategyShelf;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.app.upkeep.UpkeepService;
import dev.tradekeep.engine.paper.EngineManager;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.PromptStore;
import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.migrate.MigrationListener;
import dev.tradekeep.store.sqlite.write.BallastFile;
import dev.tradekeep.store.sqlite.write.WriterSettings;
import dev.tradekeep.store.startups.StartupStep;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server: database, engines and HTTP. {@link #start} brings it up step by step. HTTP
 * comes up while the database opens, and serves its routes from then on, while the other steps go
 * on.
 */
public final class Server implements AutoCloseable {
    static final String OPEN = "open and settings";
    static final String MIGRATIONS = "migrations";
    static final String VERIFICATION = "schema verification";
    static final String AUDIT = "quick audit";
    static final String CONNECTIONS = "connections";
    static final String ENGINES = "trade engines";
    static final String IMPORTS = "imports";
    static final String MONITORS = "monitors";

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final String DAMAGED = "The books are damaged; see /api/system/status.";

    private final ServeSettings settings;
    private final InstantSource clock;
    private final Consumer<String> log;
    private final String node = "pid " + ProcessHandle.current().pid();
    private final InstallToken token = InstallToken.create();
    private final VenueShelf venues;
    private final FirstAdministrator administrator;
    private final Function<UserStore, Access> users;
    private final StatusBoard board;
    private final EventHub events;
    private final StartChecks checks;
    private final StartupJournal journal;
    private final InitializationCoordinator coordinator;
    private final StartAlerts alerts;
    private @Nullable Services services;
    private @Nullable HttpServer http;
    private volatile @Nullable HttpServer stopping;
    private volatile Optional<TradekeepException> lost = Optional.empty();
    private Runnable whenOpen = () -> {};
    private Jobs jobs;
    private volatile @Nullable RouteApi api;

    /**
     * A server that has not started.
     *
     * @param version of the program
     * @param venues the exchanges that can be spoken to; closed by the caller
     * @param users makes what tells who the caller is once there are users
     * @param log takes one line for each step
     */
    public Server(
            ServeSettings settings,
            String version,
            InstantSource clock,
            VenueShelf venues,
            FirstAdministrator administrator,
            Function<UserStore, Access> users,
            Consumer<String> log) {
        this.settings = settings;
        this.venues = venues;
        this.clock = clock;
        this.log = log;
        this.administrator = administrator;
        this.users = users;
        long startedAt = Micros.now(clock);
        board = new StatusBoard(version, startedAt);
        checks = new StartChecks(board, settings.auditLimit(), clock);
        events = new EventHub(startedAt);
        journal = new StartupJournal(node, version, startedAt, clock);
        coordinator = new InitializationCoordinator(this::ended);
        alerts = new StartAlerts(settings.database(), clock);
        jobs = Jobs.none(clock);
    }

    /** Lets its API start commands. To be called before the start. */
    void offer(Jobs commands) {
        jobs = commands;
    }

    /** Runs something as soon as the database is open. To be called before the start. */
    void whenOpen(Runnable action) {
        whenOpen = action;
    }

    /**
     * Brings it up. A step that fails after the database is open leaves the server running without
     * what needs that step.
     *
     * @throws TradekeepException when the database cannot be opened or nothing can listen; then
     *     nothing is left running
     */
    public void start() {
        HttpStart listening =
                HttpStart.begin(settings.http(), events, path -> Starting.to(path, board));
        try {
            start(open(), listening);
        } catch (RuntimeException | Error e) {
            HttpServer known = http;
            close();
            if (known == null) {
                listening.abandon();
            }
            throw e;
        }
    }

    private void start(Database database, HttpStart listening) {
        ReaderPool readers = new ReaderPool(database, settings.readers(), settings.readLimit());
        StrategyShelf strategies = StrategyShelf.of(settings.database(), settings.strategies());
        EventFeed feed = new EventFeed(events);
        KeyRing keys = new KeyRing(database, settings.secrets(), new SecureRandom());
        EngineManager engines =
                new EngineManager(database, clock, node, settings.candlePace(), strategies, feed);
        ConnectionManager connections =
                ConnectionStart.connections(database, readers, keys, venues, clock, feed);
        Services opened =
                new Services(
                        database,
                        readers,
                        engines,
                        new UpkeepService(database, settings.upkeep(), clock),
                        jobs,
                        strategies,
                        connections,
                        venues,
                        new MarketFollower(database, readers, connections, clock, feed::market),
                        MessageStart.alerts(database, readers, keys, engines, clock));
        services = opened;
        http = listening.await();
        whenOpen.run();
        serve(opened, keys, http);
        runSteps(opened);
    }

    /** The port it listens at. */
    public int port() {
        HttpServer listening = http;
        if (listening == null) {
            throw new IllegalStateException("The server has not started");
        }
        return listening.port();
    }

    /**
     * The database, for what writes next to the server in this process.
     *
     * @throws IllegalStateException when the server does not run
     */
    public Database database() {
        return services().database();
    }

    /**
     * What it is made of while it runs.
     *
     * @throws IllegalStateException when it does not
     */
    Services services() {
        Services open = services;
        if (open == null) {
            throw new IllegalStateException("The server does not run");
        }
        return open;
    }

    /**
     * What its API does, without HTTP.
     *
     * @throws TradekeepException with {@link ErrorCode#SERVER_STARTING} before it listens
     */
    Api api() {
        RouteApi open = api;
        if (open == null) {
            throw new TradekeepException(
                    ErrorCode.SERVER_STARTING, "The server is coming up. Try again.");
        }
        return open;
    }

    /** The one-time token of the installation. */
    public String installToken() {
        return token.text();
    }

    private Database open() {
        AtomicLong migrationMicros = new AtomicLong();
        MigrationListener listener =
                new MigrationListener() {
                    @Override
                    public void applied(Migration migration, long micros, int done, int total) {
                        migrationMicros.addAndGet(micros);
                    }
                };
        long start = System.nanoTime();
        Database database =
                Database.open(
                        settings.database(),
                        settings.patience(),
                        clock,
                        WriterSettings.DEFAULT,
                        BallastFile.BYTES_DEFAULT,
                        listener);
        long nanos = System.nanoTime() - start;
        long migrationNanos = Math.min(nanos, TimeUnit.MICROSECONDS.toNanos(migrationMicros.get()));
        coordinator.note(
                OPEN,
                database.path() + ", " + Numbers.bytes(database.sizeBytes()),
                nanos - migrationNanos);
        coordinator.note(
                MIGRATIONS,
                database.migrations().applied().size()
                        + " applied, "
                        + database.migrations().total()
                        + " in the file",
                migrationNanos);
        return database;
    }

    private void serve(Services opened, KeyRing keys, HttpServer listening) {
        if (opened.readers().read(administrator::exists)) {
            board.setInstalled();
        }
        Access access =
                new InstallAccess(
                        token,
                        board::installed,
                        users.apply(
                                new UserStore(
                                        new PromptStore(opened.database()),
                                        opened.readers(),
                                        clock)));
        RouteTable routes = Routes.table(opened, board, token, administrator, keys, clock);
        api = new RouteApi(routes);
        listening.open(routes, access);
        log.accept("listening at " + settings.http().url(port()));
        if (!board.installed()) {
            log.accept("one-time token for POST /api/install/initialize: " + token.text());
        }
    }

    private void runSteps(Services opened) {
        Database database = opened.database();
        EngineManager engines = opened.engines();
        journal.open(database);
        int abandoned = engines.closeAbandoned();
        coordinator.run(VERIFICATION, List.of(), () -> checks.verify(database));
        coordinator.run(AUDIT, List.of(VERIFICATION), () -> checks.audit(database));
        coordinator.run(CONNECTIONS, List.of(VERIFICATION), () -> opened.connections().start(log));
        engines.bar(DAMAGED);
        opened.strategies().read().forEach(log);
        coordinator.run(
                ENGINES,
                List.of(VERIFICATION, AUDIT, CONNECTIONS),
                () -> startEngines(engines, abandoned));
        coordinator.run(IMPORTS, List.of(VERIFICATION), () -> checks.imports(database));
        coordinator.run(MONITORS, List.of(VERIFICATION), () -> monitor(opened));
        alerts.raise(database);
        board.setOutcome(coordinator.outcome());
        journal.end(coordinator.outcome());
        log.accept("the start is " + Word.of(coordinator.outcome()));
        checks.optimize(database, log);
    }

    private String startEngines(EngineManager engines, int abandoned) {
        engines.open();
        List<String> failures = engines.startAll();
        if (!failures.isEmpty()) {
            throw new TradekeepException(ErrorCode.CONFLICT, String.join(" ", failures));
        }
        return engines.running().size()
                + " running, "
                + abandoned
                + " runs closed that a crash had left open";
    }

    private String monitor(Services opened) {
        long closed = checks.closeAbandoned(opened.database());
        opened.upkeep().start();
        MessageStart.begin(opened);
        opened.upkeep().slowQueries().ifPresent(opened.readers()::noteSlowQueries);
        return closed
                + " pieces of upkeep closed that a crash had left open; "
                + String.join("; ", opened.upkeep().describe(), opened.follower().start());
    }

    private void ended(StartupStep step) {
        board.add(step);
        alerts.hear(step);
        journal.add(step);
        log.accept(
                step.position()
                        + " "
                        + step.name()
                        + ": "
                        + Word.of(step.outcome())
                        + " in "
                        + Numbers.seconds(TimeUnit.MICROSECONDS.toNanos(step.durationMicros()))
                        + (step.detail() == null ? "" : ", " + step.detail()));
    }

    /** While it is being taken down: cuts off the requests that are still being answered. */
    public void hurry() {
        HttpServer listening = stopping;
        if (listening != null) {
            listening.hurry();
        }
    }

    /** Once it is closed: why not all of it is on the books; empty when all is. */
    public Optional<TradekeepException> lost() {
        return lost;
    }

    /**
     * Takes it down: no new orders, engines ended, requests answered, what is queued written, the
     * log copied into the file. Closing twice does nothing.
     */
    @Override
    public void close() {
        Services open = services;
        services = null;
        if (open != null) {
            closeEach(open.alerts()::close, open.engines()::close, open.follower()::close);
            closeEach(open.connections()::close);
        }
        HttpServer listening = http;
        http = null;
        stopping = listening;
        if (listening != null) {
            closeEach(listening::close);
        }
        if (open != null) {
            closeEach(open.upkeep()::close, open.readers()::close, open.database()::close);
            lost = open.database().writerHealth().stopped();
        }
    }

    /** One that fails, such as for a writer that has stopped, must not leave the others open. */
    private static void closeEach(Runnable... closings) {
        for (Runnable closing : closings) {
            try {
                closing.run();
            } catch (RuntimeException e) {
                LOG.warn("Closing failed: {}", e.getMessage(), e);
            }
        }
    }
}
