package dev.tradekeep.venue.local.wire;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.matching.Quote;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON into a buffer that can be used again: the answer to an order is written inside the
 * lock of the exchange, and events once for all who hear them, so this is on the way of everything.
 */
public final class Json {
    private static final int START = 512;
    private static final int FIRST_PRINTABLE = 0x20;

    private final StringBuilder text = new StringBuilder(START);

    /** Begins an object. */
    public Json object() {
        comma();
        text.append('{');
        return this;
    }

    /** Begins an object with a name. */
    public Json object(String name) {
        name(name).append('{');
        return this;
    }

    /** Ends an object. */
    public Json end() {
        text.append('}');
        return this;
    }

    /** Begins an array. */
    public Json array() {
        comma();
        text.append('[');
        return this;
    }

    /** Begins an array with a name. */
    public Json array(String name) {
        name(name).append('[');
        return this;
    }

    /** Ends an array. */
    public Json endArray() {
        text.append(']');
        return this;
    }

    public Json put(String name, long value) {
        name(name).append(value);
        return this;
    }

    public Json put(String name, boolean value) {
        name(name).append(value);
        return this;
    }

    public Json put(String name, @Nullable String value) {
        name(name);
        if (value == null) {
            text.append("null");
        } else {
            quoted(value);
        }
        return this;
    }

    /** Eight decimals, as text. */
    public Json amount(String name, long units) {
        name(name).append('"');
        decimal(units);
        text.append('"');
        return this;
    }

    /** As few decimals as it needs, as text. */
    public Json number(String name, long units) {
        return put(name, FixedPoint.formatShort(units, Quote.SCALE));
    }

    /** As few decimals as it needs, as text. */
    public Json number(long units) {
        return item(FixedPoint.formatShort(units, Quote.SCALE));
    }

    /** Something that is JSON already. */
    public Json raw(String name, CharSequence json) {
        name(name).append(json);
        return this;
    }

    public Json item(String value) {
        comma();
        quoted(value);
        return this;
    }

    public Json item(long value) {
        comma();
        text.append(value);
        return this;
    }

    /** Eight decimals, as text. */
    public Json amount(long units) {
        comma();
        text.append('"');
        decimal(units);
        text.append('"');
        return this;
    }

    public Json rawItem(CharSequence json) {
        comma();
        text.append(json);
        return this;
    }

    /** How much has been written. */
    public int length() {
        return text.length();
    }

    /** Forgets all but the beginning. */
    public Json cut(int length) {
        text.setLength(length);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private StringBuilder name(String name) {
        comma();
        return text.append('"').append(name).append("\":");
    }

    private void comma() {
        int length = text.length();
        if (length > 0) {
            char last = text.charAt(length - 1);
            if (last != '{' && last != '[' && last != ':') {
                text.append(',');
            }
        }
    }

    private void decimal(long units) {
        if (units < 0) {
            text.append(FixedPoint.format(units, Quote.SCALE));
            return;
        }
        text.append(units / Quote.UNIT).append('.');
        long part = units % Quote.UNIT;
        for (long digit = Quote.UNIT / 10; digit > 0; digit /= 10) {
            text.append((char) ('0' + part / digit % 10));
        }
    }

    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            if (one == '"' || one == '\\') {
                text.append('\\').append(one);
            } else if (one < FIRST_PRINTABLE) {
                text.append("\\u00").append(Character.forDigit(one >> 4, 16));
                text.append(Character.forDigit(one & 15, 16));
            } else {
                text.append(one);
            }
        }
        text.append('"');
    }
}
