package dev.tradekeep.app.alerts;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The JSON that a service answers with; missing when it answers with anything else. */
record ServiceAnswer(JsonNode json) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int TEXT_CHARACTERS_MAX = 200;

    static ServiceAnswer of(HttpPost.Outcome outcome) {
        return switch (outcome) {
            case HttpPost.Outcome.None _ -> new ServiceAnswer(MissingNode.getInstance());
            case HttpPost.Outcome.Answer answer -> of(answer.body());
        };
    }

    static ServiceAnswer of(String body) {
        try {
            return new ServiceAnswer(MAPPER.readTree(body));
        } catch (JacksonException e) {
            return new ServiceAnswer(MissingNode.getInstance());
        }
    }

    /** A part of it. */
    ServiceAnswer part(String name) {
        return new ServiceAnswer(json.path(name));
    }

    /** A number of seconds. */
    Optional<Duration> number(String name) {
        JsonNode node = json.path(name);
        return node.isNumber()
                ? HttpPost.seconds(Optional.of(node.decimalValue().toPlainString()))
                : Optional.empty();
    }

    /** A text on one line, without a secret, and not long. */
    Optional<String> text(String name, String secret) {
        JsonNode node = json.path(name);
        if (!node.isString()) {
            return Optional.empty();
        }
        String said = secret.isEmpty() ? node.asString() : node.asString().replace(secret, "***");
        String line = said.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return Optional.of(MessageText.cut(line, TEXT_CHARACTERS_MAX));
    }
}
