package dev.tradekeep.store.risk;

import dev.tradekeep.model.number.FixedPoint;
import org.jspecify.annotations.Nullable;

/**
 * Something that the risk check had to tell in a run, and how often.
 *
 * @param code why, stable
 * @param limitId of the limit that it is about; null for none
 * @param detail for people: what was wanted and what was found, the first time
 */
public record RiskCount(
        RiskEventKind kind, String code, @Nullable Long limitId, String detail, long count) {

    /** What counts as the same. */
    String key() {
        return kind + " " + code + " " + limitId;
    }

    /** This and more of the same. */
    RiskCount and(RiskCount more) {
        return new RiskCount(kind, code, limitId, detail, FixedPoint.add(count, more.count()));
    }
}
