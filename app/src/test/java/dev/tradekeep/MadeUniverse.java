package dev.tradekeep;

import dev.tradekeep.model.number.FixedPoint;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A file of what exchanges list, as large as a vendor's, made up from one seed: every kind, symbols
 * that several exchanges and kinds share, comments and blank lines between the rows, rows that end
 * early, defaults, scientific notation, blanks that are none, and figures of up to fifteen
 * decimals.
 */
final class MadeUniverse {
    static final int ROWS = 10_000;

    private static final long SEED = 7;
    private static final String HEADER =
            "market,symbol,type,description,quote_currency,contract_multiplier,"
                    + "minimum_price_variation,lot_size,market_ticker,minimum_order_size,"
                    + "price_magnifier,strike_multiplier\n";

    private static final List<String> CRYPTO =
            List.of("binance", "bybit", "kraken", "coinbase", "binanceus", "bitfinex", "dydx");
    private static final List<String> QUOTES = List.of("USDT", "USD", "EUR", "BTC");
    private static final List<String> CONTRACT_MARKETS = List.of("nymex", "cme", "cbot", "eurex");
    private static final List<String> CONTRACTS =
            List.of("future", "cfd", "index", "option", "indexoption", "futureoption");
    private static final List<String> CONTRACT_TICKS =
            List.of("1e-05", "5e-07", "1e-02", "0.0025", "25", "1.0", "0.05");
    private static final List<String> CONTRACT_SIZES =
            List.of("1", "0.1", "5.0", "500000.0", "12500000.0", "0.5");

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final StringBuilder text = new StringBuilder(HEADER);

    private MadeUniverse() {}

    static String csv() {
        MadeUniverse made = new MadeUniverse();
        made.text.append("\n#\n# Lines that begin so do not count, whatever, they, hold\n#\n\n");
        for (String market : CONTRACT_MARKETS) {
            made.text.append(market).append(",[*],index,,EUR,1,0.01,1\n");
        }
        for (int i = 0; i < ROWS; i++) {
            if (i % 500 == 499) {
                made.text.append("\n# rows from ").append(i + 1).append('\n');
            }
            made.add(i);
        }
        return made.text.toString();
    }

    private void add(int number) {
        if (number % 10 == 9) {
            addContract(number);
        } else if (number % 100 == 50) {
            addForex(number);
        } else {
            addCoin(number);
        }
    }

    /** The same pair on every exchange, every fifth one as a future, too. */
    private void addCoin(int number) {
        String market = CRYPTO.get(number % CRYPTO.size());
        String base = "C" + number / CRYPTO.size();
        String quote = QUOTES.get(number / CRYPTO.size() % QUOTES.size());
        String type = number / CRYPTO.size() % 5 == 4 ? "cryptofuture" : "crypto";
        text.append(market).append(',').append(base).append(quote).append(',').append(type);
        text.append(',').append(number % 40 == 3 ? "" : base + "-" + quote + " of it ");
        text.append(',').append(quote).append(",1,").append(figure(12)).append(',');
        text.append(figure(9)).append(',').append(base).append('-').append(quote);
        if (number % 8 != 0) {
            text.append(',').append(number % 30 == 1 ? "" : figure(15));
            if (number % 3 == 0) {
                text.append(',');
                text.append(type.equals("crypto") ? "" : "10000000000,100000");
            }
        }
        text.append('\n');
    }

    /** A power of ten, or a number below a thousand of many digits. */
    private String figure(int scaleMax) {
        int scale = random.nextInt(scaleMax + 1);
        long bound = 1_000 * FixedPoint.powerOfTen(scale);
        long units = random.nextInt(4) == 0 ? random.nextLong(1, bound) : 1;
        return FixedPoint.format(units, scale);
    }

    private void addForex(int number) {
        text.append("oanda,F").append(number).append("USD,forex,F").append(number);
        text.append("/USD,USD,1,0.00001,1,F").append(number).append("_USD,1\n");
    }

    /** Rows of contracts end after the lot, the ticker or the least order. */
    private void addContract(int number) {
        String type = CONTRACTS.get(random.nextInt(CONTRACTS.size()));
        text.append(CONTRACT_MARKETS.get(random.nextInt(CONTRACT_MARKETS.size())));
        text.append(",K").append(number).append(',').append(type).append(",Germany\u00a0");
        text.append(number).append(" Futures,USD,");
        text.append(CONTRACT_SIZES.get(random.nextInt(CONTRACT_SIZES.size()))).append(',');
        text.append(CONTRACT_TICKS.get(random.nextInt(CONTRACT_TICKS.size()))).append(",1");
        text.append(List.of("", ",", ",,1", ",,1,100", ",,,,5").get(random.nextInt(5)));
        text.append('\n');
    }
}
