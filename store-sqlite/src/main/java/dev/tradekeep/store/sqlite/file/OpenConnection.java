package dev.tradekeep.store.sqlite.file;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ConnectionSwitch;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a connection that works with the database is set, as it answered itself.
 *
 * @param name whose it is
 * @param defensive whether SQL is kept from damaging the file on purpose
 */
public record OpenConnection(String name, Map<Setting, String> settings, boolean defensive) {
    public OpenConnection {
        settings = Collections.unmodifiableMap(new EnumMap<>(settings));
    }

    /** Asks a connection, on the thread it belongs to. */
    public static OpenConnection of(String name, Connection connection) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            settings.put(setting, setting.read(connection));
        }
        return new OpenConnection(name, settings, connection.isOn(ConnectionSwitch.DEFENSIVE));
    }
}
