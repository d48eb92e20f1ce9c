package dev.tradekeep.app.upkeep;

import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.maintenance.Retention;
import java.util.LinkedHashMap;
import java.util.Map;

/** Deletes the rows that the settings say are kept no longer, rule by rule. */
final class RowRetention implements Retention {
    private final Store store;

    RowRetention(Store store) {
        this.store = store;
    }

    @Override
    public Map<String, Long> apply(long now) {
        Map<String, Long> figures = new LinkedHashMap<>();
        for (RetentionRule rule : RetentionRule.values()) {
            figures.put(Word.of(rule), sweep(rule, now));
        }
        return figures;
    }

    private long sweep(RetentionRule rule, long now) {
        long all = 0;
        long removed = RetentionRule.ROWS_MAX;
        while (removed == RetentionRule.ROWS_MAX) {
            removed = store.write(Durability.RELAXED, t -> rule.sweep(t, now));
            all += removed;
        }
        return all;
    }
}
