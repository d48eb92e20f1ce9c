package dev.tradekeep.app.report;

import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.market.imports.ImportOutcome;
import dev.tradekeep.market.imports.PriceStep;
import java.util.Optional;

/** Tells of a tick that no exchange has declared. */
public final class DetectedTick {
    private DetectedTick() {}

    /** One sentence; none when the tick was declared. */
    public static Optional<String> of(ImportOutcome<?> outcome) {
        if (!outcome.tickDetected()) {
            return Optional.empty();
        }
        String tick = "tick " + outcome.listed().specification().tickSize();
        PriceStep found = outcome.survey().step();
        if (found.step() == null) {
            return Optional.of(tick + ", the smallest decimal: too few prices to tell a step");
        }
        return Optional.of(
                tick
                        + ", undeclared: "
                        + Numbers.count(found.prices() - found.off())
                        + " of "
                        + Numbers.count(found.prices())
                        + " prices are multiples of "
                        + found.step());
    }
}
