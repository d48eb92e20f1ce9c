package dev.tradekeep.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarVolumeTest {
    @ParameterizedTest
    @CsvSource({
        // 12.5 whole coins traded, a tenth of them, in lots of 0.02: 1.24.
        "BASE, 125, 1, 124",
        "CONTRACTS, 125, 1, 124",
        // 1,000.00 dollars' worth at the high of 50: at least 20 coins, a tenth is 2.
        "QUOTE, 100000, 2, 200",
        "BASE, 0, 1, 0",
        "UNKNOWN, 0, 0, 100000",
        "BASE, 9000000000000000000, 0, 100000"
    })
    void countsTheVolumeInItsUnit(VolumeUnit unit, long volume, int scale, long filled) {
        Instrument coin = new Instrument("C/USD", new Asset("C", 8), Desk.USD, 0, 2, 1, 2, 1, 0);
        long[] sum = new long[1];
        SimulatedVenue venue =
                new SimulatedVenue(
                        VenueModel.DEFAULT,
                        Purse.ENDLESS,
                        () -> 0,
                        report -> {
                            if (report instanceof VenueReport.Execution execution) {
                                sum[0] += execution.fill().quantity();
                            }
                        });
        Market market =
                venue.list(
                        coin, new MarketModel(TestBar.MINUTE, unit, scale, TradingDays.EVERY_DAY));
        venue.submit(OrderRequest.of("a", coin, Side.BUY, new OrderTerms.Market(), 100_000, 0));
        market.onBar(new TestBar(1, 2, 40, 50, 30, 40, volume));
        assertThat(sum[0]).isEqualTo(filled);
    }

    @Test
    void withoutAShareVolumeBoundsNothing() {
        Desk free =
                new Desk(new VenueModel(FillModel.BARS, VenueCosts.DEFAULT, 0, 0), VolumeUnit.BASE);
        free.send("a", Side.BUY, new OrderTerms.Market(), 500);
        free.minute(1, 100, 100, 100, 100, 1);
        assertThat(free.shares).isEqualTo(500);
    }
}
