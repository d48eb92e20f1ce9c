package dev.tradekeep.sqlite;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which connections, statements, backups, … are open and where they were opened.
 *
 * <p>Only where the system property {@code tradekeep.sqlite.leaks} is {@code true} when the library
 * is first used: then every opening captures its stack. Elsewhere nothing is kept and it costs
 * nothing. Thread-safe.
 */
public final class Leaks {
    /** Whether openings are kept. */
    public static final boolean WATCHED = Boolean.getBoolean("tradekeep.sqlite.leaks");

    private static final Set<Leak> OPEN =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    private Leaks() {}

    /** What is open now, in no order; empty when not watched. */
    public static List<Leak> open() {
        synchronized (OPEN) {
            return List.copyOf(OPEN);
        }
    }

    static Leak opened(String kind, String name) {
        Leak leak =
                new Leak(
                        kind, name, new Throwable("opened by " + Thread.currentThread().getName()));
        OPEN.add(leak);
        return leak;
    }

    static void closed(@Nullable Leak leak) {
        if (leak != null) {
            OPEN.remove(leak);
        }
    }
}
