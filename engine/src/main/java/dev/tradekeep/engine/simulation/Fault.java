package dev.tradekeep.engine.simulation;

/** What goes wrong in a simulation. */
public enum Fault {
    /** A call does not reach the venue, and nobody says so. */
    CALL_LOST(200),
    /** A call is carried out, late perhaps, and its answer is lost. */
    ANSWER_LOST(350),
    /** An order arrives long after nobody thinks that it can. */
    CALL_STUCK(40),
    /** A venue refuses what it might have taken. */
    REFUSED(150),
    /** A venue that takes an order says that it has one of this id already. */
    DUPLICATE_ID(60),
    /** A report comes twice. */
    REPORT_DOUBLED(400),
    /** A report comes long after others. */
    REPORT_LATE(600),
    /** A report never comes. */
    REPORT_LOST(400),
    /** A venue ends an order, and tells later what traded before. */
    LATE_FILL(200),
    /** A venue trades more of an order than it asked for. */
    OVERFILL(40),
    /** A page of what the account did never comes. */
    PAGE_LOST(200),
    /** A candle comes twice. */
    CANDLE_DOUBLED(100),
    /** A strategy fails in the middle of a candle, when it is tried again too, or not. */
    STRATEGY_FAILS(30),
    /** A booking is refused. */
    BOOKING_FAILS(50),
    /** A booking is on disk, and its writer does not know. */
    BOOKING_UNCERTAIN(50),
    /** A booking takes seconds. */
    DISK_SLOW(60),
    /** Only what must be booked fits on the disk, for minutes. */
    DISK_FULL(25),
    /** The process dies: before or after an input, a booking, a commit, a call or an answer. */
    CRASH(80),
    /** A backup is made. */
    BACKUP(60),
    /** The process dies, and the last backup takes the place of the books. */
    RESTORE(8);

    /** How often in a thousand minutes. */
    private final int perMille;

    Fault(int perMille) {
        this.perMille = perMille;
    }

    int perMille() {
        return perMille;
    }
}
