package dev.tradekeep.market.series.load;

/** How a load of many rows uses the writer. */
public enum WriterPace {
    /** As one task: fastest, and others wait until its end. For books that nobody else uses. */
    AT_ONCE,
    /** In many short tasks, others between them, as {@link SlicedLoad} does. */
    IN_SLICES
}
