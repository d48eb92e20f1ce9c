package dev.tradekeep.app.secrets;

import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a file by their versions, from 1 on; the highest encrypts, all of them decrypt. Never
 * shows what it holds.
 */
final class SecretKeys {
    static final int KEY_BYTES = 32;
    static final String ALGORITHM = "AES";

    private final TreeMap<Integer, byte[]> keys;

    SecretKeys(Map<Integer, byte[]> keys) {
        this.keys = new TreeMap<>(keys);
    }

    /** The version that encrypts. */
    int current() {
        return keys.lastKey();
    }

    /** The key of a version; null when the file has none. */
    @Nullable SecretKey find(int version) {
        byte[] key = keys.get(version);
        return key == null ? null : new SecretKeySpec(key, ALGORITHM);
    }

    /** These and a new one, which encrypts from now on. */
    SecretKeys with(byte[] fresh) {
        SecretKeys more = new SecretKeys(keys);
        more.keys.put(current() + 1, fresh.clone());
        return more;
    }

    /** The newest alone. */
    SecretKeys newest() {
        return new SecretKeys(Map.of(keys.lastEntry().getKey(), keys.lastEntry().getValue()));
    }

    Map<Integer, byte[]> byVersion() {
        return keys;
    }

    @Override
    public String toString() {
        return "SecretKeys[hidden]";
    }
}
