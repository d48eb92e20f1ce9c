package dev.tradekeep.app.connections;

import dev.tradekeep.app.readers.ReaderPool;
import dev.tradekeep.app.secrets.KeyRing;
import dev.tradekeep.app.secrets.SecretSettings;
import dev.tradekeep.app.secrets.Secrets;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.connections.ConnectionEnvironment;
import dev.tradekeep.store.connections.ConnectionRepository;
import dev.tradekeep.store.connections.ConnectionSettings;
import dev.tradekeep.store.connections.ConnectionState;
import dev.tradekeep.store.connections.SecretKind;
import dev.tradekeep.store.instruments.ExchangeKind;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Books with accounts, and a manager of them over the exchanges of a shelf. */
final class Accounts implements AutoCloseable {
    static final String SECRET = "hunter2-of-the-exchange";
    private static final ConnectionSettings QUICK =
            new ConnectionSettings(null, null, null, 5_000, 100, false);

    private final Database database;
    private final ReaderPool readers;
    private final Secrets secrets;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final ConnectionManager manager;

    private Accounts(Path file, VenueShelf shelf, Duration startWithin) {
        database = Database.open(file, Duration.ZERO, InstantSource.system());
        readers = new ReaderPool(database, 1, Duration.ofMinutes(1));
        secrets =
                new Secrets(
                        database,
                        InstantSource.system(),
                        new KeyRing(database, SecretSettings.DEFAULT, new SecureRandom()));
        manager =
                new ConnectionManager(
                        database,
                        readers,
                        secrets,
                        shelf,
                        InstantSource.system(),
                        (name, state, reason) -> log.add(name + " " + state),
                        startWithin);
    }

    static Accounts open(Path file, VenueShelf shelf) {
        return open(file, shelf, Duration.ofMinutes(1));
    }

    static Accounts open(Path file, VenueShelf shelf, Duration startWithin) {
        return new Accounts(file, shelf, startWithin);
    }

    ConnectionManager manager() {
        return manager;
    }

    Secrets secrets() {
        return secrets;
    }

    /** What listeners heard. */
    List<String> heard() {
        return log;
    }

    /** Starts it. */
    List<String> start() {
        List<String> lines = new CopyOnWriteArrayList<>();
        lines.add(manager.start(lines::add));
        return lines;
    }

    /** Adds one that is enabled, with a key. */
    void add(String name) {
        add(name, MadeVenue.CODE, QUICK);
    }

    void add(String name, String exchange, ConnectionSettings settings) {
        database.write(
                Durability.RELAXED,
                transaction -> {
                    long id =
                            new InstrumentRepository(transaction)
                                    .ensureExchange(exchange, ExchangeKind.LIVE, 1);
                    ConnectionRepository connections = new ConnectionRepository(transaction);
                    long added =
                            connections.add(id, name, ConnectionEnvironment.LOCAL, settings, 1);
                    connections.setEnabled(added, true, 1);
                    return added;
                });
        key(name, SecretKind.API_KEY, "key-of-" + name);
        key(name, SecretKind.API_SECRET, SECRET);
    }

    void key(String name, SecretKind kind, String text) {
        secrets.set(Actor.COMMAND_LINE, name, kind, text);
    }

    void enable(String name, boolean enabled) {
        database.write(
                Durability.RELAXED,
                transaction -> {
                    ConnectionRepository connections = new ConnectionRepository(transaction);
                    connections.setEnabled(connections.find(name).orElseThrow().id(), enabled, 2);
                    return enabled;
                });
        manager.refresh(name);
    }

    /** Waits until an account is in a state. */
    AccountStatus await(String name, ConnectionState state) {
        return Eventually.await(
                        name + " to be " + state,
                        () -> manager.status(name),
                        status -> status.isPresent() && status.get().health().state() == state)
                .orElseThrow();
    }

    /** Waits until the books have as many rows of a query as are wanted. */
    List<String> awaitRows(String sql, int count) {
        return Eventually.await(sql, () -> rows(sql), found -> found.size() >= count);
    }

    /** The rows of a query. */
    List<String> rows(String sql) {
        return PlainSql.rows(database.path(), sql);
    }

    Optional<String> obstacle(String name) {
        return manager.obstacle(name);
    }

    @Override
    public void close() {
        manager.close();
        readers.close();
        database.close();
    }
}
