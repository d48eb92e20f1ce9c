package dev.tradekeep.store.instruments;

import static dev.tradekeep.store.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.store.testing.BooksIT;
import dev.tradekeep.store.testing.LeakCheck;
import dev.tradekeep.store.testing.PlainSql;
import dev.tradekeep.store.testing.TestBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class InstrumentCatalogueIT extends BooksIT {
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
        assertThat(search("btc", new InstrumentFilter("binance", null), LIMIT)).hasSize(2);
        assertThat(search("btc", new InstrumentFilter(null, InstrumentKind.CRYPTOFUTURE), LIMIT))
                .containsExactly("binance BTCUSDT");
        assertThat(search("btc", InstrumentFilter.ALL, 1)).hasSize(1);
        assertThat(search("btc", new InstrumentFilter("nowhere", null), LIMIT)).isEmpty();
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
        String exchange = "";
        String symbol = "";
        while (true) {
            String afterExchange = exchange;
            String afterSymbol = symbol;
            List<InstrumentListing> page =
                    read(t ->
                            new InstrumentCatalogue(t)
                                    .page(InstrumentFilter.ALL, afterExchange, afterSymbol, 3));
            if (page.isEmpty()) {
                break;
            }
            page.forEach(listing -> all.add(name(listing)));
            exchange = page.getLast().exchange();
            symbol = page.getLast().specification().symbol();
        }

        assertThat(all)
                .containsExactly(
                        "binance BTC/USDT",
                        "binance BTCUSDT",
                        "binance \u5e01\u5b89/USDT",
                        "kraken BTC/USD",
                        "kraken BTC/USDT",
                        "kraken BTCST/USD",
                        "kraken WBTC/USD",
                        "nymex CL");
        assertThat(page(new InstrumentFilter("kraken", null))).hasSize(4);
        assertThat(page(new InstrumentFilter(null, InstrumentKind.FUTURE)))
                .containsExactly("nymex CL");
        assertThat(page(new InstrumentFilter("binance", InstrumentKind.CRYPTO))).hasSize(2);
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
        PlainSql.run(
                path(),
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
        PlainSql.run(
                path(), "INSERT INTO instrument_search (instrument_search) VALUES ('delete-all')");
        assertThat(search("light sweet")).isEmpty();
        PlainSql.run(
                path(), "INSERT INTO instrument_search (instrument_search) VALUES ('rebuild')");
        assertThat(search("light sweet")).containsExactly("nymex CL");
        assertIndexIsExact();
    }

    private void assertIndexIsExact() {
        PlainSql.run(
                path(),
                "INSERT INTO instrument_search (instrument_search, rank)"
                        + " VALUES ('integrity-check', 1)");
    }

    private long exchange(String code) {
        return read(t -> new InstrumentRepository(t).findExchange(code).orElseThrow());
    }

    private List<String> named(long exchangeId, String name) {
        return read(t -> new InstrumentCatalogue(t).named(exchangeId, name)).stream()
                .map(InstrumentCatalogueIT::name)
                .toList();
    }

    private List<String> page(InstrumentFilter filter) {
        return read(t -> new InstrumentCatalogue(t).page(filter, "", "", LIMIT)).stream()
                .map(InstrumentCatalogueIT::name)
                .toList();
    }

    private List<String> search(String text) {
        return search(text, InstrumentFilter.ALL, LIMIT);
    }

    private List<String> search(String text, InstrumentFilter filter, int limit) {
        return read(t -> new InstrumentCatalogue(t).search(text, filter, limit)).stream()
                .map(InstrumentCatalogueIT::name)
                .toList();
    }

    private static String name(InstrumentListing listing) {
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
            long exchangeId =
                    instruments.ensureExchange(exchange, ExchangeKind.LIVE, TestBooks.NOW);
            long id =
                    catalogue.insert(
                            exchangeId,
                            specification,
                            2,
                            3,
                            base == null ? null : asset(instruments, base),
                            asset(instruments, quote),
                            TestBooks.NOW);
            catalogue.insertSymbol(exchangeId, exchangeSymbol, kind, id);
        });
    }

    private static StoredAsset asset(InstrumentRepository instruments, String code) {
        Asset asset = new Asset(code, 8);
        return new StoredAsset(instruments.ensureAsset(asset, TestBooks.NOW), asset);
    }
}
