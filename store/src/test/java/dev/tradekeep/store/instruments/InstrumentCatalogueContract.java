package dev.tradekeep.store.instruments;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.store.listing.Cursor;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingPage;
import dev.tradekeep.store.listing.ListingReader;
import dev.tradekeep.store.testing.Samples;
import dev.tradekeep.store.testing.StoreContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstrumentCatalogueContract extends StoreContract {
    private static final int LIMIT = 100;

    @BeforeEach
    void list() {
        list("kraken", InstrumentKind.CRYPTO, "BTC", "USD", "XXBTZUSD", "Bitcoin in US Dollar");
        list("kraken", InstrumentKind.CRYPTO, "BTC", "USDT", "XBTUSDT", "Bitcoin in Tether");
        list("kraken", InstrumentKind.CRYPTO, "BTCST", "USD", "BTCSTUSD", "BTC Standard");
        list("kraken", InstrumentKind.CRYPTO, "WBTC", "USD", "WBTCUSD", "Wrapped BTC USD BTC USD");
        list("binance", InstrumentKind.CRYPTO, "BTC", "USDT", "BTCUSDT", "BTCUSDT");
        list("binance", InstrumentKind.CRYPTOFUTURE, null, "USDT", "BTCUSDT", "BTCUSDT");
        list("nymex", InstrumentKind.FUTURE, null, "USD", "CL", "Crude Oil Futures");
        list("binance", InstrumentKind.CRYPTO, "\u5e01\u5b89", "USDT", "\u5e01\u5b89USDT", "");
    }

    @Test
    void whatIsCalledSoComesFirst() {
        assertThat(search("BTC/USD")).first().isEqualTo("kraken BTC/USD");
        assertThat(search("btcusd")).first().isEqualTo("kraken BTC/USD");
        assertThat(search("btc usd")).first().isEqualTo("kraken BTC/USD");
        assertThat(search("btc usd")).contains("kraken BTC/USDT", "kraken BTCST/USD");
        assertThat(search("xxbtzusd")).containsExactly("kraken BTC/USD");
        assertThat(search("btcusdt").subList(0, 3))
                .containsExactlyInAnyOrder(
                        "kraken BTC/USDT", "binance BTC/USDT", "binance BTCUSDT");
    }

    @Test
    void wordsMayBeBeginningsInAnyOrder() {
        assertThat(search("oil cru")).containsExactly("nymex CL");
        assertThat(search("BITC tether")).containsExactly("kraken BTC/USDT");
        assertThat(search("futur")).contains("nymex CL");
        assertThat(search("\u5e01\u5b89")).containsExactly("binance \u5e01\u5b89/USDT");
        assertThat(search("nothing like it")).isEmpty();
    }

    @Test
    void filtersAndLimits() {
        assertThat(search("btc", "binance", null, LIMIT)).hasSize(2);
        assertThat(search("btc", null, InstrumentKind.CRYPTOFUTURE, LIMIT))
                .containsExactly("binance BTCUSDT");
        assertThat(search("btc", null, null, 1)).hasSize(1);
        assertThat(search("btc", "nowhere", null, LIMIT)).isEmpty();
    }

    @Test
    void anyTextMayBeTyped() {
        String alphabet = "ab\"'*^:-(){}+,.;%\\\u0000\ud800\u5e01 ORANDNOTNEAR";
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int at = random.nextInt(40); at > 0; at--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(search(text.toString())).as("seed 7, %s", text).hasSizeLessThan(9);
        }
    }

    @Test
    void pagesHoldEachInstrumentOnceInOrder() {
        List<String> all = new ArrayList<>();
        @Nullable Cursor after = null;
        do {
            ListingPage page = page(InstrumentListing.INSTRUMENTS, Map.of(), after, 3);
            all.addAll(names(page));
            after = page.next();
        } while (after != null);

        assertThat(all)
                .containsExactly(
                        "kraken BTC/USD",
                        "kraken BTC/USDT",
                        "kraken BTCST/USD",
                        "kraken WBTC/USD",
                        "binance BTC/USDT",
                        "binance BTCUSDT",
                        "binance \u5e01\u5b89/USDT",
                        "nymex CL");
        assertThat(listed(InstrumentListing.INSTRUMENTS_OF_EXCHANGE, Map.of("exchange", "kraken")))
                .containsExactlyElementsOf(all.subList(0, 4));
        assertThat(listed(InstrumentListing.INSTRUMENTS_OF_KIND, Map.of("kind", "crypto")))
                .hasSize(6)
                .isSubsetOf(all);
        assertThat(
                        listed(
                                InstrumentListing.INSTRUMENTS_OF_EXCHANGE_AND_KIND,
                                Map.of("exchange", "binance", "kind", "cryptofuture")))
                .containsExactly("binance BTCUSDT");
    }

    @Test
    void namedByUsOrByTheExchange() {
        long binance = exchange("binance");
        long kraken = exchange("kraken");

        assertThat(named(binance, "BTCUSDT"))
                .containsExactly("binance BTC/USDT", "binance BTCUSDT");
        assertThat(named(kraken, "XXBTZUSD")).containsExactly("kraken BTC/USD");
        assertThat(named(kraken, "BTC/USD")).containsExactly("kraken BTC/USD");
        assertThat(named(binance, "XXBTZUSD")).isEmpty();
    }

    @Test
    void engineTradesOnlyWhatDelivers() {
        long nymex = exchange("nymex");

        assertFails(
                        ErrorCode.CONFLICT,
                        () -> read(t -> new InstrumentRepository(t).find(nymex, "CL")))
                .hasMessageContaining("CL is a future");
        long kraken = exchange("kraken");
        Optional<ListedInstrument> pair =
                read(t -> new InstrumentRepository(t).find(kraken, "BTC/USD"));
        assertThat(pair).isPresent();
    }

    @Test
    void indexFollowsEveryChangeAndCanBeRebuilt() {
        assertIndexIsExact();
        runSql(
                """
                PRAGMA foreign_keys = ON;
                UPDATE instruments SET description = 'Light Sweet' WHERE symbol = 'CL';
                DELETE FROM instrument_symbols
                    WHERE instrument_id = (SELECT id FROM instruments WHERE symbol = 'WBTC/USD');
                UPDATE instrument_symbols SET symbol = 'XBTUSD' WHERE symbol = 'XXBTZUSD';
                """);

        assertIndexIsExact();
        assertThat(search("light sweet")).containsExactly("nymex CL");
        assertThat(search("crude")).isEmpty();
        assertThat(search("wbtc")).isEmpty();
        assertThat(search("xbtusd")).containsExactly("kraken BTC/USD", "kraken BTC/USDT");
        runSql("INSERT INTO instrument_search (instrument_search) VALUES ('delete-all')");
        assertThat(search("light sweet")).isEmpty();
        runSql("INSERT INTO instrument_search (instrument_search) VALUES ('rebuild')");
        assertThat(search("light sweet")).containsExactly("nymex CL");
        assertIndexIsExact();
    }

    private void assertIndexIsExact() {
        runSql(
                "INSERT INTO instrument_search (instrument_search, rank)"
                        + " VALUES ('integrity-check', 1)");
    }

    private long exchange(String code) {
        return read(t -> new InstrumentRepository(t).findExchange(code).orElseThrow());
    }

    private List<String> named(long exchangeId, String name) {
        return read(t -> new InstrumentCatalogue(t).named(exchangeId, name)).stream()
                .map(InstrumentCatalogueContract::name)
                .toList();
    }

    private List<String> listed(Listing listing, Map<String, String> given) {
        return names(page(listing, given, null, LIMIT));
    }

    private ListingPage page(
            Listing listing, Map<String, String> given, @Nullable Cursor after, int rowsMax) {
        return read(t -> new ListingReader(t).page(listing, given, after, rowsMax));
    }

    private static List<String> names(ListingPage page) {
        return page.rows().stream().map(row -> row[0] + " " + row[1]).toList();
    }

    private List<String> search(String text) {
        return search(text, null, null, LIMIT);
    }

    private List<String> search(
            String text, @Nullable String exchange, @Nullable InstrumentKind kind, int limit) {
        return read(t -> new InstrumentCatalogue(t).search(text, exchange, kind, limit)).stream()
                .map(InstrumentCatalogueContract::name)
                .toList();
    }

    private static String name(CatalogueEntry listing) {
        return listing.exchange() + " " + listing.specification().symbol();
    }

    private void list(
            String exchange,
            InstrumentKind kind,
            @Nullable String base,
            String quote,
            String exchangeSymbol,
            String description) {
        InstrumentSpecification specification =
                new InstrumentSpecification(
                        base == null ? exchangeSymbol : base + "/" + quote,
                        kind,
                        description,
                        base,
                        quote,
                        Decimal.parse("0.01"),
                        Decimal.parse("0.001"),
                        Decimal.ZERO,
                        Decimal.ZERO,
                        Decimal.ONE,
                        Decimal.ONE,
                        Decimal.ONE,
                        exchangeSymbol);
        run(t -> {
            InstrumentRepository instruments = new InstrumentRepository(t);
            InstrumentCatalogue catalogue = new InstrumentCatalogue(t);
            long exchangeId = instruments.ensureExchange(exchange, ExchangeKind.LIVE, Samples.NOW);
            long id =
                    catalogue.insert(
                            exchangeId,
                            specification,
                            2,
                            3,
                            base == null ? null : asset(instruments, base),
                            asset(instruments, quote),
                            Samples.NOW);
            catalogue.insertSymbol(exchangeId, exchangeSymbol, kind, id);
        });
    }

    private static StoredAsset asset(InstrumentRepository instruments, String code) {
        Asset asset = new Asset(code, 8);
        return new StoredAsset(instruments.ensureAsset(asset, Samples.NOW), asset);
    }
}
