package dev.tradekeep.reach;

import java.util.List;

/**
 * Something that stands in the program before anything uses it.
 *
 * @param what as the test names it
 * @param work that will use it; then the line goes
 */
record Later(String what, String work) {
    private static final String DASHBOARD = "Dashboard";
    private static final String LIVE = "Live";

    /** All there are. The list may only become shorter. */
    static final List<Later> ALL =
            List.of(
                    new Later("EquityRepository.curve", DASHBOARD),
                    // Engines trade on paper only.
                    new Later("EngineMode.LIVE", LIVE),
                    new Later("EngineState.STOPPING", LIVE),
                    new Later("EngineRepository.silentSince", LIVE),
                    new Later("ConnectionRepository.claim", LIVE),
                    new Later("ConnectionRepository.release", LIVE),
                    new Later("ConnectionRepository.releaseAll", LIVE),
                    new Later("exchange_connections.owner_node is never written", LIVE),
                    // Connectors ask for orders in them, and nothing gives them orders yet.
                    new Later("RequestBudget.Lane.EXIT", LIVE),
                    new Later("RequestBudget.Lane.ORDER", LIVE));
}
