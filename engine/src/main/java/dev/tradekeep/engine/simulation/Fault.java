package dev.tradekeep.engine.simulation;

import java.util.EnumSet;
import java.util.Set;

/** What goes wrong in a simulation. Each has a random stream of its own. */
public enum Fault {
    /** A call does not reach the venue, and nobody says so. */
    CALL_LOST,
    /** A call is carried out, late perhaps, and its answer is lost. */
    ANSWER_LOST,
    /** A venue refuses what it might have taken. */
    REFUSED,
    /** A report comes twice. */
    DOUBLED,
    /** A report comes long after others. */
    LATE,
    /** A report never comes. */
    REPORT_LOST,
    /** The process dies between two inputs. */
    CRASH,
    /** The process dies while it writes a booking down: it is on disk, or it is not. */
    CRASH_WHILE_BOOKING;

    /** All of them. */
    public static Set<Fault> all() {
        return EnumSet.allOf(Fault.class);
    }
}
