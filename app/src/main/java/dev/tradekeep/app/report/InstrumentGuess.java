package dev.tradekeep.app.report;

import dev.tradekeep.market.imports.InstrumentChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a file of candles is most likely about, by its name: {@code coinbase-btc-usd-4h.json} is
 * {@code BTC/USD}.
 */
public final class InstrumentGuess {
    private static final List<String> QUOTES = InstrumentChoice.QUOTES;

    /** Perpetual futures are quoted in dollars unless the name says otherwise. */
    private static final String DEFAULT_QUOTE = "USD";

    private static final Set<String> CONTRACTS = Set.of("PERP", "SWAP", "SPOT");
    private static final String FALLBACK = "BASE/" + DEFAULT_QUOTE;

    private InstrumentGuess() {}

    /** A symbol such as {@code BTC/USD}. */
    public static String of(String fileName) {
        List<String> words = words(fileName);
        // From the end: what stands before the pair, such as the exchange, is not part of it.
        for (int i = words.size() - 1; i > 0; i--) {
            if (QUOTES.contains(words.get(i))) {
                return words.get(i - 1) + "/" + words.get(i);
            }
            if (CONTRACTS.contains(words.get(i))) {
                return words.get(i - 1) + "/" + DEFAULT_QUOTE;
            }
        }
        for (String word : words) {
            for (String quote : QUOTES) {
                if (word.length() > quote.length() && word.endsWith(quote)) {
                    return word.substring(0, word.length() - quote.length()) + "/" + quote;
                }
            }
        }
        return FALLBACK;
    }

    private static List<String> words(String fileName) {
        int dot = fileName.indexOf('.');
        String stem = dot < 0 ? fileName : fileName.substring(0, dot);
        List<String> words = new ArrayList<>();
        for (String word : stem.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+", -1)) {
            if (!word.isEmpty() && Character.isLetter(word.charAt(0))) {
                words.add(word);
            }
        }
        return words;
    }
}
