package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.upkeep.Upkeep;
import dev.tradekeep.engine.paper.EngineManager;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.file.OpenConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * What the routes work on once the database is open.
 *
 * @param database writes
 * @param readers read
 * @param engines trade
 * @param upkeep keeps the file in order
 */
public record OpenBooks(
        Database database, ReaderPool readers, EngineManager engines, Upkeep upkeep) {
    /** How the connections of this process are set. */
    List<OpenConnection> openConnections() {
        List<OpenConnection> open = new ArrayList<>(readers.connections());
        open.add(database.runUpkeep(connection -> OpenConnection.of("writer", connection)));
        return open;
    }
}
