package dev.tradekeep.engine.core;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the venue was asked about orders. A question changes nothing, so it need not wait for the
 * disk; the last one about an order makes those before it void.
 */
final class Questions {
    /** How long after an answer that does not decide the next question is asked. */
    private static final long ASK_AGAIN_MICROS = 1_000_000;

    /** Room for the questions of one core; with the incarnation they fill a positive number. */
    private static final int NUMBER_BITS = Long.SIZE - 1 - ClientOrderIds.INCARNATION_BITS;

    private final Turn turn;
    private final Map<String, Question> last = new HashMap<>();

    /** Orders that are asked about again at a time, by the timer's number. */
    private final Map<Long, Later> later = new HashMap<>();

    /** The timer of each order that is asked about again, of either kind. */
    private final Map<Later, Long> timers = new HashMap<>();

    private long numbers;

    /**
     * A question.
     *
     * @param events of the order when it was asked
     */
    private record Question(long id, int events) {}

    /**
     * An order that is asked about again.
     *
     * @param retries whether because the venue refused something
     */
    private record Later(String clientOrderId, boolean retries) {}

    /** What an answer is worth. */
    enum Worth {
        /** It answers the last question, and nothing has happened to the order since. */
        DECIDES,
        /** Something has happened to the order since: it has to be asked about again. */
        OUTDATED,
        /** A later question is on its way, or the question is one of a discarded core. */
        VOID
    }

    /**
     * @param incarnation of the core: what a discarded one asked has other numbers
     */
    Questions(Turn turn, long incarnation) {
        this.turn = turn;
        numbers = incarnation << NUMBER_BITS;
    }

    /** Asks what an order is. */
    void ask(OpenOrder open, Effects effects) {
        numbers++;
        last.put(open.id(), new Question(numbers, open.events()));
        effects.call(new VenueCall.Query(open.id(), numbers));
    }

    /** Asks again in a while, unless that is going to happen. */
    void askLater(OpenOrder open, Effects effects) {
        Later ask = new Later(open.id(), false);
        if (!timers.containsKey(ask)) {
            set(ask, ASK_AGAIN_MICROS, effects);
        }
    }

    /**
     * Asks again when what was refused may be asked for again.
     *
     * @param after microseconds
     */
    void retryLater(OpenOrder open, long after, Effects effects) {
        Later ask = new Later(open.id(), true);
        Long before = timers.get(ask);
        if (before != null) {
            later.remove(before);
        }
        set(ask, after, effects);
    }

    private void set(Later ask, long after, Effects effects) {
        numbers++;
        later.put(numbers, ask);
        timers.put(ask, numbers);
        effects.timer(turn.now() + after, numbers);
    }

    /** The order that a timer of {@link #askLater} is for; null for none. */
    @Nullable String due(long timer) {
        Later ask = later.remove(timer);
        if (ask == null) {
            return null;
        }
        timers.remove(ask);
        return ask.clientOrderId();
    }

    /** What an answer about an order is worth; it is taken. */
    Worth take(long id, OpenOrder open) {
        Question question = last.get(open.id());
        if (question == null || question.id() != id) {
            return Worth.VOID;
        }
        last.remove(open.id());
        return question.events() == open.events() ? Worth.DECIDES : Worth.OUTDATED;
    }

    /** An order has ended: nobody wants to know any more. */
    void forget(String clientOrderId) {
        last.remove(clientOrderId);
    }
}
