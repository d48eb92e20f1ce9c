package dev.tradekeep.engine.simulation;

import dev.tradekeep.engine.core.VenueCall;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.venue.VenueReport;
import java.util.function.Consumer;

/**
 * A bad network between an engine and its venue: calls, answers and reports are late, lost, doubled
 * or out of order. What the venue says reaches the process that lives then.
 */
final class Network {
    private static final long MILLI = 1_000;
    private static final long SECOND = 1_000 * MILLI;

    /** No call is on its way for longer: the venue refuses what is older. */
    private static final long RECEIVE_WINDOW = 5 * SECOND;

    /** How long an order is stuck on its way at least, and half of how long at most. */
    private static final long STUCK_FOR = 45 * SECOND;

    private static final long WAY_MAX = 200 * MILLI;
    private static final long LATE_MAX = 20 * SECOND;

    private final Agenda agenda;
    private final Strikes strikes;
    private final Consumer<VenueReport> engine;
    private final Draws draws;

    /** What a call does when it arrives. */
    interface Arrival {
        /**
         * It arrives.
         *
         * @param answered whether its answer will reach the engine
         * @param refused whether the venue refuses what it might have taken
         */
        void arrive(boolean answered, boolean refused);
    }

    /**
     * @param engine hears what arrives
     */
    Network(long seed, Agenda agenda, Strikes strikes, Consumer<VenueReport> engine) {
        this.agenda = agenda;
        this.strikes = strikes;
        this.engine = engine;
        draws = new Draws(new Dice(seed, "network"), agenda);
    }

    /** Carries a call to the venue; when no answer comes, the engine is told of the silence. */
    void send(VenueCall call, Arrival arrival) {
        Plan.Strike stuck = isEntry(call) ? strikes.take(Fault.CALL_STUCK) : null;
        if (stuck != null) {
            long way = STUCK_FOR + Strikes.diceOf(stuck).below(STUCK_FOR, 0, 0);
            agenda.at(agenda.now() + way, Agenda.Life.WORLD, () -> arrival.arrive(true, false));
        }
        boolean lost = stuck != null || strikes.hit(Fault.CALL_LOST);
        boolean answered = !lost && !strikes.hit(Fault.ANSWER_LOST);
        if (!lost) {
            long way = answered ? way() : draws.below(RECEIVE_WINDOW);
            boolean refused = strikes.hit(Fault.REFUSED);
            agenda.at(
                    agenda.now() + way, Agenda.Life.WORLD, () -> arrival.arrive(answered, refused));
        }
        if (!answered) {
            VenueReport silence = silence(call, agenda.now() + RECEIVE_WINDOW);
            agenda.at(silence.at(), Agenda.Life.PROCESS, () -> engine.accept(silence));
        }
    }

    /** What sells late could be sold again meanwhile, which a venue does not allow. */
    private static boolean isEntry(VenueCall call) {
        return call instanceof VenueCall.Submit submit && submit.order().side() == Side.BUY;
    }

    /** Carries a question to the venue. */
    void ask(Runnable arrival) {
        if (!strikes.hit(Fault.ANSWER_LOST)) {
            agenda.at(agenda.now() + way(), Agenda.Life.WORLD, arrival);
        }
    }

    private long way() {
        return MILLI + draws.below(WAY_MAX);
    }

    private static VenueReport silence(VenueCall call, long at) {
        return switch (call) {
            case VenueCall.Submit submit ->
                    new VenueReport.Lost(
                            VenueReport.Call.SUBMIT, submit.order().clientOrderId(), "timeout", at);
            case VenueCall.Cancel cancel ->
                    new VenueReport.Lost(
                            VenueReport.Call.CANCEL, cancel.clientOrderId(), "timeout", at);
            case VenueCall.Amend amend ->
                    new VenueReport.Lost(
                            VenueReport.Call.AMEND, amend.clientOrderId(), "timeout", at);
            case VenueCall.Query query -> throw new IllegalStateException("Questions are not lost");
        };
    }

    /** Carries the answer to a question to the engine. */
    void answer(VenueReport report) {
        deliver(report, way());
    }

    /** Carries a report to the engine, or not. */
    void say(VenueReport report) {
        if (!strikes.hit(Fault.REPORT_LOST)) {
            carry(report, way());
        }
    }

    /** The same of a report that comes long after others. */
    void sayLate(VenueReport report) {
        if (!strikes.hit(Fault.REPORT_LOST)) {
            carry(report, SECOND + draws.below(LATE_MAX));
        }
    }

    private void carry(VenueReport report, long way) {
        Plan.Strike late = strikes.take(Fault.REPORT_LATE);
        long more = late == null ? 0 : Strikes.diceOf(late).below(LATE_MAX, 0, 0);
        deliver(report, way + more);
        if (strikes.hit(Fault.REPORT_DOUBLED)) {
            deliver(report, way + more + draws.below(RECEIVE_WINDOW));
        }
    }

    private void deliver(VenueReport report, long way) {
        agenda.at(agenda.now() + way, Agenda.Life.PROCESS, () -> engine.accept(report));
    }

    /** Carries a page of what the account did to the engine, or not. */
    void page(Runnable arrival) {
        if (!strikes.hit(Fault.PAGE_LOST)) {
            agenda.at(agenda.now() + way(), Agenda.Life.PROCESS, arrival);
        }
    }
}
