package dev.tradekeep.venue.xchange;

import dev.tradekeep.venue.account.RequestBudget;

/** Allows everything and counts it. */
final class FreeBudget implements RequestBudget {
    private int taken;

    @Override
    public synchronized long take(Lane lane, int weight) {
        taken += weight;
        return 0;
    }

    synchronized int taken() {
        return taken;
    }

    @Override
    public void used(int used) {
        // It does not matter.
    }

    @Override
    public void blockUntil(long until) {
        // Nobody blocks it.
    }

    @Override
    public long blockedUntil() {
        return 0;
    }

    @Override
    public int usedPermille() {
        return 0;
    }
}
