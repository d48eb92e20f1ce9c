package dev.tradekeep.bench.process;

import java.nio.file.Path;

/** The folder of the user's cache that the build of SQLite and the benches share. */
public final class CacheFolder {
    private CacheFolder() {}

    /** {@code $TRADEKEEP_CACHE}, or {@code tradekeep} in the cache folder of the system. */
    public static Path path() {
        String own = System.getenv("TRADEKEEP_CACHE");
        if (own != null) {
            return Path.of(own);
        }
        String shared = System.getenv("XDG_CACHE_HOME");
        return shared != null
                ? Path.of(shared, "tradekeep")
                : Path.of(System.getProperty("user.home"), ".cache", "tradekeep");
    }
}
