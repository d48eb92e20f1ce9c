package dev.tradekeep.app.http.events;

import java.util.HashMap;
import java.util.Map;

/** How many listen: each holds a connection, and none may take the places of all. Thread-safe. */
public final class ListenerPlaces {
    /** Listeners at a time. */
    public static final int LISTENERS_MAX = 64;

    /** Of these for one user, with all sessions and tokens. */
    public static final int LISTENERS_OF_USER_MAX = 8;

    private final Map<String, Integer> ofUser = new HashMap<>();
    private int all;

    /** Takes a place, which {@link #leave} gives back; false when there is none. */
    public synchronized boolean enter(String user) {
        int before = ofUser.getOrDefault(user, 0);
        if (all == LISTENERS_MAX || before == LISTENERS_OF_USER_MAX) {
            return false;
        }
        ofUser.put(user, before + 1);
        all++;
        return true;
    }

    /** Gives a place back. */
    public synchronized void leave(String user) {
        all--;
        ofUser.computeIfPresent(user, (name, count) -> count == 1 ? null : count - 1);
    }

    /** Why there is no place. */
    public static String full() {
        return LISTENERS_OF_USER_MAX
                + " of one user, or "
                + LISTENERS_MAX
                + " of all, listen already. Try again later.";
    }
}
