package dev.tradekeep.bench.write;

import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Goal.Sense;
import dev.tradekeep.bench.report.Unit;
import java.util.List;

/** What is measured. */
enum Work {
    /** Orders acknowledged a second, each durable, while many producers wait for theirs. */
    DURABLE_ORDERS(
            "durable-orders",
            Unit.OPERATIONS_PER_SECOND,
            List.of(
                    Goal.ofC(0.8),
                    new Goal(Work.SINGLE, Sense.AT_LEAST, 8),
                    new Goal(Goal.MEDIAN, Sense.AT_LEAST, 50_000))),
    /** How long 99 of 100 answers take at most under that load. */
    LATENCY_P99("latency-p99", Unit.MILLISECONDS, List.of(Goal.atMost(20))),
    /**
     * The time of an answer when one producer waits for each: in C, of one commit without queue.
     */
    SINGLE_PRODUCER("single-producer", Unit.MILLISECONDS, List.of(Goal.ofC(1 / 1.5))),
    /** Candles a second, not forced to disk. */
    INSERT_CANDLES("insert-candles", Unit.ROWS_PER_SECOND, List.of(Goal.ofC(0.9))),
    /** The same with what a series asks for: catalogue, gaps and roll-ups. */
    APPEND_CANDLES("append-candles", Unit.ROWS_PER_SECOND, List.of());

    /** The ratio to one commit an order. */
    static final String SINGLE = "single";

    private final String label;
    private final Unit unit;
    private final List<Goal> goals;

    Work(String label, Unit unit, List<Goal> goals) {
        this.label = label;
        this.unit = unit;
        this.goals = goals;
    }

    String label() {
        return label;
    }

    Unit unit() {
        return unit;
    }

    List<Goal> goals() {
        return goals;
    }
}
