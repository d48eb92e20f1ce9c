package dev.tradekeep.market.imports.instruments;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.store.instruments.InstrumentDefaults;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file of instruments, as it is written: the texts by {@link InstrumentField},
 * empty where there is none.
 */
final class InstrumentRecord {
    /** Stands for every symbol of a market and type. */
    private static final String WILDCARD = "[*]";

    /** Where {@code minimum_order_size} is an order's value in the quote currency. */
    private static final Set<String> MARKETS_WITH_MINIMUM_VALUE = Set.of("binance", "binanceus");

    private final String source;
    private final long line;
    private final Map<InstrumentField, String> texts;
    private final int columnsTooMany;

    private InstrumentRecord(
            String source, long line, Map<InstrumentField, String> texts, int columnsTooMany) {
        this.source = source;
        this.line = line;
        this.texts = texts;
        this.columnsTooMany = columnsTooMany;
    }

    /**
     * Sorts the texts of a record.
     *
     * @param columns for each column the field that it holds, if it does
     */
    static InstrumentRecord of(
            String source,
            InstrumentRecords.Fields fields,
            List<Optional<InstrumentField>> columns) {
        Map<InstrumentField, String> texts = new EnumMap<>(InstrumentField.class);
        int count = fields.texts().size();
        for (int column = 0; column < Math.min(count, columns.size()); column++) {
            String text = fields.texts().get(column);
            columns.get(column).ifPresent(field -> texts.put(field, text));
        }
        return new InstrumentRecord(
                source, fields.line(), texts, Math.max(0, count - columns.size()));
    }

    String source() {
        return source;
    }

    long line() {
        return line;
    }

    String market() {
        return text(InstrumentField.MARKET);
    }

    /** Whether it speaks of all instruments of its market and type. */
    boolean isWildcard() {
        return text(InstrumentField.SYMBOL).equals(WILDCARD);
    }

    /** What sort of thing it is; an error when the type is none that we know. */
    InstrumentKind kind() {
        return InstrumentKind.of(text(InstrumentField.TYPE));
    }

    /**
     * What a wildcard says.
     *
     * @throws TradekeepException when a figure is missing or none
     */
    InstrumentDefaults defaults() {
        requireShape();
        Decimal one = Decimal.ONE;
        return new InstrumentDefaults(
                kind(),
                required(InstrumentField.QUOTE_CURRENCY, null),
                positive(InstrumentField.MINIMUM_PRICE_VARIATION, null),
                positive(InstrumentField.LOT_SIZE, null),
                positive(InstrumentField.CONTRACT_MULTIPLIER, one));
    }

    /**
     * The instrument, with the defaults of its market and type for what is missing.
     *
     * @throws TradekeepException with the field, what was wanted and what was found
     */
    InstrumentSpecification specification(@Nullable InstrumentDefaults defaults) {
        requireShape();
        InstrumentKind kind = kind();
        String name = required(InstrumentField.SYMBOL, null);
        String quote =
                required(
                        InstrumentField.QUOTE_CURRENCY, defaults == null ? null : defaults.quote());
        String base = base(kind, name, quote);
        Decimal minimum = figure(InstrumentField.MINIMUM_ORDER_SIZE, Decimal.ZERO);
        boolean byValue =
                kind == InstrumentKind.CRYPTO && MARKETS_WITH_MINIMUM_VALUE.contains(market());
        String ticker = text(InstrumentField.MARKET_TICKER);
        return new InstrumentSpecification(
                base == null || kind == InstrumentKind.EQUITY ? name : base + "/" + quote,
                kind,
                text(InstrumentField.DESCRIPTION),
                base,
                quote,
                positive(
                        InstrumentField.MINIMUM_PRICE_VARIATION,
                        defaults == null ? null : defaults.tickSize()),
                positive(InstrumentField.LOT_SIZE, defaults == null ? null : defaults.lotSize()),
                byValue ? Decimal.ZERO : minimum,
                byValue ? minimum : Decimal.ZERO,
                positive(
                        InstrumentField.CONTRACT_MULTIPLIER,
                        defaults == null ? Decimal.ONE : defaults.contractMultiplier()),
                positive(InstrumentField.PRICE_MAGNIFIER, Decimal.ONE),
                positive(InstrumentField.STRIKE_MULTIPLIER, Decimal.ONE),
                ticker.isEmpty() ? name : ticker);
    }

    /** The code of the asset that a trade delivers: of a pair, what stands before the quote. */
    private @Nullable String base(InstrumentKind kind, String name, String quote) {
        if (!kind.deliversBase()) {
            return null;
        }
        if (kind == InstrumentKind.EQUITY) {
            return name + "." + market().toUpperCase(Locale.ROOT);
        }
        if (!name.endsWith(quote) || name.length() == quote.length()) {
            throw failure(
                    InstrumentField.SYMBOL,
                    "Wanted a pair that ends with its quote currency "
                            + quote
                            + ", found \""
                            + name
                            + "\".");
        }
        return name.substring(0, name.length() - quote.length());
    }

    private void requireShape() {
        if (columnsTooMany > 0) {
            throw new TradekeepException(
                    ErrorCode.FILE_MALFORMED,
                    "Wanted no more columns than the header has, found "
                            + columnsTooMany
                            + " more.");
        }
    }

    private Decimal positive(InstrumentField field, @Nullable Decimal instead) {
        Decimal figure = figure(field, instead);
        if (figure.signum() <= 0) {
            throw failure(field, "Wanted a number above 0, found \"" + text(field) + "\".");
        }
        return figure;
    }

    private Decimal figure(InstrumentField field, @Nullable Decimal instead) {
        String text = text(field);
        if (text.isEmpty() && instead != null) {
            return instead;
        }
        required(field, null);
        try {
            return Decimal.parse(text);
        } catch (TradekeepException e) {
            throw failure(field, e.getMessage());
        }
    }

    private String required(InstrumentField field, @Nullable String instead) {
        String text = text(field);
        if (!text.isEmpty()) {
            return text;
        }
        if (instead != null) {
            return instead;
        }
        throw failure(field, "Wanted a value, found nothing, and no default of this market.");
    }

    private static TradekeepException failure(InstrumentField field, @Nullable String reason) {
        return new TradekeepException(ErrorCode.FILE_MALFORMED, field.label() + ": " + reason);
    }

    private String text(InstrumentField field) {
        return texts.getOrDefault(field, "");
    }
}
