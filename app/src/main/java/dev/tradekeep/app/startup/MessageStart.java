package dev.tradekeep.app.startup;

import dev.tradekeep.app.alerts.AlertService;
import dev.tradekeep.app.http.routes.Services;
import dev.tradekeep.app.http.routes.UnfinishedCalls;
import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.app.secrets.KeyRing;
import dev.tradekeep.engine.paper.EngineManager;
import dev.tradekeep.store.sqlite.Database;
import java.time.InstantSource;
import javax.net.ssl.SSLSocketFactory;

/** How messages to people, and from them, come up. */
final class MessageStart {
    private MessageStart() {}

    /** What tells people of alerts; not started. Trusts what the Java platform trusts. */
    static AlertService alerts(
            Database database,
            Reads reads,
            KeyRing keys,
            EngineManager engines,
            InstantSource clock) {
        SSLSocketFactory sockets = (SSLSocketFactory) SSLSocketFactory.getDefault();
        return new AlertService(database, reads, keys, engines, clock, sockets);
    }

    /** Starts it, and says of calls that a crash cut off what became of them. */
    static void begin(Services services) {
        UnfinishedCalls.end(services.database());
        services.alerts().start();
    }
}
