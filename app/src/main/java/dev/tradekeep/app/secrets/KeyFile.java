package dev.tradekeep.app.secrets;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The file of the keys: a line for each, its version and 64 hexadecimal digits, or all of that
 * locked with a passphrase. Only its owner may read it. A file that is not locked is when it is
 * next written with a passphrase at hand.
 */
public final class KeyFile {
    private static final String WHAT = "key file";
    private static final int KEYS_MAX = 64;

    private final Path path;
    private final @Nullable Passphrase passphrase;
    private final SecureRandom random;

    /**
     * @param passphrase locks the file; null for none
     */
    public KeyFile(Path path, @Nullable Passphrase passphrase, SecureRandom random) {
        this.path = path;
        this.passphrase = passphrase;
        this.random = random;
    }

    /** Where the key file of a database is unless a setting says otherwise. */
    public static Path nextTo(Path database) {
        return database.resolveSibling(database.getFileName() + ".key");
    }

    boolean exists() {
        return Files.exists(path);
    }

    /**
     * The keys.
     *
     * @throws TradekeepException with {@link ErrorCode#SECRET_UNREADABLE} when the file is missing,
     *     malformed, locked with another passphrase, or open to others
     */
    SecretKeys read() {
        String text = PrivateFile.read(WHAT, path);
        if (!Passphrase.isLocked(text)) {
            return parse(text);
        }
        if (passphrase == null) {
            throw unreadable("is locked. Name the file of its passphrase");
        }
        return parse(passphrase.unlock(text));
    }

    /** Makes the file with a first key. */
    void make() {
        write(new SecretKeys(Map.of(1, freshKey())));
    }

    /**
     * Adds a key that encrypts from now on. When there are as many as there may be, rotations have
     * failed after this step: then the newest of theirs is taken.
     */
    SecretKeys addKey() {
        SecretKeys keys = read();
        if (keys.byVersion().size() >= KEYS_MAX) {
            return keys;
        }
        SecretKeys more = keys.with(freshKey());
        write(more);
        return more;
    }

    /** Takes all keys but the newest away: nothing is encrypted under them any more. */
    void dropOldKeys() {
        write(read().newest());
    }

    private SecretKeys parse(String text) {
        Map<Integer, byte[]> keys = new TreeMap<>();
        try {
            for (String line : text.lines().toList()) {
                int space = line.indexOf(' ');
                int version = Integer.parseInt(line, 0, Math.max(space, 0), 10);
                byte[] key = HexFormat.of().parseHex(line, space + 1, line.length());
                if (key.length != SecretKeys.KEY_BYTES || version < 1) {
                    throw unreadable("is no file of keys");
                }
                keys.put(version, key);
            }
        } catch (IllegalArgumentException e) {
            // The cause would show what is in the file.
            throw unreadable("is no file of keys");
        }
        if (keys.isEmpty() || keys.size() > KEYS_MAX) {
            throw unreadable("has " + keys.size() + " keys, wanted 1 to " + KEYS_MAX);
        }
        return new SecretKeys(keys);
    }

    private void write(SecretKeys keys) {
        StringBuilder text = new StringBuilder();
        keys.byVersion()
                .forEach((version, key) ->
                        text.append(version)
                                .append(' ')
                                .append(HexFormat.of().formatHex(key))
                                .append('\n'));
        PrivateFile.write(
                WHAT,
                path,
                passphrase == null ? text.toString() : passphrase.lock(text.toString()));
    }

    private byte[] freshKey() {
        byte[] key = new byte[SecretKeys.KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    private TradekeepException unreadable(String why) {
        return new TradekeepException(
                ErrorCode.SECRET_UNREADABLE, "The " + WHAT + " " + path + " " + why + ".");
    }
}
