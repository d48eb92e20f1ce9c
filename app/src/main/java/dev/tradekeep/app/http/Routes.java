package dev.tradekeep.app.http;

import dev.tradekeep.app.secrets.Secrets;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.store.QueryCatalogue;
import java.time.InstantSource;

/** The one table of everything that is served. */
public final class Routes {
    private Routes() {}

    /** Makes it. */
    public static RouteTable table(
            StatusBoard board,
            InstallToken token,
            FirstAdministrator administrator,
            Secrets secrets,
            InstantSource clock) {
        Changes changes = new Changes(board, clock);
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
                        .add(new DatabaseRoutes(board, clock).routes())
                        .add(EventRoutes.routes());
        return table.add(new DocumentRoutes(table).routes());
    }
}
