package dev.tradekeep.app.auth;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers when something was last noted as used, so that not every request writes. */
final class LastUse {
    private static final long NOTED_EVERY_MICROS = 60_000_000;
    private static final int REMEMBERED_MAX = 10_000;

    private final Map<String, Long> notedAt = new LinkedHashMap<>(16, 0.75f, true);

    /** Whether a use is to be noted; then it counts as noted. */
    synchronized boolean isNews(String what, long now) {
        Long last = notedAt.get(what);
        if (last != null && Math.abs(now - last) < NOTED_EVERY_MICROS) {
            return false;
        }
        notedAt.put(what, now);
        if (notedAt.size() > REMEMBERED_MAX) {
            notedAt.remove(notedAt.keySet().iterator().next());
        }
        return true;
    }
}
