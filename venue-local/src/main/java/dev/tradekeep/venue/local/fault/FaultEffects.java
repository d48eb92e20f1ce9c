package dev.tradekeep.venue.local.fault;

import java.util.Map;

/** Carries out what changes the exchange itself. */
public interface FaultEffects {
    /**
     * A fault begins, or is done where it happens once.
     *
     * @return what came of it, by name
     * @throws dev.tradekeep.model.error.TradekeepException when it cannot be done
     */
    Map<String, String> begin(Fault fault);

    /** A fault that lasts ends; what it changed is as it was. */
    void end(Fault fault);
}
