package dev.tradekeep.bench.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything one bench found.
 *
 * @param bench its name, as on the command line
 * @param versions of the subjects and of what they run on
 * @param absent subjects that could not take part, with the reason
 * @param notes what a reader must know to judge the figures
 */
public record BenchReport(
        String bench,
        Machine machine,
        Map<String, String> versions,
        Map<String, String> absent,
        List<String> notes,
        List<BenchRow> rows) {
    public BenchReport {
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        absent = Collections.unmodifiableMap(new LinkedHashMap<>(absent));
        notes = List.copyOf(notes);
        rows = List.copyOf(rows);
    }

    /** Every goal that is not met, with its row; empty when all are. */
    public List<String> misses() {
        return rows.stream().flatMap(row -> row.misses().stream()).toList();
    }
}
