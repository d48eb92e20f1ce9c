package dev.tradekeep.engine.strategy;

import dev.tradekeep.engine.indicator.Indicator;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.number.BasisPoints;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Where a strategy declares what it is made of, in its constructor: to read a parameter is to
 * declare it, with its range, its default and what it is for. What it registers on series of
 * candles is kept up to date by the engine, and the strategy is not asked before all of it has seen
 * as many candles as it needs.
 *
 * <pre>{@code
 * public Crossover(Setup setup) {
 *     int fast = setup.integer("fast", 20, 1, 1_000, "candles of the fast average");
 *     average = setup.indicator(new Sma(fast));
 * }
 * }</pre>
 *
 * <p>Every method that reads a parameter throws a {@link TradekeepException} with {@link
 * ErrorCode#INVALID_ARGUMENT} when the value that was given does not fit. For one thread, and for
 * the constructor alone.
 */
public final class Setup {
    private static final BasisPoints OPTION_MAX = BasisPoints.parse("9999");

    private final String strategy;
    private final ParameterReader reader;
    private final Series main = new Series(null, null);
    private final List<Series> higher = new ArrayList<>();
    private final List<Series> others = new ArrayList<>();
    private boolean watched;
    private boolean brackets;

    /**
     * @param strategy its name, for messages
     * @param given values of parameters by name
     */
    Setup(String strategy, Map<String, String> given) {
        this.strategy = strategy;
        reader = new ParameterReader(strategy, given);
    }

    /** A whole number from {@code min} to {@code max}. */
    public int integer(String name, int fallback, int min, int max, String description) {
        String wanted = "a whole number from " + min + " to " + max;
        return reader.read(
                name,
                ParameterKind.INTEGER,
                wanted,
                Integer.toString(fallback),
                description,
                text -> {
                    int value = Integer.parseInt(text);
                    return ParameterReader.orRefuse(value, value >= min && value <= max);
                });
    }

    /**
     * A share of the whole: basis points above 0 and up to 10000, with up to four decimals.
     *
     * @param fallback such as {@code 9500} for 95 %
     */
    public BasisPoints share(String name, String fallback, String description) {
        return reader.read(
                name,
                ParameterKind.SHARE,
                "basis points above 0 and up to 10000, with at most "
                        + BasisPoints.SCALE
                        + " decimals",
                fallback,
                description,
                text -> {
                    BasisPoints value = BasisPoints.parse(text);
                    return ParameterReader.orRefuse(value, value.units() > 0);
                });
    }

    /**
     * A share that is 0 when there is none, and then not among the parameters that the books
     * remember: basis points from 0 to 9999, with up to four decimals.
     */
    public BasisPoints option(String name, String description) {
        return reader.readOption(
                name,
                ParameterKind.SHARE,
                "basis points from 0 to 9999, with at most " + BasisPoints.SCALE + " decimals",
                "0",
                description,
                text -> {
                    BasisPoints value = BasisPoints.parse(text);
                    return ParameterReader.orRefuse(
                            value, value.units() >= 0 && value.units() <= OPTION_MAX.units());
                });
    }

    /** An exact decimal number from {@code min} to {@code max}. */
    public BigDecimal decimal(
            String name, String fallback, String min, String max, String description) {
        BigDecimal least = new BigDecimal(min);
        BigDecimal most = new BigDecimal(max);
        return reader.read(
                name,
                ParameterKind.DECIMAL,
                "a number from " + min + " to " + max,
                fallback,
                description,
                text -> {
                    BigDecimal value = ParameterReader.decimal(text);
                    return ParameterReader.orRefuse(
                            value, value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
                });
    }

    /**
     * An amount of money in the quote asset, above 0, to be sized by {@link
     * StrategyContext#sizeByMoney}.
     */
    public BigDecimal money(String name, String fallback, String description) {
        return reader.read(
                name,
                ParameterKind.DECIMAL,
                "an amount of the quote asset above 0",
                fallback,
                description,
                text -> {
                    BigDecimal value = ParameterReader.decimal(text);
                    return ParameterReader.orRefuse(value, value.signum() > 0);
                });
    }

    /** One of the constants of an enum, as lower-case words with hyphens. */
    public <E extends Enum<E>> E choice(String name, E fallback, String description) {
        E[] constants = fallback.getDeclaringClass().getEnumConstants();
        List<String> words = Arrays.stream(constants).map(Setup::word).toList();
        return reader.read(
                name,
                ParameterKind.CHOICE,
                "one of " + String.join(", ", words),
                word(fallback),
                description,
                text -> {
                    int index = words.indexOf(text);
                    return ParameterReader.orRefuse(constants[Math.max(0, index)], index >= 0);
                });
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Yes or no: {@code true} or {@code false}. */
    public boolean flag(String name, boolean fallback, String description) {
        return reader.read(
                name,
                ParameterKind.FLAG,
                "true or false",
                Boolean.toString(fallback),
                description,
                text ->
                        ParameterReader.orRefuse(
                                text.equals("true"), text.equals("true") || text.equals("false")));
    }

    /**
     * A length of time of whole seconds, such as {@code 90s}, {@code 15m}, {@code 4h} or {@code
     * 2d}.
     */
    public Duration duration(
            String name, String fallback, String min, String max, String description) {
        Duration least = ParameterReader.duration(min);
        Duration most = ParameterReader.duration(max);
        return reader.read(
                name,
                ParameterKind.DURATION,
                "a time from " + min + " to " + max + ", such as 90s, 15m, 4h or 2d",
                fallback,
                description,
                text -> {
                    Duration value = ParameterReader.duration(text);
                    return ParameterReader.orRefuse(
                            value, value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
                });
    }

    /** The length of a candle, such as {@code 15m} or {@code 1d}. */
    public Interval interval(String name, String fallback, String description) {
        return reader.read(
                name,
                ParameterKind.INTERVAL,
                "an interval such as 1m, 15m, 4h, 1d, 1w or 1mo",
                fallback,
                description,
                Interval::parse);
    }

    /** Any text of up to 200 characters without a comma. */
    public String text(String name, String fallback, String description) {
        return reader.read(
                name,
                ParameterKind.TEXT,
                "a text of at most " + ParameterReader.TEXT_LENGTH_MAX + " characters",
                fallback,
                description,
                text ->
                        ParameterReader.orRefuse(
                                text, text.length() <= ParameterReader.TEXT_LENGTH_MAX));
    }

    /**
     * Refuses values that do not go together.
     *
     * @param rule what must hold, such as {@code fast must be below slow}
     */
    public void require(boolean holds, String rule) {
        if (!holds) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Strategy " + strategy + ": " + rule + reader.found() + ".");
        }
    }

    /** The candles that the strategy decides on: {@link Strategy#onBar} is called for each. */
    public Series candles() {
        watched = true;
        return main;
    }

    /**
     * Candles of a longer interval of what the strategy trades, built of the candles that it
     * decides on: closed ones only.
     */
    public Series candles(Interval interval) {
        return series(higher, new Series(null, interval));
    }

    /** The recorded candles of another instrument of the same exchange. */
    public Series candles(String symbol, Interval interval) {
        return series(others, new Series(symbol, interval));
    }

    private static Series series(List<Series> known, Series wanted) {
        for (Series one : known) {
            if (one.toString().equals(wanted.toString())) {
                return one;
            }
        }
        known.add(wanted);
        return wanted;
    }

    /** Keeps an indicator up to date with the candles that the strategy decides on. */
    public <I extends Indicator> I indicator(I indicator) {
        return main.indicator(indicator);
    }

    /** Keeps the last closes of the candles that the strategy decides on. */
    public Closes closes(int candles) {
        return main.closes(candles);
    }

    /** Has the strategy asked only after so many candles, even if nothing else needs them. */
    public void warmup(int candles) {
        main.lookBack(candles);
    }

    /** Says that the strategy asks for brackets, so that the exchange has to hold groups. */
    public void usesBrackets() {
        brackets = true;
    }

    /** The parameters that were declared so far. */
    List<Parameter> declared() {
        return reader.declared();
    }

    /** What the strategy is made of, now that its constructor is done. */
    StrategyInstance finish(String description, Strategy made, StrategyOrigin origin) {
        reader.finish();
        List<SeriesInput> inputs = new ArrayList<>();
        inputs.add(new SeriesInput(main, watched, higher));
        others.forEach(other -> inputs.add(new SeriesInput(other, true, List.of())));
        SequencedMap<String, String> values = new LinkedHashMap<>(reader.values());
        return new StrategyInstance(strategy, description, values, made, brackets, inputs, origin);
    }
}
