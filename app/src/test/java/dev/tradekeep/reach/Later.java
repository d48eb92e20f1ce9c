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
    private static final String VENUES = "Venues";

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
                    // Nobody can halt a symbol of the local exchange yet.
                    new Later("SymbolStatus.END_OF_DAY", VENUES),
                    new Later("SymbolStatus.HALT", VENUES),
                    new Later("SymbolStatus.BREAK", VENUES),
                    new Later("SymbolStatus.CANCEL_ONLY", VENUES));
}
