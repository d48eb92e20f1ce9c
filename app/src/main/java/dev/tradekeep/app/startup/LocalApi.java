package dev.tradekeep.app.startup;

import dev.tradekeep.app.alerts.AlertService;
import dev.tradekeep.app.connections.ConnectionManager;
import dev.tradekeep.app.connections.VenueShelf;
import dev.tradekeep.app.follow.MarketFollower;
import dev.tradekeep.app.http.access.InstallToken;
import dev.tradekeep.app.http.access.StoredAdministrator;
import dev.tradekeep.app.http.events.EventHub;
import dev.tradekeep.app.http.routes.RouteApi;
import dev.tradekeep.app.http.routes.Routes;
import dev.tradekeep.app.http.routes.Services;
import dev.tradekeep.app.http.routes.StatusBoard;
import dev.tradekeep.app.invocation.Api;
import dev.tradekeep.app.jobs.Jobs;
import dev.tradekeep.app.readers.ReaderPool;
import dev.tradekeep.app.secrets.KeyRing;
import dev.tradekeep.app.secrets.SecretSettings;
import dev.tradekeep.app.strategies.StrategyShelf;
import dev.tradekeep.app.upkeep.UpkeepService;
import dev.tradekeep.app.upkeep.UpkeepSettings;
import dev.tradekeep.engine.paper.EngineManager;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sqlite.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** What the API does, for a command in a process of its own: no engine runs there. */
public final class LocalApi {
    private static final Duration READ_LIMIT = Duration.ofMinutes(1);
    private static final String NO_SERVER = "No server runs; start one with 'tradekeep serve'.";

    private LocalApi() {}

    /**
     * Runs something with the API over books that this process owns.
     *
     * @param strategies the folder of strategies in files; empty for that next to the database
     * @param secrets where the keys of secrets are
     */
    public static <R> R with(
            Database database,
            Optional<Path> strategies,
            SecretSettings secrets,
            String version,
            InstantSource clock,
            Function<Api, R> work) {
        long now = Micros.now(clock);
        KeyRing keys = new KeyRing(database, secrets, new SecureRandom());
        EventFeed feed = new EventFeed(new EventHub(now));
        StrategyShelf shelf = StrategyShelf.of(database.path(), strategies);
        try (ReaderPool readers = new ReaderPool(database, 1, READ_LIMIT);
                EngineManager engines =
                        new EngineManager(
                                database,
                                clock,
                                "pid " + ProcessHandle.current().pid(),
                                Duration.ZERO,
                                shelf,
                                feed);
                VenueShelf venues = Connectors.open(clock);
                ConnectionManager connections =
                        ConnectionStart.connections(database, readers, keys, venues, clock, feed);
                MarketFollower follower =
                        new MarketFollower(database, readers, connections, clock, feed::market);
                AlertService alerts =
                        MessageStart.alerts(database, readers, keys, engines, clock)) {
            engines.bar(NO_SERVER);
            Services services =
                    new Services(
                            database,
                            readers,
                            engines,
                            new UpkeepService(database, UpkeepSettings.NO_COPIES, clock),
                            Jobs.none(clock),
                            shelf,
                            connections,
                            venues,
                            follower,
                            alerts);
            return work.apply(
                    new RouteApi(
                            Routes.table(
                                    services,
                                    new StatusBoard(version, now),
                                    InstallToken.create(),
                                    new StoredAdministrator(),
                                    keys,
                                    clock)));
        }
    }
}
