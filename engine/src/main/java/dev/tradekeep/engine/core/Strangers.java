package dev.tradekeep.engine.core;

import dev.tradekeep.engine.booking.BookingLine;
import dev.tradekeep.engine.booking.Market;
import dev.tradekeep.store.alerts.AlertSeverity;
import java.util.HashSet;
import java.util.Set;

/**
 * Orders that the venue reports on and that are not in the books. One with an id of ours says that
 * the books were restored from a backup, or that a copy of them trades: then nothing is opened any
 * more in this run. For the engine's thread alone.
 */
final class Strangers {
    /** So many are remembered, and not told again. */
    private static final int TOLD_MAX = 1_024;

    private final EngineSetup setup;
    private final Turn turn;
    private final RiskDesk risk;
    private final Set<String> told = new HashSet<>();

    Strangers(EngineSetup setup, Turn turn, RiskDesk risk) {
        this.setup = setup;
        this.turn = turn;
        this.risk = risk;
    }

    /** The venue reports on an order that is not in the books. */
    void note(String clientOrderId) {
        if (told.size() >= TOLD_MAX || !told.add(clientOrderId)) {
            return;
        }
        if (!ClientOrderIds.isOurs(clientOrderId)) {
            alert(
                    AlertSeverity.WARNING,
                    "report.unmatched",
                    "The venue reports on order " + clientOrderId + ", which is not in the books.");
            return;
        }
        for (Market market : setup.markets()) {
            risk.bar(
                    market.index(),
                    "order " + clientOrderId + " of ours is at the venue and not in the books");
        }
        alert(
                AlertSeverity.CRITICAL,
                "order.not_in_books",
                "The venue knows order "
                        + clientOrderId
                        + ", which has an id of this program and is not in the books: they were"
                        + " restored from a backup, or a copy of them trades. No position is opened"
                        + " until the engine is started again. Compare the books with the venue"
                        + " first.");
    }

    private void alert(AlertSeverity severity, String code, String message) {
        turn.addInNeed(new BookingLine.AlertRaised(severity, code, message, turn.now()));
    }
}
