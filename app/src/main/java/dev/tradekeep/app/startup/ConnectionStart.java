package dev.tradekeep.app.startup;

import dev.tradekeep.app.connections.ConnectionManager;
import dev.tradekeep.app.connections.VenueShelf;
import dev.tradekeep.app.readers.ReaderPool;
import dev.tradekeep.app.secrets.KeyRing;
import dev.tradekeep.app.secrets.Secrets;
import dev.tradekeep.store.sqlite.Database;
import java.time.InstantSource;

/** What looks after accounts at exchanges, with the secrets of the books. */
final class ConnectionStart {
    private ConnectionStart() {}

    static ConnectionManager connections(
            Database database,
            ReaderPool readers,
            KeyRing keys,
            VenueShelf venues,
            InstantSource clock,
            EventFeed feed) {
        Secrets secrets = new Secrets(database, clock, keys);
        return new ConnectionManager(database, readers, secrets, venues, clock, feed::connection);
    }
}
