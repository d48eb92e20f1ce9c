package dev.tradekeep.engine.run;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The order of candles that close together: the finest first, then by symbol. But a series that a
 * strategy looks at comes before the one that it decides on, so that it sees what has closed.
 *
 * @param <T> a series of candles
 */
public final class FeedOrder<T> {
    private final Comparator<T> finestFirst;
    private final Function<T, String> names;

    /** Of each series, those that must come before. */
    private final Map<T, Set<T>> before = new LinkedHashMap<>();

    /**
     * @param finestFirst the order of series that nobody looks at
     * @param names of series, for messages
     */
    public FeedOrder(Comparator<T> finestFirst, Function<T, String> names) {
        this.finestFirst = finestFirst;
        this.names = names;
    }

    /**
     * The engine hears a series.
     *
     * @param looked what a strategy that decides on it looks at
     */
    public void add(T series, List<T> looked) {
        Set<T> first = before.computeIfAbsent(series, _ -> new HashSet<>());
        for (T other : looked) {
            before.computeIfAbsent(other, _ -> new HashSet<>());
            if (!other.equals(series)) {
                first.add(other);
            }
        }
    }

    /**
     * All of them in order.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when series wait for one another
     */
    public List<T> sorted() {
        List<T> left = new ArrayList<>(before.keySet());
        left.sort(finestFirst);
        List<T> sorted = new ArrayList<>();
        while (!left.isEmpty()) {
            T next =
                    left.stream()
                            .filter(one -> sorted.containsAll(before.getOrDefault(one, Set.of())))
                            .findFirst()
                            .orElseThrow(() -> cyclic(left));
            left.remove(next);
            sorted.add(next);
        }
        return sorted;
    }

    private TradekeepException cyclic(List<T> waiting) {
        return new TradekeepException(
                ErrorCode.CONFLICT,
                "Strategies look at one another's candles in a circle: "
                        + String.join(", ", waiting.stream().map(names).toList())
                        + ". Run one of them apart from the others.");
    }
}
