package dev.tradekeep.engine.paper;

import dev.tradekeep.market.series.CandleSeries;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.instruments.ListedInstrument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order of candles that close together: the finest first, then by symbol. But a series that a
 * strategy looks at comes before the one that it decides on, so that it sees what has closed.
 */
final class FeedOrder {
    private final Map<Long, Heard> all = new LinkedHashMap<>();

    /** By the id of a series, those that must come before. */
    private final Map<Long, Set<Long>> before = new LinkedHashMap<>();

    /** A series of candles that the engine hears. */
    record Heard(ListedInstrument listed, CandleSeries series) {
        private static final Comparator<Heard> FINEST_FIRST =
                Comparator.comparingLong((Heard one) -> one.series().interval().micros())
                        .thenComparing(Heard::symbol);

        private String symbol() {
            return listed.instrument().symbol();
        }

        @Override
        public String toString() {
            return symbol() + " of " + series.interval();
        }
    }

    /** The engine hears a series. */
    void add(Heard heard) {
        all.putIfAbsent(heard.series().id(), heard);
        before.putIfAbsent(heard.series().id(), new HashSet<>());
    }

    /** A strategy that decides on a series looks at another one. */
    void addLook(Heard decides, Heard looked) {
        add(decides);
        add(looked);
        if (decides.series().id() != looked.series().id()) {
            before.get(decides.series().id()).add(looked.series().id());
        }
    }

    /**
     * All of them in order.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when series wait for one another
     */
    List<Heard> sorted() {
        List<Heard> left = new ArrayList<>(all.values());
        left.sort(Heard.FINEST_FIRST);
        List<Heard> sorted = new ArrayList<>();
        Set<Long> placed = new HashSet<>();
        while (!left.isEmpty()) {
            Heard next =
                    left.stream()
                            .filter(one -> placed.containsAll(before.get(one.series().id())))
                            .findFirst()
                            .orElseThrow(() -> cyclic(left));
            left.remove(next);
            placed.add(next.series().id());
            sorted.add(next);
        }
        return sorted;
    }

    private static TradekeepException cyclic(List<Heard> waiting) {
        return new TradekeepException(
                ErrorCode.CONFLICT,
                "Strategies of the engine look at one another's candles in a circle: "
                        + String.join(", ", waiting.stream().map(Heard::toString).toList())
                        + ". Give one of them an engine of its own.");
    }
}
