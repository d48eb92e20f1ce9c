package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.auth.Login;
import dev.tradekeep.app.auth.Passwords;
import dev.tradekeep.app.auth.RandomToken;
import dev.tradekeep.app.auth.SecondFactor;
import dev.tradekeep.app.auth.Tokens;
import dev.tradekeep.app.auth.UserStore;
import dev.tradekeep.app.auth.Users;
import dev.tradekeep.app.http.access.FirstAdministrator;
import dev.tradekeep.app.http.access.InstallToken;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.RouteTable;
import dev.tradekeep.app.http.events.EventRoutes;
import dev.tradekeep.app.queries.QueryCatalogue;
import dev.tradekeep.app.readers.ReaderPool;
import dev.tradekeep.app.secrets.KeyRing;
import dev.tradekeep.app.secrets.Secrets;
import dev.tradekeep.app.upkeep.UpkeepService;
import dev.tradekeep.engine.paper.EngineManager;
import dev.tradekeep.store.PromptStore;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sqlite.Database;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The one table of everything that is served. */
public final class Routes {
    private Routes() {}

    /** Makes it. */
    public static RouteTable table(
            Services services,
            StatusBoard board,
            InstallToken token,
            FirstAdministrator administrator,
            KeyRing keys,
            InstantSource clock) {
        Database database = services.database();
        ReaderPool readers = services.readers();
        EngineManager engines = services.engines();
        UpkeepService upkeep = services.upkeep();
        Store store = new PromptStore(database);
        Secrets secrets = new Secrets(store, clock, keys);
        Changes changes = new Changes(store, clock);
        UserStore users = new UserStore(store, readers, clock);
        OrderDesk desk = new OrderDesk(engines, readers, clock, upkeep::problem);
        RouteTable table =
                new RouteTable()
                        .add(
                                new SystemRoutes(
                                                board,
                                                new StatusWriter(board, services),
                                                upkeep,
                                                readers)
                                        .routes())
                        .add(
                                new InstallRoutes(board, database, token, administrator, clock)
                                        .routes())
                        .add(new MetricRoutes(board, services).routes())
                        .add(new ListingRoutes(readers, QueryCatalogue.listings()).routes())
                        .add(new OrderRoutes(desk, readers).routes())
                        .add(
                                new SignalRoutes(
                                                changes,
                                                new SignalCalls(database, readers, desk, clock),
                                                new RandomToken(new SecureRandom()))
                                        .routes())
                        .add(new ChannelRoutes(changes, keys, services.alerts()).routes())
                        .add(new RuleRoutes(changes, readers).routes())
                        .add(new EngineRoutes(engines, changes, services.strategies()).routes())
                        .add(new PresetRoutes(changes, services.strategies()).routes())
                        .add(new StrategyRoutes(services.strategies(), engines, changes).routes())
                        .add(new TransferRoutes(engines.money()).routes())
                        .add(new RemovalRoutes(changes).routes())
                        .add(new PerformanceRoutes(readers).routes())
                        .add(new RiskRoutes(changes, engines).routes())
                        .add(
                                new ConnectionRoutes(
                                                changes,
                                                secrets,
                                                services.connections(),
                                                services.venues())
                                        .routes())
                        .add(
                                new FollowRoutes(changes, services.venues(), services.follower())
                                        .routes())
                        .add(new ConnectionViews(readers, services.connections()).routes())
                        .add(new SettingRoutes(readers, changes).routes())
                        .add(new AlertRoutes(changes, readers).routes())
                        .add(new JobRoutes(services.jobs(), changes).routes())
                        .add(
                                new DatabaseRoutes(database, readers, upkeep, board, changes, clock)
                                        .routes())
                        .add(new SchemaRoutes(readers, database).routes())
                        .add(accounts(board, users, keys))
                        .add(EventRoutes.routes());
        return table.add(new DocumentRoutes(table).routes());
    }

    private static List<Route> accounts(StatusBoard board, UserStore users, KeyRing keys) {
        SecureRandom random = new SecureRandom();
        RandomToken tokens = new RandomToken(random);
        Passwords passwords = new Passwords();
        Users accounts = new Users(users.store(), users.clock(), passwords);
        Login login = new Login(users, passwords, tokens, keys);
        List<Route> routes = new ArrayList<>();
        routes.addAll(
                new SessionRoutes(login, accounts, new SecondFactor(users, keys, random)).routes());
        routes.addAll(new UserRoutes(board, accounts, login).routes());
        routes.addAll(
                new TokenRoutes(
                                new Tokens(users.store(), users.clock(), tokens),
                                users.reads(),
                                login)
                        .routes());
        return routes;
    }
}
