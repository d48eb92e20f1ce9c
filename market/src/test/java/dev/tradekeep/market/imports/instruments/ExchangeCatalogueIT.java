package dev.tradekeep.market.imports.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.instrument.InstrumentFilters;
import dev.tradekeep.model.instrument.InstrumentKind;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.instrument.InstrumentStatus;
import dev.tradekeep.model.instrument.OrderFilter;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What exchanges say of their instruments, in the catalogue, with what they change. */
@ExtendWith(LeakCheck.class)
class ExchangeCatalogueIT extends BooksIT {
    @Test
    void aChangedTickIsARowAndAnAlert() {
        refresh(true, told("BTC", "0.01", "9000"), told("ETH", "0.01", "9000"));
        assertThat(rows("SELECT count(*) FROM alerts")).containsExactly("0");
        CatalogueRefresh done =
                refresh(true, told("BTC", "0.1", "9000"), told("ETH", "0.01", "9000"));
        assertThat(done.updated()).isEqualTo(1);
        assertThat(done.unchanged()).isEqualTo(1);
        assertThat(rows("SELECT field, before, after FROM instrument_changes"))
                .containsExactly("tick_size|0.01|0.1");
        assertThat(rows("SELECT code, subject, severity FROM alerts"))
                .containsExactly("instrument.changed|made:BTC/USDT|warning");
        assertThat(BooksAudit.run(path())).allMatch(CheckResult::passed);
    }

    @Test
    void aChangedFilterIsARow() {
        refresh(true, told("BTC", "0.01", "9000"));
        refresh(true, told("BTC", "0.01", "5000"));
        assertThat(rows("SELECT field, before, after FROM instrument_changes"))
                .containsExactly("max_quantity|9000|5000");
        assertThat(rows("SELECT count(*) FROM alerts")).containsExactly("0");
        InstrumentFilters kept =
                read(t -> {
                    InstrumentRepository instruments = new InstrumentRepository(t);
                    long exchange = instruments.findExchange("made").orElseThrow();
                    return instruments.find(exchange, "BTC/USDT").orElseThrow().filters();
                });
        assertThat(kept.figure(OrderFilter.MAX_QUANTITY)).contains(Decimal.parse("5000"));
    }

    @Test
    void onlyWhatIsListedIsLookedAtUnlessAllIsWanted() {
        refresh(true, told("BTC", "0.01", "9000"));
        CatalogueRefresh done =
                refresh(false, told("BTC", "0.01", "9000"), told("ETH", "0.01", "9000"));
        assertThat(done.inserted()).isZero();
        assertThat(rows("SELECT symbol FROM instruments")).containsExactly("BTC/USDT");
    }

    @Test
    void whatIsListedNoLongerIsDelistedWithAnAlert() {
        refresh(true, told("BTC", "0.01", "9000"), told("ETH", "0.01", "9000"));
        assertThat(refresh(false, told("BTC", "0.01", "9000")).delisted()).isEqualTo(1);
        assertThat(rows("SELECT symbol, status FROM instruments ORDER BY 1"))
                .containsExactly("BTC/USDT|trading", "ETH/USDT|delisted");
        assertThat(rows("SELECT field, before, after FROM instrument_changes"))
                .containsExactly("status|trading|delisted");
        assertThat(rows("SELECT count(*) FROM alerts")).containsExactly("1");
    }

    @Test
    void anExchangeThatListsNothingDelistsNothing() {
        refresh(true, told("BTC", "0.01", "9000"));
        assertThat(refresh(false).delisted()).isZero();
        assertThat(rows("SELECT status FROM instruments")).containsExactly("trading");
    }

    private CatalogueRefresh refresh(boolean all, TradedInstrument... told) {
        return new ExchangeCatalogue(database(), TestBooks.CLOCK)
                .refresh("made", List.of(told), all);
    }

    private static TradedInstrument told(String base, String tick, String most) {
        return new TradedInstrument(
                new InstrumentSpecification(
                        base + "/USDT",
                        InstrumentKind.CRYPTO,
                        "",
                        base,
                        "USDT",
                        Decimal.parse(tick),
                        Decimal.parse("0.00001"),
                        Decimal.ZERO,
                        Decimal.parse("5"),
                        Decimal.ONE,
                        Decimal.ONE,
                        Decimal.ONE,
                        base + "USDT"),
                InstrumentStatus.TRADING,
                new InstrumentFilters(Map.of(OrderFilter.MAX_QUANTITY, Decimal.parse(most))));
    }
}
