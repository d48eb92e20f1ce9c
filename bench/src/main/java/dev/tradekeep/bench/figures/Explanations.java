package dev.tradekeep.bench.figures;

import java.util.LinkedHashMap;
import java.util.Map;

/** Why ours is behind where it is: a loss without a reason is a miss. */
final class Explanations {
    private static final String COLD = "-cold ";

    /** By the beginning of {@code WORK SUBJECT}. */
    private static final Map<String, String> REASONS = new LinkedHashMap<>();

    static {
        REASONS.put(
                "bulk-insert duckdb",
                "ours reads the file twice, checks every number to be exact, finds the gaps and makes"
                        + " five levels of roll-ups and a durable log of them; DuckDB reads once into"
                        + " columns");
        REASONS.put(
                "bulk-insert",
                "ours makes a whole new database with all its tables, reads the file twice, checks every"
                        + " number, finds the gaps and makes five levels of roll-ups; the others insert"
                        + " the rows");
        REASONS.put(
                "positions-all",
                "at a small scale so large a share of the positions is open that reading all of them is as"
                        + " quick as going by an index");
        REASONS.put(
                "start-up-ready",
                "ours makes a new database with all its tables, takes its lock, prepares its routes,"
                        + " verifies the schema and audits the books");
        REASONS.put(
                "start-up",
                "ours reads its command line and its settings before it listens, and opens the database"
                        + " meanwhile");
    }

    private Explanations() {}

    /** The reason; empty when there is none yet. */
    static String of(String work, String subject) {
        String name = work + " " + subject;
        if (name.contains(COLD)) {
            return "ours checks its settings, the file's identity and its schema when a connection"
                    + " opens, which a program does once";
        }
        return REASONS.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
