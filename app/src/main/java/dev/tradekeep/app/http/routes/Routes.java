package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.auth.Books;
import dev.tradekeep.app.auth.Login;
import dev.tradekeep.app.auth.Passwords;
import dev.tradekeep.app.auth.RandomToken;
import dev.tradekeep.app.auth.SecondFactor;
import dev.tradekeep.app.auth.Tokens;
import dev.tradekeep.app.auth.Users;
import dev.tradekeep.app.http.access.FirstAdministrator;
import dev.tradekeep.app.http.access.InstallToken;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.RouteTable;
import dev.tradekeep.app.http.events.EventRoutes;
import dev.tradekeep.app.queries.QueryCatalogue;
import dev.tradekeep.app.secrets.KeyRing;
import dev.tradekeep.app.secrets.Secrets;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The one table of everything that is served. */
public final class Routes {
    private Routes() {}

    /** Makes it. */
    public static RouteTable table(
            StatusBoard board,
            InstallToken token,
            FirstAdministrator administrator,
            KeyRing keys,
            InstantSource clock) {
        Secrets secrets = new Secrets(board.books().database(), clock, keys);
        Changes changes = new Changes(board, clock);
        Books users = new Books(board.books().database(), board.books().readers()::read, clock);
        RouteTable table =
                new RouteTable()
                        .add(new SystemRoutes(board).routes())
                        .add(new InstallRoutes(board, token, administrator, clock).routes())
                        .add(new MetricRoutes(board).routes())
                        .add(new ListingRoutes(board, QueryCatalogue.listings()).routes())
                        .add(new OrderRoutes(board).routes())
                        .add(new EngineRoutes(board, changes).routes())
                        .add(new PresetRoutes(changes, StrategyCatalog.standard()).routes())
                        .add(new RiskRoutes(changes).routes())
                        .add(new ConnectionRoutes(board, changes, secrets).routes())
                        .add(new SettingRoutes(board, changes).routes())
                        .add(new AlertRoutes(changes).routes())
                        .add(new DatabaseRoutes(board, changes, clock).routes())
                        .add(new SchemaRoutes(board).routes())
                        .add(accounts(board, users, keys))
                        .add(EventRoutes.routes());
        return table.add(new DocumentRoutes(table).routes());
    }

    private static List<Route> accounts(StatusBoard board, Books books, KeyRing keys) {
        SecureRandom random = new SecureRandom();
        RandomToken tokens = new RandomToken(random);
        Passwords passwords = new Passwords();
        Users users = new Users(books.database(), books.clock(), passwords);
        List<Route> routes = new ArrayList<>();
        routes.addAll(
                new SessionRoutes(
                                new Login(books, passwords, tokens, keys),
                                users,
                                new SecondFactor(books, keys, random))
                        .routes());
        routes.addAll(new UserRoutes(board, users).routes());
        routes.addAll(
                new TokenRoutes(new Tokens(books.database(), books.clock(), tokens)).routes());
        return routes;
    }
}
