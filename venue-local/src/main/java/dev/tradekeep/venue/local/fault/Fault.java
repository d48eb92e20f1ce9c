package dev.tradekeep.venue.local.fault;

import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A fault that was switched on. Thread-safe. */
public final class Fault {
    private static final long ALL = Long.MAX_VALUE;

    private final long id;
    private final FaultSpec spec;
    private final double chance;
    private final SplittableRandom random;
    private long skips;
    private long left;
    private long struck;
    private Map<String, String> result = Map.of();

    Fault(long id, FaultSpec spec) {
        this.id = id;
        this.spec = spec;
        chance = spec.text("chance").isEmpty() ? 1 : Double.parseDouble(spec.text("chance"));
        random = new SplittableRandom(spec.number("seed", 1));
        skips = spec.number("skip", 0);
        left = spec.text("next").isEmpty() ? ALL : spec.number("next", 0);
    }

    public long id() {
        return id;
    }

    public FaultKind kind() {
        return spec.kind();
    }

    public FaultSpec spec() {
        return spec;
    }

    /** How often it has struck. */
    public synchronized long struck() {
        return struck;
    }

    /** How often it may still strike, -1 for as often as there is something to strike. */
    public synchronized long left() {
        return left == ALL ? -1 : left;
    }

    /** What came of it, by name; for what is done once. */
    public synchronized Map<String, String> result() {
        return result;
    }

    synchronized void done(Map<String, String> result) {
        this.result = Map.copyOf(result);
        struck++;
    }

    /** A number below a bound, by chance from the seed. */
    synchronized long below(long bound) {
        return bound <= 0 ? 0 : random.nextLong(bound);
    }

    /** Whether it strikes this one; counts when it does. */
    synchronized boolean strikes(Target target) {
        if (left == 0 || !fits(target)) {
            return false;
        }
        if (skips > 0) {
            skips--;
            return false;
        }
        if (chance < 1 && random.nextDouble() >= chance) {
            return false;
        }
        left -= left == ALL ? 0 : 1;
        struck++;
        return true;
    }

    private boolean fits(Target target) {
        RequestRole role = target.role();
        return (role == null ? spec.strikesAnything() : spec.group().holds(role))
                && target.path().contains(spec.text("path"))
                && isSame(spec.text("key"), target.key())
                && isSame(spec.text("symbol"), target.symbol());
    }

    private static boolean isSame(String wanted, @Nullable String found) {
        return wanted.isEmpty() || wanted.equals(found);
    }
}
