package dev.tradekeep.store.orders;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderEvent;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the books keep of an event in addition to its name and time: one flat JSON object with the
 * version of its form in {@code v}. An event that says nothing else has none. A fill names its
 * trade, which has a row of its own.
 */
public final class OrderEventPayload {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int VERSION = 1;
    private static final String VERSION_FIELD = "v";
    private static final String CODE = "code";
    private static final String REASON = "reason";
    private static final String EXCHANGE_ORDER_ID = "exchangeOrderId";
    private static final String QUANTITY = "quantity";
    private static final String TYPE = "type";
    private static final String LIMIT = "limitPrice";
    private static final String TRIGGER = "triggerPrice";
    private static final String DISTANCE = "trailingDistance";
    private static final String REQUEST = "request";
    private static final String TRADE = "trade";

    private OrderEventPayload() {}

    /** What an event is called in the books: the name of its class. */
    public static String nameOf(OrderEvent event) {
        return event.getClass().getSimpleName();
    }

    /** The payload of an event; null when its name and time say all. */
    public static @Nullable String write(OrderEvent event) {
        return switch (event) {
            case OrderEvent.Denied e ->
                    object(json -> text(text(json, CODE, e.reasonCode()), REASON, e.reason()));
            case OrderEvent.Accepted e ->
                    object(json -> text(json, EXCHANGE_ORDER_ID, e.exchangeOrderId()));
            case OrderEvent.Rejected e -> reason(e.reason());
            case OrderEvent.UpdateRequested e -> terms(e.terms(), e.quantity());
            case OrderEvent.ReplaceRequested e -> terms(e.terms(), e.quantity());
            case OrderEvent.Updated e -> terms(e.terms(), e.quantity());
            case OrderEvent.UpdateDropped e -> reason(e.reason());
            case OrderEvent.UpdateRejected e -> reason(e.reason());
            case OrderEvent.CancelRejected e -> reason(e.reason());
            case OrderEvent.RequestLost e ->
                    object(json ->
                            text(text(json, REQUEST, e.request().name()), REASON, e.reason()));
            case OrderEvent.OutcomeUnknown e -> reason(e.reason());
            case OrderEvent.Reported e -> object(json -> number(json, QUANTITY, e.quantity()));
            case OrderEvent.Filled e ->
                    object(json -> text(json, TRADE, e.fill().exchangeTradeId()));
            case OrderEvent.Canceled e -> ended(e.reason(), e.quantity());
            case OrderEvent.Expired e -> ended(e.reason(), e.quantity());
            case OrderEvent.Reopened e -> reason(e.reason());
            case OrderEvent.Submitted e -> null;
            case OrderEvent.Triggered e -> null;
            case OrderEvent.CancelRequested e -> null;
        };
    }

    /**
     * The event that was written.
     *
     * @param trades finds an execution of the order by its id at the exchange
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is none that this
     *     version can read
     */
    public static OrderEvent read(
            String name, long at, @Nullable String payload, Function<String, Fill> trades) {
        Fields fields = Fields.of(name, payload);
        return switch (name) {
            case "Denied" -> new OrderEvent.Denied(at, fields.text(CODE), fields.text(REASON));
            case "Submitted" -> new OrderEvent.Submitted(at);
            case "Accepted" -> new OrderEvent.Accepted(at, fields.text(EXCHANGE_ORDER_ID));
            case "Rejected" -> new OrderEvent.Rejected(at, fields.text(REASON));
            case "Triggered" -> new OrderEvent.Triggered(at);
            case "UpdateRequested" ->
                    new OrderEvent.UpdateRequested(at, fields.terms(), fields.number(QUANTITY));
            case "ReplaceRequested" ->
                    new OrderEvent.ReplaceRequested(at, fields.terms(), fields.number(QUANTITY));
            case "UpdateDropped" -> new OrderEvent.UpdateDropped(at, fields.text(REASON));
            case "Updated" -> new OrderEvent.Updated(at, fields.terms(), fields.number(QUANTITY));
            case "UpdateRejected" -> new OrderEvent.UpdateRejected(at, fields.text(REASON));
            case "CancelRequested" -> new OrderEvent.CancelRequested(at);
            case "CancelRejected" -> new OrderEvent.CancelRejected(at, fields.text(REASON));
            case "RequestLost" ->
                    new OrderEvent.RequestLost(
                            at,
                            OrderEvent.Request.valueOf(fields.text(REQUEST)),
                            fields.text(REASON));
            case "OutcomeUnknown" -> new OrderEvent.OutcomeUnknown(at, fields.text(REASON));
            case "Reported" -> new OrderEvent.Reported(at, fields.number(QUANTITY));
            case "Filled" -> new OrderEvent.Filled(at, trades.apply(fields.text(TRADE)));
            case "Canceled" ->
                    new OrderEvent.Canceled(at, fields.textOr(REASON), fields.numberOr(QUANTITY));
            case "Expired" ->
                    new OrderEvent.Expired(at, fields.textOr(REASON), fields.numberOr(QUANTITY));
            case "Reopened" -> new OrderEvent.Reopened(at, fields.text(REASON));
            default -> throw unreadable(name, "there is no event of this name");
        };
    }

