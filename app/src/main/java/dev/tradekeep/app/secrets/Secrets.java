package dev.tradekeep.app.secrets;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.alerts.ChannelRepository;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.connections.ConnectionRepository;
import dev.tradekeep.store.connections.ExchangeConnection;
import dev.tradekeep.store.connections.SealedSecret;
import dev.tradekeep.store.connections.SecretKind;
import dev.tradekeep.store.connections.SecretRepository;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.UserRepository;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the secrets of connections, each change with its entry in the audit log, and changes the
 * key that they and the secrets of users and of channels are encrypted under. Thread-safe.
 */
public final class Secrets {
    /** Longer ones are none of an exchange; as UTF-8 even these fit the table. */
    public static final int CHARACTERS_MAX = 2_048;

    private static final String OBJECT = "secret";

    private final Store store;
    private final InstantSource clock;
    private final KeyRing keys;

    public Secrets(Store store, InstantSource clock, KeyRing keys) {
        this.store = store;
        this.clock = clock;
        this.keys = keys;
    }

    /**
     * Keeps a secret in the place of the one of its kind.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is no such connection;
     *     with {@link ErrorCode#SECRET_UNREADABLE} when the key file cannot be used
     */
    public void set(Actor by, String connection, SecretKind kind, String secret) {
        if (secret.isEmpty() || secret.length() > CHARACTERS_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a secret of 1 to " + CHARACTERS_MAX + " characters.");
        }
        var _ =
                keys.sealing(box ->
                        write((transaction, at) -> {
                            long id = require(transaction, connection);
                            new SecretRepository(transaction).save(box.seal(id, kind, secret), at);
                            String name = name(connection, kind);
                            note(transaction, by, "secret.set", name, null, at);
                            return id;
                        }));
    }

    /**
     * Takes a secret away; needs no key.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when there is none
     */
    public void delete(Actor by, String connection, SecretKind kind) {
        write((transaction, at) -> {
            long id = require(transaction, connection);
            if (!new SecretRepository(transaction).delete(id, kind)) {
                throw notThere(connection, kind);
            }
            note(transaction, by, "secret.delete", name(connection, kind), null, at);
            return id;
        });
    }

    /**
     * The secrets of connections, for the program itself: they are never shown. The key file is
     * read once for all of them.
     *
     * @return for each name what it has, or why that cannot be opened
     */
    public Map<String, Revealed> reveal(Collection<String> connections) {
        return keys.steady(() -> {
            try (Reader reader = store.openReader()) {
                return reader.read(transaction -> revealed(transaction, connections));
            }
        });
    }

    private Map<String, Revealed> revealed(
            Transaction transaction, Collection<String> connections) {
        SecretRepository repository = new SecretRepository(transaction);
        Map<String, Revealed> all = new HashMap<>();
        Optional<SecretBox> box = Optional.empty();
        for (String name : connections) {
            try {
                long id = require(transaction, name);
                Map<SecretKind, String> opened = new EnumMap<>(SecretKind.class);
                for (SecretKind kind : repository.kinds(id)) {
                    box = Optional.of(box.orElseGet(keys::opening));
                    SealedSecret sealed = repository.find(id, kind).orElseThrow();
                    opened.put(kind, box.get().open(sealed));
                }
                all.put(name, new Revealed(opened, null));
            } catch (TradekeepException e) {
                all.put(name, new Revealed(Map.of(), e));
            }
        }
        return all;
    }

    /**
     * Makes a new key and encrypts every secret under it, those of connections, of users' one-time
     * codes and of channels, all or none.
     *
     * @return how many secrets there are
     */
    public int rotate(Actor by) {
        return keys.rotate(box ->
                write((transaction, at) -> {
                    int resealed =
                            new SecretRepository(transaction).resealAll(box::reseal, at)
                                    + new UserRepository(transaction).resealTotpSecrets(box::reseal)
                                    + new ChannelRepository(transaction).resealAll(box::reseal);
                    note(transaction, by, "secret.rotate", "all", resealed + " secrets", at);
                    return resealed;
                }));
    }

    @FunctionalInterface
    private interface Work<R> {
        R run(Transaction transaction, long at);
    }

    private <R> R write(Work<R> work) {
        long at = Micros.now(clock);
        return store.write(Durability.FORCED, transaction -> work.run(transaction, at));
    }

    private static long require(Transaction transaction, String name) {
        return new ConnectionRepository(transaction)
                .find(name)
                .map(ExchangeConnection::id)
                .orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.NOT_FOUND, "There is no connection \"" + name + "\"."));
    }

    private static void note(
            Transaction transaction,
            Actor by,
            String action,
            String object,
            @Nullable String after,
            long at) {
        by.note(transaction, action, OBJECT, object, null, after, at);
    }

    private static String name(String connection, SecretKind kind) {
        return connection + "/" + Word.of(kind);
    }

    private static TradekeepException notThere(String connection, SecretKind kind) {
        return new TradekeepException(
                ErrorCode.NOT_FOUND,
                "Connection \"" + connection + "\" has no " + Word.of(kind) + ".");
    }
}
