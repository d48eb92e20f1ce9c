package dev.tradekeep.store.instruments;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.BTC;
import static dev.tradekeep.store.testing.Samples.BTC_USD;
import static dev.tradekeep.store.testing.Samples.NOW;
import static dev.tradekeep.store.testing.Samples.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.store.testing.StoreContract;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstrumentRepositoryContract extends StoreContract {
    @Test
    void keepsEveryColumnOfAnInstrument() {
        long exchange = ensureExchange("sim", ExchangeKind.SIMULATED);
        ListedInstrument listed = list(exchange, BTC_USD);

        Optional<ListedInstrument> found = find(exchange, "BTC/USD");

        assertThat(found).contains(listed);
        assertThat(listed.instrument()).isEqualTo(BTC_USD);
        assertThat(rows("SELECT * FROM instruments"))
                .containsExactly(
                        "1|1|BTC/USD|%d|%d|2|8|1|1000|2|500|%d|crypto||trading|5|1|0|1|0|1|0"
                                .formatted(listed.baseAssetId(), listed.quoteAssetId(), NOW));
        assertThat(rows("SELECT * FROM instrument_symbols")).containsExactly("1|BTC/USD|crypto|1");
        assertThat(rows("SELECT id, code, scale, created_at FROM assets ORDER BY id"))
                .containsExactly("1|BTC|8|" + NOW, "2|USD|2|" + NOW);
    }

    @Test
    void keepsTheExtremesOfAnInstrument() {
        long exchange = ensureExchange("sim", ExchangeKind.SIMULATED);
        Asset tiny = new Asset("TINY-COIN_2.0", 18);
        Asset whole = new Asset("JPY", 0);
        Instrument instrument =
                new Instrument(
                        "x".repeat(64),
                        tiny,
                        whole,
                        18,
                        0,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE);

        ListedInstrument listed = list(exchange, instrument);

        assertThat(find(exchange, instrument.symbol())).contains(listed);
    }

    @Test
    void findsNothingThatIsNotThere() {
        long exchange = ensureExchange("sim", ExchangeKind.SIMULATED);

        assertThat(find(exchange, "ETH/USD")).isEmpty();
        assertThat(findExchange("no")).isEmpty();
        assertThat(findAsset("ETH")).isEmpty();
    }

    @Test
    void anExchangeIsMadeOnce() {
        long first = ensureExchange("live", ExchangeKind.LIVE);
        long second = ensureExchange("live", ExchangeKind.LIVE);

        assertThat(second).isEqualTo(first);
        assertThat(findExchange("live")).contains(first);
        assertThat(rows("SELECT * FROM exchanges")).containsExactly("1|live|live|" + NOW);
    }

    @Test
    void anExchangeKeepsItsKind() {
        ensureExchange("venue", ExchangeKind.SIMULATED);

        assertFails(ErrorCode.CONFLICT, () -> ensureExchange("venue", ExchangeKind.LIVE))
                .hasMessageContaining("Exchange venue is simulated, wanted live");
        assertThat(rows("SELECT kind FROM exchanges")).containsExactly("simulated");
    }

    @Test
    void anAssetKeepsItsScale() {
        long id = ensureAsset(BTC);

        assertThat(ensureAsset(BTC)).isEqualTo(id);
        assertThat(findAsset("BTC")).contains(BTC);
        assertFails(ErrorCode.CONFLICT, () -> ensureAsset(new Asset("BTC", 9)))
                .hasMessageContaining("BTC has 8 decimals in the books, wanted 9");
    }

    @Test
    void aConflictOfAnAssetLeavesNothingOfTheInstrument() {
        long exchange = ensureExchange("sim", ExchangeKind.SIMULATED);
        ensureAsset(new Asset("USD", 6));

        assertFails(ErrorCode.CONFLICT, () -> list(exchange, BTC_USD));
        assertThat(rows("SELECT code FROM assets")).containsExactly(USD.code());
        assertThat(rows("SELECT * FROM instruments")).isEmpty();
    }

    @Test
    void refusesTheSameSymbolTwice() {
        long exchange = ensureExchange("sim", ExchangeKind.SIMULATED);
        list(exchange, BTC_USD);

        assertFails(ErrorCode.CONSTRAINT_VIOLATED, () -> list(exchange, BTC_USD))
                .hasMessageContaining("InstrumentQuery.INSERT");
        long other = ensureExchange("other", ExchangeKind.SIMULATED);
        assertThat(list(other, BTC_USD).exchangeId()).isEqualTo(other);
    }

    private long ensureExchange(String code, ExchangeKind kind) {
        return write(t -> new InstrumentRepository(t).ensureExchange(code, kind, NOW));
    }

    private long ensureAsset(Asset asset) {
        return write(t -> new InstrumentRepository(t).ensureAsset(asset, NOW));
    }

    private Optional<Long> findExchange(String code) {
        return read(t -> new InstrumentRepository(t).findExchange(code));
    }

    private Optional<Asset> findAsset(String code) {
        return read(t -> new InstrumentRepository(t).findStoredAsset(code).map(StoredAsset::asset));
    }

    private ListedInstrument list(long exchange, Instrument instrument) {
        return write(t -> new InstrumentRepository(t).insert(exchange, instrument, NOW));
    }

    private Optional<ListedInstrument> find(long exchange, String symbol) {
        return read(t -> new InstrumentRepository(t).find(exchange, symbol));
    }
}
