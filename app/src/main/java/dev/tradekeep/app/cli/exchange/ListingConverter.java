package dev.tradekeep.app.cli.exchange;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.ExchangeSettings.Listing;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.SymbolRules;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads {@code BTCUSDT}, {@code BTC/USDT}, or either with the price at which it begins: {@code
 * SOL/USDT=150}.
 */
final class ListingConverter implements ITypeConverter<Listing> {
    private static final String WANTED =
            "Wanted a symbol such as BTCUSDT or SOL/USDT=150, found \"";

    private static final Pattern PARTS =
            Pattern.compile("([A-Z0-9]{1,10})(?:/([A-Z0-9]{1,10}))?(?:=([0-9.]+))?");

    /** What a name without a slash may end with. */
    private static final List<String> QUOTES =
            List.of("USDT", "USDC", "FDUSD", "BUSD", "EUR", "USD", "BTC", "ETH", "BNB");

    private static final Map<String, String> USUAL_PRICES =
            Map.of("BTC", "60000", "ETH", "3000", "BNB", "600");

    private static final String OTHER_PRICE = "100";

    @Override
    public Listing convert(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new TypeConversionException(WANTED + text + "\".");
        }
        String base = parts.group(1);
        String quote = parts.group(2);
        if (quote == null) {
            quote = quoteOf(text, base);
            base = base.substring(0, base.length() - quote.length());
        }
        String price = parts.group(3);
        long start =
                price(text, price == null ? USUAL_PRICES.getOrDefault(base, OTHER_PRICE) : price);
        return new Listing(SymbolRules.standard(base, quote).scaledTo(start), start);
    }

    private static String quoteOf(String text, String name) {
        return QUOTES.stream()
                .filter(quote -> name.endsWith(quote) && name.length() > quote.length())
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(
                                WANTED + text + "\"; write a slash between its assets."));
    }

    private static long price(String text, String price) {
        try {
            long units = FixedPoint.parse(price, Quote.SCALE);
            if (units >= Quote.UNIT / 10_000 && units <= 1_000_000 * Quote.UNIT) {
                return units;
            }
        } catch (TradekeepException notANumber) {
            // Told below, with what was wanted.
        }
        throw new TypeConversionException(
                WANTED + text + "\"; a price is between 0.0001 and 1000000.");
    }
}