    /** What an event says for people; null when its name says all. */
    public static @Nullable String describe(OrderEvent event) {
        return switch (event) {
            case OrderEvent.Denied e -> e.reasonCode() + ": " + e.reason();
            case OrderEvent.Accepted e -> e.exchangeOrderId();
            case OrderEvent.Rejected e -> e.reason();
            case OrderEvent.UpdateRejected e -> e.reason();
            case OrderEvent.UpdateDropped e -> e.reason();
            case OrderEvent.CancelRejected e -> e.reason();
            case OrderEvent.RequestLost e -> e.request() + ": " + e.reason();
            case OrderEvent.OutcomeUnknown e -> e.reason();
            case OrderEvent.Filled e -> e.fill().exchangeTradeId();
            case OrderEvent.Canceled e -> e.reason().isEmpty() ? null : e.reason();
            case OrderEvent.Expired e -> e.reason().isEmpty() ? null : e.reason();
            case OrderEvent.Reopened e -> e.reason();
            case OrderEvent.UpdateRequested e -> null;
            case OrderEvent.ReplaceRequested e -> null;
            case OrderEvent.Updated e -> null;
            case OrderEvent.Reported e -> null;
            case OrderEvent.Submitted e -> null;
            case OrderEvent.Triggered e -> null;
            case OrderEvent.CancelRequested e -> null;
        };
    }

    /** The reason that a payload of {@code Denied} or {@code Rejected} gives people. */
    static @Nullable String describe(String name, @Nullable String payload) {
        return payload == null
                ? null
                : describe(
                        read(
                                name,
                                0,
                                payload,
                                trade -> {
                                    throw unreadable(name, "a first event is no fill");
                                }));
    }

    private static String reason(String reason) {
        return object(json -> text(json, REASON, reason));
    }

    private static @Nullable String ended(String reason, long quantity) {
        if (reason.isEmpty() && quantity == 0) {
            return null;
        }
        return object(json -> number(text(json, REASON, reason), QUANTITY, quantity));
    }

    private static String terms(OrderTerms terms, long quantity) {
        return object(json -> {
            number(text(json, TYPE, terms.type().name()), QUANTITY, quantity);
            number(json, LIMIT, terms.limitPrice());
            number(json, TRIGGER, terms.triggerPrice());
            number(json, DISTANCE, terms.trailingDistance());
        });
    }

    private static String object(Consumer<JsonGenerator> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty(VERSION_FIELD, VERSION);
            fields.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static JsonGenerator text(JsonGenerator json, String name, String value) {
        return json.writeStringProperty(name, value);
    }

    private static JsonGenerator number(JsonGenerator json, String name, long value) {
        return json.writeNumberProperty(name, value);
    }

    private static TradekeepException unreadable(String name, String why) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT, "The event \"" + name + "\" cannot be read: " + why);
    }

    /** The fields of one flat object. */
    private record Fields(String event, Map<String, String> values) {
        static Fields of(String event, @Nullable String payload) {
            Map<String, String> values = new HashMap<>();
            if (payload == null) {
                return new Fields(event, values);
            }
            try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), payload)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw unreadable(event, "its payload is no object");
                }
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    values.put(name, json.getString());
                }
            } catch (JacksonException e) {
                throw unreadable(event, e.getOriginalMessage());
            }
            Fields fields = new Fields(event, values);
            if (fields.number(VERSION_FIELD) != VERSION) {
                throw unreadable(event, "its version is " + fields.text(VERSION_FIELD));
            }
            return fields;
        }

        String text(String name) {
            String value = values.get(name);
            if (value == null) {
                throw unreadable(event, "it lacks " + name);
            }
            return value;
        }

        String textOr(String name) {
            return values.getOrDefault(name, "");
        }

        long number(String name) {
            try {
                return Long.parseLong(text(name));
            } catch (NumberFormatException e) {
                throw unreadable(event, name + " is no number");
            }
        }

        long numberOr(String name) {
            return values.containsKey(name) ? number(name) : 0;
        }

        OrderTerms terms() {
            return OrderTerms.of(
                    OrderType.valueOf(text(TYPE)),
                    number(LIMIT),
                    number(TRIGGER),
                    number(DISTANCE));
        }
    }
}
