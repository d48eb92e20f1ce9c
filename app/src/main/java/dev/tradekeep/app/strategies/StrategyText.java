package dev.tradekeep.app.strategies;

import dev.tradekeep.engine.strategy.Parameter;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Word;
import tools.jackson.core.JsonGenerator;

/** What the API and the commands say of strategies, as JSON. */
public final class StrategyText {
    private StrategyText() {}

    /** All strategies, and what is wrong with those that cannot be made. */
    public static void write(StrategyCatalog catalog, JsonGenerator json) {
        json.writeArrayPropertyStart("items");
        for (StrategyFactory factory : catalog.factories()) {
            json.writeStartObject();
            write(factory, json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("broken");
        catalog.broken()
                .forEach((name, why) -> {
                    json.writeStartObject();
                    json.writeStringProperty("name", name);
                    write(why, json);
                    json.writeEndObject();
                });
        json.writeEndArray();
    }

    private static void write(TradekeepException why, JsonGenerator json) {
        json.writeStringProperty("error", why.getMessage());
        if (!why.excerpt().isEmpty()) {
            json.writeStringProperty("excerpt", why.excerpt());
        }
    }

    /** One strategy with its parameters. */
    public static void write(StrategyFactory factory, JsonGenerator json) {
        json.writeStringProperty("name", factory.name());
        json.writeStringProperty("description", factory.description());
        json.writeStringProperty("origin", factory.origin().place());
        json.writeStringProperty("hash", factory.origin().hash());
        json.writeArrayPropertyStart("parameters");
        for (Parameter parameter : factory.parameters()) {
            json.writeStartObject();
            json.writeStringProperty("name", parameter.name());
            json.writeStringProperty("kind", Word.of(parameter.kind()));
            json.writeStringProperty("wanted", parameter.wanted());
            json.writeStringProperty("default", parameter.fallback());
            json.writeStringProperty("description", parameter.description());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
