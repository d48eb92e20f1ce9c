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

    /** Orders that are asked about again at a time. */
    private final Map<Long, String> later = new HashMap<>();

    private long numbers;

    /**
     * A question.
     *
     * @param events of the order when it was asked
     */
    private record Question(long id, int events) {}

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

    /** Asks again in a while. */
    void askLater(OpenOrder open, Effects effects) {
        numbers++;
        later.put(numbers, open.id());
        effects.timer(turn.now() + ASK_AGAIN_MICROS, numbers);
    }

    /** The order that a timer of {@link #askLater} is for; null for none. */
    @Nullable String due(long timer) {
        return later.remove(timer);
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
