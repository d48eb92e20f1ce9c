package dev.tradekeep.app.http.routes;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.store.migrate.Sha256;
import dev.tradekeep.store.signals.HookFields;
import dev.tradekeep.store.signals.SignalCall;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the message of a chart service asks for, as text: nothing of it is trusted yet.
 *
 * @param key its id, or the hash of all of it when it has none
 * @param price none when it has none, or none that could be read
 */
record SignalMessage(
        String key, Side side, String ticker, String quantity, Optional<String> price) {
    private static final int TEXT_CHARACTERS_MAX = 64;
    private static final int DEPTH_MAX = 4;
    private static final int NUMBER_DIGITS_MAX = 32;
    private static final int MESSAGE_CHARACTERS_MAX = 16_384;
    private static final String HASHED = "sha256:";

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEPTH_MAX)
                                                    .maxStringLength(MESSAGE_CHARACTERS_MAX)
                                                    .maxNumberLength(NUMBER_DIGITS_MAX)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** The key of a message without an id. */
    static String hash(String text) {
        return HASHED + Sha256.hex(text);
    }

    /**
     * Reads a message.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it asks for no order
     */
    static SignalMessage read(String text, HookFields fields) {
        if (text.length() > MESSAGE_CHARACTERS_MAX) {
            throw invalid("Wanted a message of at most " + MESSAGE_CHARACTERS_MAX + " characters.");
        }
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JacksonException e) {
            throw invalid("The message is no JSON.");
        }
        if (node == null || !node.isObject()) {
            throw invalid("Wanted one JSON object as the message.");
        }
        String side = required(node, fields.side()).toLowerCase(Locale.ROOT);
        return new SignalMessage(
                find(node, fields.id())
                        .filter(id -> id.length() <= SignalCall.KEY_CHARACTERS_MAX - 3)
                        .map(id -> "id:" + id)
                        .orElseGet(() -> hash(text)),
                switch (side) {
                    case "buy" -> Side.BUY;
                    case "sell" -> Side.SELL;
                    default ->
                            throw invalid(
                                    "Wanted buy or sell for \""
                                            + fields.side()
                                            + "\", found \""
                                            + side
                                            + "\".");
                },
                required(node, fields.instrument()),
                required(node, fields.quantity()),
                find(node, fields.price()));
    }

    private static String required(JsonNode node, String field) {
        return find(node, field)
                .orElseThrow(() -> invalid("The message has no text \"" + field + "\"."));
    }

    /** A text or a number as text; a template that the service did not fill is none. */
    private static Optional<String> find(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString() && !value.isNumber()) {
            return Optional.empty();
        }
        String text = value.asString().strip();
        boolean fits =
                !text.isEmpty()
                        && text.length() <= TEXT_CHARACTERS_MAX
                        && text.chars().allMatch(c -> c >= ' ' && c < 0x7f)
                        && !text.contains("{{");
        return fits ? Optional.of(text) : Optional.empty();
    }

    /** In a line, for the books. */
    String wish() {
        return side.name().toLowerCase(Locale.ROOT)
                + " "
                + quantity
                + " "
                + ticker
                + price.map(one -> " at " + one).orElse("");
    }

    static TradekeepException invalid(String message) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, message);
    }
}
