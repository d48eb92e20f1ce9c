package dev.tradekeep.engine.simulation;

/** Draws random numbers as they are needed: they depend on the time, and on how many before it. */
final class Draws {
    private final Dice dice;
    private final Agenda agenda;
    private long moment;
    private int drawn;

    Draws(Dice dice, Agenda agenda) {
        this.dice = dice;
        this.agenda = agenda;
    }

    /** A number from 0 up to, but without, a bound above 0. */
    long below(long bound) {
        long now = agenda.now();
        drawn = now == moment ? drawn + 1 : 0;
        moment = now;
        return dice.below(bound, now, drawn);
    }

    /** Whether one of so many cases comes up. */
    boolean oneIn(long cases) {
        return below(cases) == 0;
    }
}
