package dev.tradekeep.venue.binance.account;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.venue.account.AccountBalance;
import dev.tradekeep.venue.binance.wire.Fields;
import dev.tradekeep.venue.binance.wire.Fields.Unreadable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads messages of the WebSocket API in one pass, without a tree. Fields that it does not know are
 * skipped; numbers may be texts. One thread at a time.
 */
final class UserEventReader {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private final UserEvent event = new UserEvent();

    /**
     * Reads a message. What is given is used again for the next.
     *
     * @throws Unreadable when it is no object of JSON, or a number is none
     */
    UserEvent read(String message) {
        event.clear();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), message)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Unreadable("wanted an object");
            }
            String name = parser.nextName();
            while (name != null) {
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "event" -> fields(parser, value);
                    case "id" -> event.id = text(parser, value);
                    case "status" -> event.status = number(parser, value);
                    case "error" -> error(parser, value);
                    case "result", "rateLimits", "subscriptionId" -> parser.skipChildren();
                    default -> field(parser, name, value);
                }
                name = parser.nextName();
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new Unreadable("an object that does not end");
            }
        } catch (JacksonException e) {
            throw new Unreadable("no JSON");
        } catch (TradekeepException e) {
            throw new Unreadable(e.getMessage());
        }
        return event;
    }

    private void fields(JsonParser parser, JsonToken begin) {
        if (begin != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            field(parser, name, parser.nextToken());
        }
    }

    private void error(JsonParser parser, JsonToken begin) {
        if (begin != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "code" -> event.errorCode = number(parser, value);
                case "msg" -> event.errorText = text(parser, value);
                case "retryAfter" -> event.retryAfter = number(parser, value);
                case "data" -> error(parser, value);
                default -> parser.skipChildren();
            }
        }
    }

    private void field(JsonParser parser, String name, JsonToken value) {
        switch (name) {
            case "e" -> event.event = text(parser, value);
            case "E" -> event.eventTime = Fields.micros(number(parser, value));
            case "s" -> event.symbol = text(parser, value);
            case "c" -> event.clientId = text(parser, value);
            case "C" -> event.originalId = text(parser, value);
            case "o" -> event.type = text(parser, value);
            case "q" -> event.quantity = text(parser, value);
            case "p" -> event.price = text(parser, value);
            case "P" -> event.stopPrice = text(parser, value);
            case "x" -> event.execution = text(parser, value);
            case "X" -> event.orderStatus = text(parser, value);
            case "r" -> event.reason = text(parser, value);
            case "eR" -> event.expiry = text(parser, value);
            case "i" -> event.orderId = number(parser, value);
            case "t" -> event.tradeId = number(parser, value);
            case "l" -> event.lastQuantity = text(parser, value);
            case "z" -> event.filled = text(parser, value);
            case "L" -> event.lastPrice = text(parser, value);
            case "Y" -> event.lastNotional = text(parser, value);
            case "n" -> event.fee = text(parser, value);
            case "N" -> event.feeAsset = value == JsonToken.VALUE_NULL ? null : text(parser, value);
            case "a" -> event.asset = text(parser, value);
            case "d" -> event.change = text(parser, value);
            case "D" -> {
                event.trails = true;
                parser.skipChildren();
            }
            case "w" -> event.working = value == JsonToken.VALUE_TRUE;
            case "T" -> event.time = Fields.micros(number(parser, value));
            case "B" -> balances(parser, value);
            default -> parser.skipChildren();
        }
    }

    private void balances(JsonParser parser, JsonToken begin) {
        if (begin != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String asset = "";
            String free = "";
            String locked = "";
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "a" -> asset = text(parser, value);
                    case "f" -> free = text(parser, value);
                    case "l" -> locked = text(parser, value);
                    default -> parser.skipChildren();
                }
            }
            event.balances.add(
                    new AccountBalance(asset, Decimal.parse(free), Decimal.parse(locked)));
        }
    }

    private static String text(JsonParser parser, JsonToken value) {
        if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
            parser.skipChildren();
            return "";
        }
        return value == JsonToken.VALUE_NULL ? "" : parser.getString();
    }

    private static long number(JsonParser parser, JsonToken value) {
        if (value == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        if (value == JsonToken.VALUE_STRING) {
            try {
                return Long.parseLong(parser.getString());
            } catch (NumberFormatException e) {
                throw new Unreadable("a number that is none");
            }
        }
        parser.skipChildren();
        return 0;
    }
}
