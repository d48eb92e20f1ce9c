package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.model.time.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Fields as Bybit writes them: numbers mostly as texts, what is not known as an empty text, and
 * either of them the other way round now and then.
 */
final class Fields {
    private Fields() {}

    /** A field as text; empty when it is not there. */
    static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }

    /**
     * The side of an order or a trade.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static Side side(JsonNode object, String name) {
        String text = text(object, name);
        return switch (text) {
            case "Buy" -> Side.BUY;
            case "Sell" -> Side.SELL;
            default -> throw new IllegalArgumentException("a side \"" + text + "\"");
        };
    }

    /** A whole number; 0 when it is not there or is none. */
    static long whole(JsonNode object, String name) {
        return whole(text(object, name));
    }

    static long whole(String text) {
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** A time in milliseconds as UTC microseconds; 0 when it is not there. */
    static long time(JsonNode object, String name) {
        return whole(object, name) * Micros.PER_MILLISECOND;
    }

    /** An exact number; null when it is not there, empty, or none. */
    static @Nullable Decimal decimal(JsonNode object, String name) {
        return decimal(text(object, name));
    }

    static @Nullable Decimal decimal(String text) {
        try {
            return text.isEmpty() ? null : Decimal.parse(text);
        } catch (TradekeepException e) {
            return null;
        }
    }

    /**
     * An amount; 0 when it is not there.
     *
     * @throws NumberFormatException when it is no number
     */
    static BigDecimal amount(JsonNode object, String name) {
        String text = text(object, name);
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }

    /**
     * A number with as many decimals as 64 bits hold, the rest cut off: balances of cheap coins
     * have more digits than that.
     *
     * @throws ArithmeticException when not even its whole part fits
     */
    static Decimal fit(BigDecimal number) {
        int scale = Math.clamp(number.stripTrailingZeros().scale(), 0, FixedPoint.SCALE_MAX);
        BigDecimal cut = number.setScale(scale, RoundingMode.DOWN);
        while (scale > 0 && cut.unscaledValue().bitLength() >= Long.SIZE) {
            scale--;
            cut = number.setScale(scale, RoundingMode.DOWN);
        }
        return new Decimal(cut.unscaledValue().longValueExact(), scale);
    }
}
