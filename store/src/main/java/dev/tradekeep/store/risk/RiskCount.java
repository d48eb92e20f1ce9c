package dev.tradekeep.store.risk;

import dev.tradekeep.model.number.FixedPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * What has the same kind, code and limit is one, on however many days it happened; in the order
     * in which it first did.
     */
    public static List<RiskCount> together(Iterable<RiskCount> counts) {
        Map<String, RiskCount> found = new LinkedHashMap<>();
        for (RiskCount one : counts) {
            found.merge(one.key(), one, RiskCount::and);
        }
        return List.copyOf(found.values());
    }

    /** What counts as the same. */
    private String key() {
        return kind + " " + code + " " + limitId;
    }

    /** This and more of the same. */
    private RiskCount and(RiskCount more) {
        return new RiskCount(kind, code, limitId, detail, FixedPoint.add(count, more.count()));
    }
}
