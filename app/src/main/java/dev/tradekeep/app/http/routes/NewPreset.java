package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Body;
import dev.tradekeep.app.http.api.Requests;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.strategies.PresetRepository;
import dev.tradekeep.store.strategies.PresetTerms;
import dev.tradekeep.store.strategies.StrategyRepository;
import java.util.List;

/**
 * A preset that is made together with the engine that runs it.
 *
 * @param name of both
 * @param strategy made once, so that what does not fit is refused before anything is written
 * @param terms with the parameters as they were given: defaults that change later count
 * @param instruments such as {@code simulated:BTC/USD}
 */
record NewPreset(
        String name, StrategyInstance strategy, PresetTerms terms, List<String> instruments) {
    NewPreset {
        instruments = List.copyOf(instruments);
    }

    /** Reads it from the body of an engine. */
    static NewPreset read(Body body, String strategy, StrategyCatalog catalog) {
        String name = body.text("name");
        PlainName.requireForPath("preset", name, PresetRepository.NAME_CHARACTERS_MAX);
        List<String> instruments = body.texts("instruments");
        if (instruments.isEmpty()) {
            throw Requests.wanted("SYMBOL or EXCHANGE:SYMBOL", "instruments", "none");
        }
        String parameters = String.join(",", body.texts("parameters"));
        return new NewPreset(
                name,
                catalog.create(parameters.isEmpty() ? strategy : strategy + ":" + parameters),
                new PresetTerms(
                        parameters,
                        body.optionalText("interval").map(Interval::parse).orElse(null),
                        false),
                instruments);
    }

    /** Writes it. */
    void create(Transaction transaction, long at) {
        long of =
                new StrategyRepository(transaction)
                        .ensure(strategy.name(), strategy.description(), at);
        List<Long> ids =
                instruments.stream().map(text -> Names.instrument(transaction, text)).toList();
        new PresetRepository(transaction).create(of, name, terms, ids, at);
    }

    /** What it runs, for people. */
    String text() {
        return strategy.text() + " on " + String.join(", ", instruments);
    }
}
