package dev.tradekeep.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of docs/execution.md: fee 10 bp, slippage 1 bp, cents, lots of one. */
class WorkedExamplesTest {
    private final Desk desk = new Desk();

    @Test
    void buysWhatCashPaysForWhenTheOpenGapsAway() {
        desk.minute(0, 100, 100, 100, 100);
        desk.send("buy", Side.BUY, new OrderTerms.Market(), 950);
        desk.minute(1, 110, 111, 109, 110);

        assertThat(desk.fills()).containsExactly("buy-1 908 @ 110 slip 999 fee 9989");
        assertThat(desk.ends()).containsExactly("buy EXPIRED CASH");
        assertThat(desk.cash).isEqualTo(10_12);
        assertThat(desk.shares).isEqualTo(908);
    }

    @ParameterizedTest
    @CsvSource({
        "101, 109,  94, 102, g-stop-1 10 @ 95 slip 10 fee 95",
        " 92,  96,  90,  95, g-stop-1 10 @ 92 slip 10 fee 92",
        "110, 112, 107, 111, g-target-1 10 @ 108 slip 0 fee 108"
    })
    void endsAPositionByItsStopOrItsTarget(
            long open, long high, long low, long close, String fill) {
        desk.shares = 10;
        desk.minute(0, 100, 100, 100, 100);
        desk.sendExits("g", new OrderTerms.Stop(95_00), new OrderTerms.Limit(108_00), 10);
        desk.minute(1, 100, 100, 100, 100);
        desk.minute(2, open, high, low, close);

        assertThat(desk.fills()).containsExactly(fill);
        assertThat(desk.ends()).hasSize(1).first().asString().endsWith(" CANCELED GROUP");
        assertThat(desk.shares).isZero();
    }

    @Test
    void trailsAPriceAndSellsTheRestAtTheNextOpen() {
        Desk bounded = new Desk(VenueModel.DEFAULT, VolumeUnit.BASE);
        bounded.shares = 10;
        bounded.minute(0, 110, 110, 110, 110, 1_000);
        bounded.send("trail", Side.SELL, new OrderTerms.TrailingStop(5_00), 10);
        bounded.minute(1, 110, 110, 110, 110, 1_000);
        bounded.minute(2, 108, 114, 106, 107, 60);
        assertThat(bounded.fills()).containsExactly("trail-1 6 @ 109 slip 7 fee 66");

        bounded.minute(3, 106, 106, 106, 106, 1_000);
        assertThat(bounded.fills()).last().isEqualTo("trail-2 4 @ 106 slip 5 fee 43");
        assertThat(bounded.ends()).isEmpty();
        assertThat(bounded.shares).isZero();
    }
}
