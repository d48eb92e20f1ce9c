package dev.tradekeep.venue.bybit;

import static dev.tradekeep.venue.bybit.Samples.BTC;
import static dev.tradekeep.venue.bybit.Samples.execution;
import static dev.tradekeep.venue.bybit.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.order.Fee;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.time.Micros;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Executions in the units of their instrument. */
final class ExecutionRowTest {

    @Test
    void buyerPaysInWhatIsReceived() {
        assertThat(execution("e1", "0.01").fill(BTC))
                .isEqualTo(
                        new Fill(
                                "e1",
                                6_000_000,
                                10_000,
                                60_000_000_000L,
                                new Fee(BTC.base(), 1_000),
                                1_700_000_000_300L * Micros.PER_MILLISECOND));
    }

    @Test
    void sellerPaysInTheQuoteAsset() {
        assertThat(execution("e1", "0.01", "side", "Sell", "execFee", "0.6").fill(BTC).fee())
                .isEqualTo(new Fee(BTC.quote(), 60_000_000));
    }

    @Test
    void rebateComesInTheOtherAsset() {
        assertThat(execution("e1", "0.01", "execFee", "-0.06").fill(BTC).fee())
                .isEqualTo(new Fee(BTC.quote(), -6_000_000));
    }

    @Test
    void feeCurrencyThatIsSaidHolds() {
        assertThat(
                        execution("e1", "0.01", "feeCurrency", "MNT", "execFee", "0.123456789")
                                .fill(BTC))
                .extracting(Fill::fee)
                .isEqualTo(new Fee(new Asset("MNT", 8), 12_345_679));
    }

    @Test
    void valueThatIsSaidHolds() {
        assertThat(execution("e1", "0.01", "execValue", "599.99").fill(BTC).notional())
                .isEqualTo(59_999_000_000L);
    }

    @Test
    void taxesAreAddedToTheFee() {
        ExtraFees fees =
                ExtraFees.of(
                        json(
                                "[{'feeCoin':'USDT','feeType':'GST','fee':'0.02'},"
                                        + "{'feeCoin':'INR','feeType':'TDS','fee':'0.5'}]"),
                        "USDT");
        assertThat(fees.sameCurrency()).isEqualByComparingTo("0.02");
        assertThat(fees.others()).isEqualTo(List.of("a TDS in INR"));
    }

    @Test
    void sequenceOrdersWhatHappenedAtOneTimeInOneMarketOnly() {
        ExecutionRow first = execution("z", "0.01", "seq", "7");
        ExecutionRow second = execution("a", "0.01", "seq", "8");
        ExecutionRow other = execution("m", "0.01", "seq", "9", "symbol", "AAAUSDT");
        assertThat(List.of(second, first, other).stream().sorted(ExecutionRow.IN_TIME))
                .containsExactly(other, first, second);
    }
}
