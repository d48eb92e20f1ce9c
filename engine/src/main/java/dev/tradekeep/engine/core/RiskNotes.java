package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Events of risk that happen again and again: the first is written down when it happens, how often
 * the others did with the next booking that there is.
 */
final class RiskNotes {
    private final EngineState state;
    private final Turn turn;
    private final Map<String, BookingLine.RiskNoted> repeated = new LinkedHashMap<>();

    RiskNotes(EngineState state, Turn turn) {
        this.state = state;
        this.turn = turn;
    }

    /** How often an event of a key has happened. */
    long count(String key) {
        BookingLine.RiskNoted last = repeated.get(key);
        return last == null ? state.riskCount(key) : last.count();
    }

    /** An event of a key that has happened before. */
    void repeat(String key, BookingLine.RiskNoted noted) {
        repeated.put(key, noted);
    }

    boolean isEmpty() {
        return repeated.isEmpty();
    }

    /** Writes down what was only counted so far. */
    void flush() {
        for (BookingLine.RiskNoted noted : repeated.values()) {
            turn.add(noted);
        }
        repeated.clear();
    }
}
