package dev.tradekeep.app.secrets;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.alerts.ChannelRepository;
import dev.tradekeep.store.connections.SecretRepository;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.users.UserRepository;
import java.security.SecureRandom;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * The keys that the secrets of a database are encrypted under; all who seal share one. The keys are
 * read again for each use: nothing of them stays in memory, and a file that was put back is found.
 * Thread-safe.
 */
public final class KeyRing {
    private final Database database;
    private final SecretSettings settings;
    private final SecureRandom random;

    /** Whoever changes the keys, or saves a secret under one of them, is alone. */
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();

    public KeyRing(Database database, SecretSettings settings, SecureRandom random) {
        this.database = database;
        this.settings = settings;
        this.random = random;
    }

    /**
     * Runs what seals a secret and saves it. The first key is made only while no secret needs one
     * that is lost.
     *
     * @throws TradekeepException with {@link ErrorCode#SECRET_UNREADABLE} when the key file cannot
     *     be used
     */
    public <R> R sealing(Function<SecretBox, R> work) {
        inUse.writeLock().lock();
        try {
            return work.apply(new SecretBox(keys(), random));
        } finally {
            inUse.writeLock().unlock();
        }
    }

    /** Runs what reads secrets and opens them: no key changes between the two. */
    public <R> R steady(Supplier<R> work) {
        inUse.readLock().lock();
        try {
            return work.get();
        } finally {
            inUse.readLock().unlock();
        }
    }

    /**
     * What opens secrets, as the keys are now; see {@link #steady}.
     *
     * @throws TradekeepException with {@link ErrorCode#SECRET_UNREADABLE} when the key file cannot
     *     be used
     */
    public SecretBox opening() {
        return new SecretBox(file().read(), random);
    }

    /**
     * Makes a new key. It is in the file before the first secret needs it, and the old ones leave
     * the file after the last; a crash between leaves both, and everything readable.
     *
     * @param resealAll encrypts every secret again, all or none, and says how many there are
     */
    int rotate(ToIntFunction<SecretBox> resealAll) {
        inUse.writeLock().lock();
        try {
            var _ = keys();
            int count = resealAll.applyAsInt(new SecretBox(file().addKey(), random));
            file().dropOldKeys();
            return count;
        } finally {
            inUse.writeLock().unlock();
        }
    }

    private SecretKeys keys() {
        KeyFile file = file();
        if (!file.exists() && nothingIsSealed()) {
            file.make();
        }
        return file.read();
    }

    private KeyFile file() {
        return settings.of(database.path(), random);
    }

    private boolean nothingIsSealed() {
        try (DatabaseReader reader = database.openReader()) {
            return reader.read(transaction ->
                    new SecretRepository(transaction).list().isEmpty()
                            && new UserRepository(transaction).totpSecrets().isEmpty()
                            && new ChannelRepository(transaction).secrets().isEmpty());
        }
    }
}
