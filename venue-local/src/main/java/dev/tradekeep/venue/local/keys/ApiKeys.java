package dev.tradekeep.venue.local.keys;

import dev.tradekeep.venue.local.spot.Account;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which key belongs to which account; one set for all protocols. Thread-safe. */
public final class ApiKeys {
    /** A key with what checks it. */
    public record Entry(String key, Account account, Credential credential) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** Lets a key trade for an account. */
    public void add(String key, Credential credential, Account account) {
        entries.put(key, new Entry(key, account, credential));
    }

    /** No request with this key is taken any more. */
    public void remove(String key) {
        entries.remove(key);
    }

    /** The entry of a key, null when there is none. */
    public @Nullable Entry find(String key) {
        return entries.get(key);
    }
}
