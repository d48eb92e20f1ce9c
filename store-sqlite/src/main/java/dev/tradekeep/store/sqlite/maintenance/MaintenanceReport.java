package dev.tradekeep.store.sqlite.maintenance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a piece of upkeep did.
 *
 * @param kind what it was
 * @param figures by name, with the unit in the name
 * @param notes what was done to what and why, one line each
 * @param nanos how long it took
 */
public record MaintenanceReport(
        MaintenanceKind kind, Map<String, Long> figures, List<String> notes, long nanos) {
    public MaintenanceReport {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        notes = List.copyOf(notes);
    }

    /** All of it in one line. */
    public String detail() {
        return Stream.concat(
                        figures.entrySet().stream()
                                .map(figure -> figure.getKey() + " " + figure.getValue()),
                        notes.stream())
                .collect(Collectors.joining(", "));
    }
}
