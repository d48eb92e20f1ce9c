package dev.tradekeep.app.upkeep;

import dev.tradekeep.market.series.MarketDataRetention;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.maintenance.DatabaseMaintenance;
import dev.tradekeep.store.sqlite.maintenance.MaintenanceCause;
import java.time.InstantSource;
import java.util.List;

/** Maintenance of a database with the retention of every module. */
public final class BooksMaintenance {
    private BooksMaintenance() {}

    /** Of an open database. */
    public static DatabaseMaintenance of(
            Database database, InstantSource clock, MaintenanceCause cause) {
        return new DatabaseMaintenance(
                database,
                clock,
                cause,
                List.of(
                        new RowRetention(database),
                        now -> new MarketDataRetention(database).apply(now).figures()));
    }
}
