package dev.tradekeep.engine.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes wrong, as it comes up: each strike hits once. */
final class Strikes {
    /** A crash comes so many steps after its time at most. */
    private static final int STEPS_MAX = 12;

    private final Agenda agenda;
    private final Map<Fault, Deque<Plan.Strike>> due = new EnumMap<>(Fault.class);
    private int stepsLeft = -1;
    private boolean over;

    /** The process has died. */
    static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Death() {
            super("killed", null, false, false);
        }
    }

    Strikes(Agenda agenda, List<Plan.Strike> strikes) {
        this.agenda = agenda;
        for (Plan.Strike strike : strikes) {
            due.computeIfAbsent(strike.fault(), _ -> new ArrayDeque<>()).add(strike);
        }
    }

    /** Nothing goes wrong any more. */
    void end() {
        over = true;
    }

    /** Whether a fault strikes what happens now. */
    boolean hit(Fault fault) {
        return take(fault) != null;
    }

    /** The strike of a fault that hits what happens now; null for none. */
    Plan.@Nullable Strike take(Fault fault) {
        if (over) {
            return null;
        }
        Deque<Plan.Strike> mine = due.get(fault);
        Plan.Strike first = mine == null ? null : mine.peek();
        if (mine == null || first == null || first.at() > agenda.now()) {
            return null;
        }
        return mine.remove();
    }

    /** The process does something: it may die before. */
    void step() {
        if (over) {
            return;
        }
        if (stepsLeft < 0) {
            Plan.Strike crash = take(Fault.CRASH);
            stepsLeft = crash == null ? -1 : (int) diceOf(crash).below(STEPS_MAX, 0, 0);
        }
        if (stepsLeft == 0) {
            stepsLeft = -1;
            throw new Death();
        }
        stepsLeft = Math.max(-1, stepsLeft - 1);
    }

    /** Random numbers that say how a strike hits. */
    static Dice diceOf(Plan.Strike strike) {
        return new Dice(strike.chance(), "how");
    }
}
