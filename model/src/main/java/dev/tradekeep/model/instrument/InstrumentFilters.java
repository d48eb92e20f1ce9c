package dev.tradekeep.model.instrument;

import dev.tradekeep.model.number.Decimal;
import java.util.Map;
import java.util.Optional;

/** The filters of an instrument with their figures; what is not there is not asked. */
public record InstrumentFilters(Map<OrderFilter, Decimal> figures) {
    /** Asks nothing. */
    public static final InstrumentFilters NONE = new InstrumentFilters(Map.of());

    public InstrumentFilters {
        figures = Map.copyOf(figures);
    }

    /** Whether nothing is asked. */
    public boolean isEmpty() {
        return figures.isEmpty();
    }

    /** The figure of a filter, if it is asked. */
    public Optional<Decimal> figure(OrderFilter filter) {
        return Optional.ofNullable(figures.get(filter));
    }
}
