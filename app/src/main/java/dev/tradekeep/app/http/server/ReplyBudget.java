package dev.tradekeep.app.http.server;

import java.util.HashMap;
import java.util.Map;

/**
 * The bytes of replies that are being sent: who takes them slowly holds them in memory, so there is
 * a bound for an address and one for all together. A small reply always goes: the system buffers
 * it, and the bound of connections is one for these, too. Thread-safe.
 */
final class ReplyBudget {
    /** What a reply takes on top of its own bytes: buffers, and the stack of its thread. */
    static final long OVERHEAD_BYTES = 16_384;

    /** Replies of so many bytes are small. */
    static final long SMALL_BYTES_MAX = 8_192;

    /** What is said when no more may be under way. */
    static final String USED_UP = "Too many replies are being taken slowly. Try again later.";

    private static final int PART_OF_MEMORY = 8;
    private static final int PART_OF_ADDRESS = 4;

    private final long max;
    private final long ofAddressMax;
    private final Map<String, Long> ofAddress = new HashMap<>();
    private long all;

    ReplyBudget(long max, long ofAddressMax) {
        this.max = max;
        this.ofAddressMax = ofAddressMax;
    }

    /** A part of the memory that this process may have; of that, a part for each address. */
    static ReplyBudget ofThisProcess() {
        long max = Runtime.getRuntime().maxMemory() / PART_OF_MEMORY;
        return new ReplyBudget(max, max / PART_OF_ADDRESS);
    }

    /**
     * Takes the bytes of a reply, which are given back by {@link #give}; false when none are left.
     */
    synchronized boolean take(String address, long bytes) {
        if (bytes <= SMALL_BYTES_MAX) {
            return true;
        }
        long taken = bytes + OVERHEAD_BYTES;
        long before = ofAddress.getOrDefault(address, 0L);
        // The first one always goes, even when it is larger than the bound.
        if ((before > 0 && before + taken > ofAddressMax) || (all > 0 && all + taken > max)) {
            return false;
        }
        ofAddress.put(address, before + taken);
        all += taken;
        return true;
    }

    /** Gives the bytes of a reply back. */
    synchronized void give(String address, long bytes) {
        if (bytes <= SMALL_BYTES_MAX) {
            return;
        }
        long taken = bytes + OVERHEAD_BYTES;
        all -= taken;
        ofAddress.computeIfPresent(
                address, (key, held) -> held == taken ? null : Long.valueOf(held - taken));
    }
}
