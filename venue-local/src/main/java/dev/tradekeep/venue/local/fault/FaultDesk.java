package dev.tradekeep.venue.local.fault;

import dev.tradekeep.venue.local.fault.FaultKind.Where;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The faults of one exchange: switched on, listed, switched off, and asked for by everything that
 * they may strike. Where nothing is switched on, asking costs next to nothing.
 *
 * <p>Thread-safe. Effects on the exchange run on the thread that switches a fault on or off, or on
 * the timer's when that was to be later.
 */
public final class FaultDesk {
    /** How many may be on at a time. */
    public static final int FAULTS_MAX = 1_000;

    /** What decides what becomes of a request; the first that strikes does. */
    private static final Set<FaultKind> FATES =
            EnumSet.of(
                    FaultKind.HTTP_ERROR,
                    FaultKind.TIMEOUT_BEFORE,
                    FaultKind.TIMEOUT_AFTER,
                    FaultKind.REPLY_DROPPED,
                    FaultKind.UNKNOWN_OUTCOME,
                    FaultKind.MAINTENANCE,
                    FaultKind.BAN,
                    FaultKind.RATE_LIMIT,
                    FaultKind.KEY_REVOKED,
                    FaultKind.HTML_PAGE,
                    FaultKind.TRUNCATED_BODY,
                    FaultKind.BROKEN_JSON);

    private final DelayTimer timer;
    private final AtomicLong lastId = new AtomicLong();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private volatile long skewMicros;
    private volatile @Nullable FaultEffects effects;

    /**
     * @param timer for what is to happen later
     */
    public FaultDesk(DelayTimer timer) {
        this.timer = timer;
    }

    /** Sets what carries out the faults that change the exchange itself. */
    public void effects(FaultEffects effects) {
        this.effects = effects;
    }

    /**
     * Switches a fault on, from a text such as {@code timeout-after,next=1}.
     *
     * @throws dev.tradekeep.model.error.TradekeepException when it makes no sense
     */
    public Fault add(String text) {
        return add(FaultSpec.parse(text));
    }

    /**
     * Switches a fault on, or does what is done once.
     *
     * @throws dev.tradekeep.model.error.TradekeepException when it cannot be done
     */
    public Fault add(FaultSpec spec) {
        if (faults.size() >= FAULTS_MAX) {
            throw FaultSpec.invalid("%d faults are on; clear some first.".formatted(FAULTS_MAX));
        }
        Fault fault = new Fault(lastId.incrementAndGet(), spec);
        long after = spec.micros("after");
        if (after > 0) {
            timer.after(after, () -> begin(fault));
        } else {
            begin(fault);
        }
        return fault;
    }

    private void begin(Fault fault) {
        Where where = fault.kind().where();
        if (fault.kind().changesExchange()) {
            FaultEffects changes = effects;
            fault.done(changes == null ? Map.of() : changes.begin(fault));
        }
        if (where == Where.ACT) {
            return;
        }
        faults.add(fault);
        skew();
        long lasts = fault.spec().micros("for");
        if (lasts > 0) {
            timer.after(lasts, () -> clear(fault.id()));
        }
    }

    private void skew() {
        skewMicros =
                faults.stream()
                        .filter(fault -> fault.kind() == FaultKind.CLOCK_SKEW)
                        .mapToLong(fault -> fault.spec().micros("ms"))
                        .sum();
    }

    /** Those that are on, oldest first; one that may not strike any more counts as on. */
    public List<Fault> list() {
        return List.copyOf(faults);
    }

    /** Whether nothing is on. */
    public boolean isIdle() {
        return faults.isEmpty();
    }

    /** Switches a fault off; whether it was on. */
    public boolean clear(long id) {
        Fault found = faults.stream().filter(one -> one.id() == id).findFirst().orElse(null);
        if (found == null || !faults.remove(found)) {
            return false;
        }
        skew();
        FaultEffects changes = effects;
        if (changes != null && found.kind().changesExchange()) {
            changes.end(found);
        }
        return true;
    }

    /** Switches all of them off, the newest first. */
    public void clear() {
        new ArrayList<>(faults).reversed().forEach(fault -> clear(fault.id()));
    }

    /** How far the clock of the exchange is ahead. */
    public long skewMicros() {
        return skewMicros;
    }

    /** Does something later. */
    public void later(long micros, Runnable task) {
        timer.after(micros, task);
    }

    /** The fault of a kind that strikes, which counts as struck; null when none does. */
    public @Nullable Fault strike(FaultKind kind, Target target) {
        for (Fault fault : faults) {
            if (fault.kind() == kind && fault.strikes(target)) {
                return fault;
            }
        }
        return null;
    }

    /** Whether a fault of a kind strikes, which counts as struck. */
    public boolean strikes(FaultKind kind, Target target) {
        return strike(kind, target) != null;
    }

    /** How long a message of a socket waits before it leaves. */
    public long latencyMicros(Target target) {
        if (faults.isEmpty()) {
            return 0;
        }
        Fault latency = strike(FaultKind.LATENCY, target);
        if (latency == null) {
            return 0;
        }
        return latency.spec().micros("ms") + latency.below(latency.spec().micros("jitter"));
    }

    /** What becomes of a request. */
    public RequestFate request(Target target) {
        if (faults.isEmpty()) {
            return RequestFate.USUAL;
        }
        return fate(target, latencyMicros(target));
    }

    /** What a query sees that is asked now. */
    public Sight sight(Target target, long nowMicros) {
        if (faults.isEmpty()) {
            return Sight.CLEAR;
        }
        Fault late = strike(FaultKind.QUERIES_LATE, target);
        return new Sight(
                late == null ? Long.MAX_VALUE : nowMicros - late.spec().micros("ms"),
                strike(FaultKind.QUERIES_SHUFFLED, target));
    }

    /** What becomes of a message that a client sent over a socket. */
    public RequestFate message(Target target) {
        return fate(target, 0);
    }

    private RequestFate fate(Target target, long latencyMicros) {
        Fault late = strike(FaultKind.ACCEPT_LATE, target);
        long delay = latencyMicros + (late == null ? 0 : late.spec().micros("ms"));
        for (Fault fault : faults) {
            if (FATES.contains(fault.kind()) && fault.strikes(target)) {
                return RequestFate.of(fault, delay);
            }
        }
        return delay == 0
                ? RequestFate.USUAL
                : new RequestFate(delay, true, RequestFate.Answer.USUAL, null);
    }
}
