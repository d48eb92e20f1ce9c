package dev.tradekeep.store.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.instruments.InstrumentListing;
import dev.tradekeep.store.orders.OrderListing;
import dev.tradekeep.store.portfolio.PortfolioListing;
import dev.tradekeep.store.queries.StoreQueries;
import dev.tradekeep.store.testing.StoreContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingReaderContract extends StoreContract {
    @BeforeEach
    void fill() {
        runSql(
                """
                INSERT INTO exchanges (code, kind, created_at) VALUES ('a', 'simulated', 0), ('b', 'live', 0);
                INSERT INTO assets (code, scale, created_at) VALUES ('BTC', 8, 0), ('USD', 2, 0);
                INSERT INTO instruments (exchange_id, symbol, base_asset_id, quote_asset_id, price_scale,
                    quantity_scale, tick_size, lot_size, min_quantity, min_notional, created_at)
                VALUES (1, 'BTC/USD', 1, 2, 2, 8, 1, 1, 0, 0, 0), (2, 'BTC/USD', 1, 2, 2, 8, 1, 1, 0, 0, 0);
                INSERT INTO portfolios (name, created_at) VALUES ('main', 1000001);
                INSERT INTO positions (portfolio_id, instrument_id, quantity, cost, realized_pnl, updated_at)
                VALUES (1, 1, -150000000, -305, 1, 60000000);
                """);
    }

    @Test
    void showsDecimalsAndTimesExactly() {
        ListingPage page =
                page(
                        PortfolioListing.POSITIONS_OF_PORTFOLIO,
                        Map.of("portfolio", "main"),
                        null,
                        10);

        assertThat(page.next()).isNull();
        assertThat(page.rows())
                .containsExactly(
                        new String[] {
                            "main",
                            "BTC/USD",
                            "-1.50000000",
                            "-3.05",
                            "0.01",
                            "USD",
                            "1970-01-01T00:01:00Z"
                        });
    }

    @Test
    void refusesASymbolThatTwoExchangesList() {
        assertThatThrownBy(() -> instrument("BTC/USD"))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("Several exchanges list BTC/USD");
        assertThat(instrument("a:BTC/USD").rows()).hasSize(1);
        assertThat(instrument("b:BTC/USD").rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETH/USD", "c:BTC/USD", "a:", ":", "BTC/USD'--"})
    void namesWhatIsNotThere(String name) {
        assertThatThrownBy(() -> instrument(name))
                .isInstanceOf(TradekeepException.class)
                .hasMessage("There is no instrument \"" + name + "\" in the books.");
    }

    @ParameterizedTest
    @CsvSource({
        "run, x, a whole number",
        "run, 1.5, a whole number",
        "run, 99999999999999999999, a whole number",
        "run, ' ', 'a text of 1 to 256 characters'",
    })
    void refusesAMalformedValue(String filter, String value, String wanted) {
        assertThatThrownBy(() -> page(OrderListing.ORDERS_OF_RUN, Map.of(filter, value), null, 10))
                .isInstanceOf(TradekeepException.class)
                .hasMessageContaining("Wanted " + wanted + " for " + filter);
    }

    @Test
    void acceptsAChoiceInAnyCaseAndNamesTheChoices() {
        assertThat(page(OrderListing.ORDERS_REFUSED, Map.of("refused", "denied"), null, 10).rows())
                .isEmpty();
        assertThatThrownBy(() ->
                        page(OrderListing.ORDERS_REFUSED, Map.of("refused", "lost"), null, 10))
                .hasMessage("Wanted one of denied, rejected, unknown for refused, found \"lost\".");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, ListingPage.ROWS_MAX + 1})
    void refusesAPageOfABadSize(int rows) {
        assertThatThrownBy(() -> page(OrderListing.ORDERS, Map.of(), null, rows))
                .hasMessageContaining("Wanted 1 to 1000 rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.", ".1", "1.2.3", "99999999999999999999"})
    void refusesAForgedCursor(String text) {
        assertThatThrownBy(() -> Cursor.parse(text)).hasMessageContaining("Wanted the cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "17", "17.3", "9223372036854775807.1"})
    void writesACursorAsItWasRead(String text) {
        assertThat(Cursor.parse(text)).hasToString(text);
    }

    @Test
    void endsAPageEarlyWhenItsTakerHasNoMoreRoom() {
        List<String> names = new ArrayList<>();
        Optional<Cursor> next = takeOne(null, names);
        assertThat(next).isPresent();
        assertThat(takeOne(next.get(), names)).isEmpty();
        assertThat(names).containsExactly("a:BTC/USD", "b:BTC/USD");
    }

    private Optional<Cursor> takeOne(@Nullable Cursor after, List<String> names) {
        return read(t ->
                Optional.ofNullable(
                        new ListingReader(t)
                                .forEach(
                                        InstrumentListing.INSTRUMENTS,
                                        Map.of(),
                                        after,
                                        10,
                                        row -> {
                                            names.add(row[0] + ":" + row[1]);
                                            return false;
                                        })));
    }

    @Test
    void namesTheCombinationsWhenNoIndexServes() {
        assertThatThrownBy(() ->
                        new ListingCatalogue(StoreQueries.all())
                                .find("trades", Set.of("since", "order")))
                .hasMessageStartingWith("trades cannot be listed by order + since. Wanted one of: ")
                .hasMessageContaining("portfolio + instrument");
    }

    private ListingPage instrument(String name) {
        return page(PortfolioListing.POSITIONS_OF_INSTRUMENT, Map.of("instrument", name), null, 10);
    }

    private ListingPage page(
            Listing listing, Map<String, String> filters, @Nullable Cursor after, int rowsMax) {
        return read(t -> new ListingReader(t).page(listing, filters, after, rowsMax));
    }
}
