package dev.tradekeep.engine.strategy;

import dev.tradekeep.engine.indicator.Indicator;
import dev.tradekeep.engine.indicator.StateReader;
import dev.tradekeep.engine.indicator.StateWriter;
import dev.tradekeep.model.time.Micros;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.StringJoiner;

/**
 * A strategy with its parameters and what it has registered, ready to be run by one engine. For the
 * engine's thread alone.
 */
public final class StrategyInstance {
    /** Begins the last line of what is saved, when indicators have something to save. */
    private static final String INDICATORS = "\n#indicators ";

    private final String name;
    private final String description;
    private final SequencedMap<String, String> parameters;
    private final Strategy strategy;
    private final boolean brackets;
    private final List<SeriesInput> inputs;
    private final List<Indicator> indicators = new ArrayList<>();
    private final String indicatorNames;
    private final StrategyOrigin origin;

    /**
     * @param parameters every one with its value, in a fixed order
     * @param inputs first that of the candles that the strategy decides on
     * @param origin where its class comes from
     */
    StrategyInstance(
            String name,
            String description,
            SequencedMap<String, String> parameters,
            Strategy strategy,
            boolean brackets,
            List<SeriesInput> inputs,
            StrategyOrigin origin) {
        this.name = name;
        this.description = description;
        this.parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        this.strategy = strategy;
        this.brackets = brackets;
        this.inputs = List.copyOf(inputs);
        this.origin = origin;
        StringJoiner names = new StringJoiner(",");
        for (SeriesInput input : inputs) {
            for (Series series : input.all()) {
                indicators.addAll(series.indicators());
                series.indicators().forEach(one -> names.add(series + " " + one.name()));
            }
        }
        indicatorNames = names.toString().replace('\n', ' ');
    }

    /** One that is made by hand, and registers nothing. */
    public static StrategyInstance of(String name, Strategy strategy) {
        return new StrategyInstance(
                name,
                "",
                new LinkedHashMap<>(),
                strategy,
                false,
                List.of(new SeriesInput(new Series(null, null), false, List.of())),
                StrategyOrigin.ofClass(strategy.getClass()));
    }

    /** The same for some time only; this one must not be used any more. */
    public StrategyInstance during(Tenure tenure) {
        SequencedMap<String, String> all = new LinkedHashMap<>(parameters);
        all.put("from", Micros.toIso(tenure.from()));
        all.put("until", Micros.toIso(tenure.until()));
        return new StrategyInstance(
                name,
                description,
                all,
                new TenuredStrategy(strategy, tenure),
                brackets,
                inputs,
                origin);
    }

    /** The name in the catalogue. */
    public String name() {
        return name;
    }

    /** One line for people: what it does. */
    public String description() {
        return description;
    }

    /** Every parameter as text, defaults included, in a fixed order: what the books remember. */
    public SequencedMap<String, String> parameters() {
        return parameters;
    }

    /** The parameters as {@link StrategyCatalog#create} reads them. */
    public String parameterText() {
        StringJoiner text = new StringJoiner(",");
        parameters.forEach((parameter, value) -> text.add(parameter + "=" + value));
        return text.toString();
    }

    /** Its name with every parameter, as {@link StrategyCatalog#create} reads it. */
    public String text() {
        String values = parameterText();
        return values.isEmpty() ? name : name + ":" + values;
    }

    /** Where its class comes from. */
    public StrategyOrigin origin() {
        return origin;
    }

    public Strategy strategy() {
        return strategy;
    }

    /** Whether its orders end one another, so that the exchange has to hold groups. */
    public boolean needsGroups() {
        return brackets;
    }

    /** What it looks at: first the candles that it decides on, then series of other instruments. */
    public List<SeriesInput> inputs() {
        return inputs;
    }

    /** Whether everything that it registered has seen as many candles as it needs. */
    public boolean isWarm() {
        for (SeriesInput input : inputs) {
            if (!input.isWarm()) {
                return false;
            }
        }
        return true;
    }

    /**
     * How many of the candles that it decides on will have closed when it has to be asked next,
     * looked at right after it was: before, it would neither ask for anything nor remember
     * anything. 0 for at the next, as where nobody knows the candles to come.
     */
    public long quietUntil() {
        return strategy instanceof ForeseeingStrategy foreseeing ? foreseeing.quietUntil() : 0;
    }

    /** What it remembers in addition to the candles of its warm-up; empty for nothing. */
    public String save() {
        String own = strategy.save();
        if (indicators.isEmpty()) {
            return own;
        }
        StateWriter state = new StateWriter();
        for (int i = 0; i < indicators.size(); i++) {
            indicators.get(i).save(state);
        }
        String words = state.text();
        return words.isEmpty() ? own : own + INDICATORS + indicatorNames + "|" + words;
    }

    /** Remembers what it saved; after the candles of the warm-up. */
    public void restore(String saved) {
        int line = saved.lastIndexOf(INDICATORS);
        strategy.restore(line < 0 ? saved : saved.substring(0, line));
        if (line < 0) {
            return;
        }
        String of = saved.substring(line + INDICATORS.length());
        int bar = of.lastIndexOf('|');
        // Other parameters make other indicators: those are what the warm-up makes them.
        if (of.substring(0, bar).equals(indicatorNames)) {
            StateReader state = new StateReader(of.substring(bar + 1));
            indicators.forEach(one -> one.restore(state));
        }
    }
}
