package dev.tradekeep.venue.binance.market;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.instrument.InstrumentStatus;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.venue.account.OrderFilters;
import dev.tradekeep.venue.account.VenueInstrument;
import dev.tradekeep.venue.binance.wire.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code exchangeInfo} symbol by symbol, since the whole is large. */
final class InstrumentReader {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private InstrumentReader() {}

    /**
     * The symbols that can be understood; one that cannot does not hide the others.
     *
     * @throws Fields.Unreadable when it is no such answer
     */
    static List<VenueInstrument> read(byte[] body) {
        List<VenueInstrument> all = new ArrayList<>();
        try (JsonParser parser = MAPPER.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Fields.Unreadable("wanted an object");
            }
            boolean found = false;
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken value = parser.nextToken();
                if (name.equals("symbols") && value == JsonToken.START_ARRAY) {
                    found = true;
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode symbol = parser.readValueAsTree();
                        add(new Fields(symbol), all);
                    }
                } else {
                    parser.skipChildren();
                }
            }
            if (!found || parser.currentToken() != JsonToken.END_OBJECT) {
                throw new Fields.Unreadable("no symbols");
            }
        } catch (JacksonException e) {
            throw new Fields.Unreadable("no JSON");
        }
        return all;
    }

    private static void add(Fields symbol, List<VenueInstrument> to) {
        try {
            to.add(instrument(symbol));
        } catch (Fields.Unreadable | TradekeepException strange) {
            // A symbol of a kind that we cannot trade, such as one of other letters.
        }
    }

    private static VenueInstrument instrument(Fields symbol) {
        Map<String, Fields> filters = new HashMap<>();
        symbol.list("filters").forEach(one -> filters.put(one.text("filterType"), one));
        String base = symbol.text("baseAsset");
        String quote = symbol.text("quoteAsset");
        Fields price = required(filters, "PRICE_FILTER");
        Fields lot = required(filters, "LOT_SIZE");
        Decimal minQuantity = lot.decimal("minQty");
        InstrumentSpecification specification =
                new InstrumentSpecification(
                        base + "/" + quote,
                        InstrumentKind.CRYPTO,
                        "",
                        base,
                        quote,
                        step(price.decimal("tickSize"), symbol.number("quotePrecision", 8)),
                        step(lot.decimal("stepSize"), symbol.number("baseAssetPrecision", 8)),
                        minQuantity,
                        minNotional(filters),
                        Decimal.ONE,
                        Decimal.ONE,
                        Decimal.ONE,
                        symbol.text("symbol"));
        return new VenueInstrument(specification, status(symbol.text("status")), rules(filters));
    }

    /** A step of 0 asks nothing but the precision. */
    private static Decimal step(Decimal step, long precision) {
        return step.signum() > 0 ? step : new Decimal(1, (int) precision);
    }

    /** A market that is only halted is still listed; what Binance delists it leaves in BREAK. */
    private static InstrumentStatus status(String status) {
        return status.equals("BREAK") ? InstrumentStatus.DELISTED : InstrumentStatus.TRADING;
    }

    private static Fields required(Map<String, Fields> filters, String name) {
        Fields filter = filters.get(name);
        if (filter == null) {
            throw new Fields.Unreadable("no filter " + name);
        }
        return filter;
    }

    private static Decimal minNotional(Map<String, Fields> filters) {
        Decimal least = Decimal.ZERO;
        for (String name : List.of("NOTIONAL", "MIN_NOTIONAL")) {
            Decimal wanted = value(filters, name, "minNotional");
            if (wanted != null && isMore(wanted, least)) {
                least = wanted;
            }
        }
        return least;
    }

    private static boolean isMore(Decimal one, Decimal other) {
        int scale = Math.max(one.scale(), other.scale());
        return one.unitsAt(scale) > other.unitsAt(scale);
    }

    private static OrderFilters rules(Map<String, Fields> filters) {
        return new OrderFilters(
                value(filters, "PRICE_FILTER", "minPrice"),
                value(filters, "PRICE_FILTER", "maxPrice"),
                value(filters, "LOT_SIZE", "maxQty"),
                value(filters, "MARKET_LOT_SIZE", "maxQty"),
                value(filters, "NOTIONAL", "maxNotional"),
                bySide(filters, "bidMultiplierUp", "multiplierUp"),
                bySide(filters, "bidMultiplierDown", "multiplierDown"),
                bySide(filters, "askMultiplierUp", "multiplierUp"),
                bySide(filters, "askMultiplierDown", "multiplierDown"),
                count(filters, "MAX_NUM_ORDERS", "maxNumOrders"),
                count(filters, "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders"));
    }

    private static @Nullable Decimal bySide(
            Map<String, Fields> filters, String name, String forBoth) {
        Decimal own = value(filters, "PERCENT_PRICE_BY_SIDE", name);
        return own == null ? value(filters, "PERCENT_PRICE", forBoth) : own;
    }

    /** A number of a filter; null without it, and for 0, which asks nothing. */
    private static @Nullable Decimal value(
            Map<String, Fields> filters, String filter, String name) {
        Fields found = filters.get(filter);
        if (found == null || !found.has(name)) {
            return null;
        }
        Decimal value = found.decimal(name);
        return value.signum() == 0 ? null : value;
    }

    private static @Nullable Integer count(
            Map<String, Fields> filters, String filter, String name) {
        Fields found = filters.get(filter);
        if (found == null || !found.has(name)) {
            return null;
        }
        return (int) Math.min(Integer.MAX_VALUE, found.number(name));
    }
}
