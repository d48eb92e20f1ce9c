package dev.tradekeep.engine.simulation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a seed has in store: who trades, what people do, and what goes wrong when. Each has a number
 * and may be left out, which changes nothing of the others; nor does the number of candles.
 *
 * @param bars candles of a minute
 */
public record Plan(long seed, int bars, List<Item> items) {
    /** Candles of a minute at most. */
    public static final int BARS_MAX = 10_000;

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final int THOUSAND = 1_000;

    /** How often people do something in a thousand minutes. */
    private static final int DEEDS_PER_MILLE = 500;

    public Plan {
        items = List.copyOf(items);
    }

    /** Something that can be left out. */
    public sealed interface Item {
        int number();

        /** For people. */
        String text();
    }

    /** A strategy. */
    record Trader(int number, int slot) implements Item {
        @Override
        public String text() {
            return number + " strategy " + slot;
        }
    }

    /**
     * Somebody does something.
     *
     * @param at UTC microseconds
     * @param chance 64 random bits that say what
     */
    record Deed(int number, long at, long chance) implements Item {
        @Override
        public String text() {
            return number + " a person at " + timeOf(at);
        }
    }

    /**
     * Something goes wrong: the first of its kind from a time on.
     *
     * @param at UTC microseconds
     * @param chance 64 random bits that say how
     */
    record Strike(int number, Fault fault, long at, long chance) implements Item {
        @Override
        public String text() {
            String name = fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return number + " " + name + " from " + timeOf(at);
        }
    }

    /**
     * All that a seed has in store.
     *
     * @param bars 1 to {@link #BARS_MAX}
     */
    public static Plan of(long seed, int bars) {
        List<Item> items = new ArrayList<>();
        for (int slot = 0; slot < World.traders(seed); slot++) {
            items.add(new Trader(items.size() + 1, slot));
        }
        Dice people = new Dice(seed, "people");
        for (int minute = 0; minute < bars; minute++) {
            long begins = World.START + minute * MINUTE;
            if (people.below(THOUSAND, minute, 1) < DEEDS_PER_MILLE) {
                long at = begins + people.below(MINUTE, minute, 2);
                items.add(new Deed(items.size() + 1, at, people.bits(minute, 3)));
            }
            for (Fault fault : Fault.values()) {
                Dice dice = new Dice(seed, fault.name());
                if (dice.below(THOUSAND, minute, 1) < fault.perMille()) {
                    long at = begins + dice.below(MINUTE, minute, 2);
                    items.add(new Strike(items.size() + 1, fault, at, dice.bits(minute, 3)));
                }
            }
        }
        return new Plan(seed, bars, items);
    }

    /** Only what has one of these numbers. */
    public Plan only(Set<Integer> numbers) {
        return new Plan(
                seed,
                bars,
                items.stream().filter(item -> numbers.contains(item.number())).toList());
    }

    /** The numbers of all that is in it. */
    public List<Integer> numbers() {
        return items.stream().map(Item::number).toList();
    }

    boolean trades(int slot) {
        return items.stream().anyMatch(item -> item instanceof Trader one && one.slot() == slot);
    }

    List<Deed> deeds() {
        return items.stream().filter(Deed.class::isInstance).map(Deed.class::cast).toList();
    }

    List<Strike> strikes() {
        return items.stream().filter(Strike.class::isInstance).map(Strike.class::cast).toList();
    }

    private static String timeOf(long micros) {
        Instant at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
