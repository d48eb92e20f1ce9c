package dev.tradekeep.market.imports;

import dev.tradekeep.market.series.care.AssetScale;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.store.instruments.CatalogueEntry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which instrument the rows of a file belong to: a listed one of any kind, by our name or the
 * exchange's. One that is not listed yet is made where its name tells what is paid with what.
 *
 * @param exchange our name of the exchange
 * @param name of the instrument, such as {@code BTC/USD}, {@code BTCUSDT} or {@code ES}
 * @param kind of it; null for any listed one, and crypto for one that is made
 */
public record InstrumentChoice(String exchange, String name, @Nullable InstrumentKind kind) {
    /** Codes that pairs end with, in the order to try them: a longer one may end with a shorter. */
    public static final List<String> QUOTES =
            List.of(
                    "USDT", "USDC", "BUSD", "TUSD", "FDUSD", "USD", "EUR", "GBP", "JPY", "BTC",
                    "ETH");

    /** Decimals of a quantity of an instrument that is made. */
    static final int QUANTITY_SCALE = 8;

    /** Decimals of a balance of an asset that is made: up to 92 billion fit. */
    public static final int ASSET_SCALE = AssetScale.MADE;

    private static final String SEPARATORS = "[/_-]";

    /** What is bought, and what it is paid with. */
    record Pair(String base, String quote) {}

    /** {@link #parse(String, String, InstrumentKind)} of an instrument of any kind. */
    public static InstrumentChoice parse(String exchange, String name) {
        return parse(exchange, name, null);
    }

    /**
     * Reads a name; a pair is in capital letters.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it cannot be one
     */
    public static InstrumentChoice parse(
            String exchange, String name, @Nullable InstrumentKind kind) {
        int slash = name.indexOf('/');
        boolean halves = slash < 0 || (slash > 0 && slash < name.length() - 1);
        if (!Instrument.isSymbol(name) || !halves || slash != name.lastIndexOf('/')) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted an instrument such as BTC/USD, found \"" + name + "\".");
        }
        return new InstrumentChoice(
                exchange, slash < 0 ? name : name.toUpperCase(Locale.ROOT), kind);
    }

    /** The one that is meant, of those that go by this name; none when none does. */
    Optional<CatalogueEntry> of(List<CatalogueEntry> named) {
        List<CatalogueEntry> fitting =
                named.stream()
                        .filter(entry -> kind == null || entry.specification().kind() == kind)
                        .toList();
        if (fitting.size() > 1) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    exchange
                            + " calls several instruments "
                            + name
                            + ": "
                            + fitting.stream()
                                    .map(InstrumentChoice::named)
                                    .collect(Collectors.joining(", "))
                            + "; say which with --kind.");
        }
        return fitting.stream().findFirst();
    }

    private static String named(CatalogueEntry entry) {
        return entry.specification().symbol() + " (" + entry.specification().kind().label() + ")";
    }

    /**
     * What it is made of.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when the name does not tell
     */
    Pair pair() {
        String upper = name.toUpperCase(Locale.ROOT);
        String[] parts = upper.split(SEPARATORS, -1);
        if (parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()) {
            return new Pair(parts[0], parts[1]);
        }
        for (String quote : QUOTES) {
            if (upper.length() > quote.length() && upper.endsWith(quote)) {
                return new Pair(upper.substring(0, upper.length() - quote.length()), quote);
            }
        }
        throw new TradekeepException(
                ErrorCode.NOT_FOUND,
                exchange
                        + " lists no "
                        + (kind == null ? "instrument" : kind.label())
                        + " "
                        + name
                        + ". To make one, say what it is paid with, such as --instrument "
                        + name
                        + "/USD, and its --kind; 'tradekeep market instruments import' lists many.");
    }
}
