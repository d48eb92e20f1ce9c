package dev.tradekeep.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class FillReportTest {
    private static final OrderTerms MARKET = new OrderTerms.Market();

    @Test
    void countsWhatVolumeAndCashCutOff() {
        Desk desk = new Desk(VenueModel.DEFAULT, VolumeUnit.BASE);
        desk.send("slow", Side.BUY, MARKET, 25);
        desk.minute(1, 100, 100, 100, 100, 100);
        desk.minute(2, 100, 100, 100, 100, 0);
        desk.minute(3, 100, 100, 100, 100, 150);
        assertThat(desk.market.report().limited()).isEqualTo(cut(1, 15));
        assertThat(desk.market.report().limitedTimes()).as("10, 0 and 15 of it").isEqualTo(2);
        desk.send("ioc", Side.BUY, MARKET, 25, OrderConditions.IOC);
        desk.minute(4, 100, 100, 100, 100, 100);
        desk.cash = 100_00;
        desk.send("poor", Side.BUY, MARKET, 5);
        desk.minute(5, 50, 50, 50, 50, 100);
        desk.send("open", Side.BUY, new OrderTerms.Limit(10_00), 3);
        desk.minute(6, 50, 50, 50, 50, 100);
        desk.venue.close(desk.now);
        FillReport report = desk.market.report();
        assertThat(report.expired())
                .containsOnlyKeys(ExpiryReason.CASH, ExpiryReason.VOLUME, ExpiryReason.END)
                .containsEntry(ExpiryReason.VOLUME, cut(1, 15))
                .containsEntry(ExpiryReason.CASH, cut(1, 4))
                .containsEntry(ExpiryReason.END, cut(1, 3));
        assertThat(report.limited()).isEqualTo(cut(2, 30));
        assertThat(report.fills()).isEqualTo(4);
        assertThat(report.slippage()).as("1 bp of 1,000, 1,500, 1,000 and 50").isEqualTo(36);
        assertThat(report.large().counted()).isFalse();
    }

    @Test
    void countsLargeFillsWhileNothingLimitsThem() {
        VenueModel free = new VenueModel(FillModel.BARS, VenueCosts.DEFAULT, 0, 0);
        Desk desk = new Desk(free, VolumeUnit.QUOTE);
        desk.send("small", Side.BUY, MARKET, 10);
        desk.minute(1, 100, 100, 100, 100, 10_000);
        desk.send("large", Side.BUY, MARKET, 11);
        desk.minute(2, 100, 100, 100, 100, 10_000);
        desk.send("all", Side.BUY, MARKET, 101);
        desk.minute(3, 100, 100, 100, 100, 10_000);
        assertThat(desk.market.report().large()).isEqualTo(new FillReport.Large(true, 2, 1));
        assertThat(desk.market.report().limitedTimes()).isZero();
    }

    private static FillReport.Cut cut(long orders, long quantity) {
        return new FillReport.Cut(orders, BigInteger.valueOf(quantity));
    }
}
