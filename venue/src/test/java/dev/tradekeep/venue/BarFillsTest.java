package dev.tradekeep.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fills, at which price, as maker or taker; a desk has 100,000.00 and lots of one. */
class BarFillsTest {
    private static final long DAY = 86_400_000_000L;

    private final Desk desk = new Desk();
    private final Desk bounded = new Desk(VenueModel.DEFAULT, VolumeUnit.BASE);

    @ParameterizedTest
    @CsvSource({
        // A limit that arrives: the open when that is as good, else when it is passed by a tick.
        "BUY,  105, 100, 102, 99, 101, a-1 10 @ 100 slip 10 fee 101, 0",
        "BUY,  100, 100, 102, 99, 101, a-1 10 @ 100 slip 0 fee 100, 0",
        "BUY,   99, 100, 102, 99, 101, , ",
        "BUY,   99, 100, 102, 98, 101, a-1 10 @ 99 slip 0 fee 99, 1",
        "SELL,  95, 100, 102, 99, 101, a-1 10 @ 100 slip 10 fee 100, 0",
        "SELL, 100, 100, 102, 99, 101, a-1 10 @ 100 slip 0 fee 100, 0",
        "SELL, 102, 100, 102, 99, 101, , ",
        "SELL, 102, 100, 103, 99, 101, a-1 10 @ 102 slip 0 fee 102, 1"
    })
    void fillsALimitThatArrives(
            Side side,
            long limit,
            long open,
            long high,
            long low,
            long close,
            String fill,
            Long time) {
        desk.shares = 10;
        desk.send("a", side, new OrderTerms.Limit(100 * limit), 10);
        desk.minute(1, open, high, low, close);
        assertFill(fill, time);
    }

    @ParameterizedTest
    @CsvSource({
        "BUY,  90, 80, a-1 10 @ 90 slip 0 fee 90, 1",
        "BUY,  90, 90, , ",
        "BUY,  90, 89, a-1 10 @ 90 slip 0 fee 90, 1",
        "SELL, 110, 120, a-1 10 @ 110 slip 0 fee 110, 1",
        "SELL, 110, 110, , ",
        "SELL, 110, 111, a-1 10 @ 110 slip 0 fee 110, 1"
    })
    void fillsARestingLimitAtItsLimitEvenOnAGap(
            Side side, long limit, long price, String fill, Long time) {
        desk.shares = 10;
        desk.send("a", side, new OrderTerms.Limit(100 * limit), 10);
        desk.minute(1, 100, 100, 100, 100);
        desk.minute(2, price, price, price, price);
        assertFill(fill, time);
    }

    @Test
    void neverPaysMoreThanTheLimitWithSlippage() {
        Desk dear =
                new Desk(
                        VenueModel.of(
                                FillModel.BARS,
                                new VenueCosts(
                                        BasisPoints.ZERO,
                                        BasisPoints.ZERO,
                                        BasisPoints.parse("500"))),
                        VolumeUnit.UNKNOWN);
        dear.shares = 1;
        dear.send("buy", Side.BUY, new OrderTerms.Limit(102_00), 1);
        dear.send("sell", Side.SELL, new OrderTerms.Limit(99_00), 1);
        dear.send("market", Side.BUY, new OrderTerms.Market(), 1);
        dear.minute(1, 100, 100, 100, 100);
        assertThat(dear.fills())
                .containsExactly(
                        "market-1 1 @ 100 slip 500 fee 0",
                        "buy-1 1 @ 100 slip 200 fee 0",
                        "sell-1 1 @ 100 slip 100 fee 0");
    }

    @ParameterizedTest
    @CsvSource({
        "SELL, 95, 100, 101, 96, 97, , ",
        "SELL, 95, 100, 101, 95, 97, a-1 10 @ 95 slip 10 fee 95, 1",
        "SELL, 95,  95, 101, 95, 97, a-1 10 @ 95 slip 10 fee 95, 0",
        "SELL, 95,  90, 101, 89, 97, a-1 10 @ 90 slip 9 fee 90, 0",
        "BUY, 105, 100, 104, 96, 97, , ",
        "BUY, 105, 100, 105, 96, 97, a-1 10 @ 105 slip 11 fee 106, 1",
        "BUY, 105, 110, 112, 96, 97, a-1 10 @ 110 slip 11 fee 111, 0"
    })
    void setsOffAStopOnTouchAtTheWorseOfTriggerAndOpen(
            Side side,
            long trigger,
            long open,
            long high,
            long low,
            long close,
            String fill,
            Long time) {
        desk.shares = 10;
        desk.send("a", side, new OrderTerms.Stop(100 * trigger), 10);
        desk.minute(1, open, high, low, close);
        assertFill(fill, time);
    }

    @ParameterizedTest
    @CsvSource({
        "110, 100, 109, 98, 99, , ",
        "110, 100, 110, 98, 99, a-1 10 @ 110 slip 11 fee 110, 1",
        "110, 115, 116, 98, 99, a-1 10 @ 115 slip 12 fee 115, 0"
    })
    void takesAProfitOnTouchOrAtABetterOpen(
            long trigger, long open, long high, long low, long close, String fill, Long time) {
        desk.shares = 10;
        desk.send("a", Side.SELL, new OrderTerms.TakeProfit(100 * trigger), 10);
        desk.minute(1, open, high, low, close);
        assertFill(fill, time);
    }

    @Test
    void stopLimitTradesFromItsTriggerWithinItsLimit() {
        desk.shares = 10;
        desk.send("a", Side.SELL, new OrderTerms.StopLimit(95_00, 94_00), 10);
        desk.minute(1, 100, 100, 94, 96);
        assertFill("a-1 10 @ 95 slip 10 fee 95", 1L);
    }

    @Test
    void stopLimitBeyondItsLimitRestsFromTheNextBar() {
        desk.shares = 10;
        desk.send("a", Side.SELL, new OrderTerms.StopLimit(95_00, 94_00), 10);
        desk.minute(1, 90, 99, 89, 91);
        assertThat(desk.fills()).isEmpty();
        assertThat(desk.heard).last().isEqualTo(new VenueReport.Triggered("a", TestBar.MINUTE + 2));
        desk.minute(2, 91, 94, 90, 92);
        assertThat(desk.fills()).as("a touch").isEmpty();
        desk.minute(3, 97, 97, 97, 97);
        assertFill("a-1 10 @ 94 slip 0 fee 94", 1L);
    }

    @Test
    void stopLimitThatMayNotWaitEndsWhenItIsBeyondItsLimit() {
        desk.shares = 10;
        desk.send("a", Side.SELL, new OrderTerms.StopLimit(95_00, 94_00), 10, OrderConditions.IOC);
        desk.minute(1, 100, 100, 100, 100);
        assertThat(desk.ends()).as("it waits for its trigger").isEmpty();
        desk.minute(2, 90, 99, 89, 91);
        assertThat(desk.ends()).containsExactly("a EXPIRED PRICE");
    }

    @Test
    void trailingStopKeepsTheBestPriceOfTheBarsBefore() {
        desk.shares = 10;
        desk.send("a", Side.SELL, new OrderTerms.TrailingStop(5_00), 10);
        desk.minute(1, 100, 120, 116, 118);
        desk.minute(2, 117, 118, 116, 117);
        assertThat(desk.fills()).as("the trigger is 115").isEmpty();
        desk.minute(3, 117, 117, 115, 116);
        assertFill("a-1 10 @ 115 slip 12 fee 115", 1L);
    }

    @Test
    void trailingStopAtTheCloseIsNotBeyond() {
        desk.shares = 10;
        desk.send("a", Side.SELL, new OrderTerms.TrailingStop(5_00), 10);
        desk.minute(1, 100, 110, 98, 105);
        assertThat(desk.fills()).isEmpty();
        desk.minute(2, 105, 106, 104, 104);
        assertFill("a-1 10 @ 105 slip 11 fee 105", 0L);
    }

    @Test
    void trailingStopOfABuyFollowsTheLow() {
        desk.send("a", Side.BUY, new OrderTerms.TrailingStop(5_00), 10);
        desk.minute(1, 100, 104, 90, 94);
        assertThat(desk.fills()).isEmpty();
        desk.minute(2, 94, 95, 94, 94);
        assertFill("a-1 10 @ 95 slip 10 fee 96", 1L);
    }

    @Test
    void servesStopsBeforeMarketOrdersBeforeLimits() {
        desk.shares = 30;
        desk.send("limit", Side.SELL, new OrderTerms.Limit(95_00), 10);
        desk.send("market", Side.SELL, new OrderTerms.Market(), 10);
        desk.send("stop", Side.SELL, new OrderTerms.Stop(105_00), 10);
        desk.minute(1, 100, 100, 100, 100);
        assertThat(desk.fills())
                .extracting(fill -> fill.substring(0, fill.indexOf('-')))
                .containsExactly("stop", "market", "limit");
    }

    @Test
    void sharesTheVolumeOfABarAmongAllOrders() {
        bounded.send("a", Side.BUY, new OrderTerms.Market(), 7);
        bounded.send("b", Side.BUY, new OrderTerms.Market(), 7);
        bounded.send("c", Side.BUY, new OrderTerms.Limit(99_00), 7);
        bounded.minute(1, 100, 100, 90, 100, 100);
        assertThat(bounded.fills())
                .containsExactly("a-1 7 @ 100 slip 7 fee 71", "b-1 3 @ 100 slip 3 fee 31");
        bounded.minute(2, 100, 100, 90, 100, 59);
        assertThat(bounded.fills())
                .hasSize(4)
                .endsWith("b-2 4 @ 100 slip 4 fee 41", "c-1 1 @ 99 slip 0 fee 10");
        bounded.minute(3, 100, 100, 90, 100, 0);
        assertThat(bounded.fills()).as("without volume nothing trades").hasSize(4);
        assertThat(bounded.ends()).isEmpty();
    }

    @Test
    void endsWhatMayNotWaitForVolume() {
        bounded.send("ioc", Side.BUY, new OrderTerms.Market(), 7, OrderConditions.IOC);
        bounded.send("fok", Side.BUY, new OrderTerms.Market(), 7, OrderConditions.FOK);
        bounded.send("unmarketable", Side.BUY, new OrderTerms.Limit(9_00), 7, OrderConditions.IOC);
        bounded.minute(1, 100, 100, 90, 100, 50);
        assertThat(bounded.fills()).containsExactly("ioc-1 5 @ 100 slip 5 fee 51");
        assertThat(bounded.ends())
                .containsExactly(
                        "ioc EXPIRED VOLUME", "fok EXPIRED VOLUME", "unmarketable EXPIRED PRICE");
    }

    @Test
    void fillsAllOrNothing() {
        bounded.send("all", Side.BUY, new OrderTerms.Market(), 5, OrderConditions.FOK);
        bounded.minute(1, 100, 100, 90, 100, 50);
        assertThat(bounded.fills()).containsExactly("all-1 5 @ 100 slip 5 fee 51");
        bounded.send("dear", Side.BUY, new OrderTerms.Market(), 1_000, OrderConditions.FOK);
        bounded.minute(2, 100, 100, 90, 100, 1_000_000);
        assertThat(bounded.ends()).containsExactly("dear EXPIRED CASH");
        assertThat(bounded.fills()).hasSize(1);
    }

    @Test
    void aStopWithoutVolumeIsTriggeredAndSellsAtTheNextOpen() {
        bounded.shares = 10;
        bounded.send("a", Side.SELL, new OrderTerms.Stop(95_00), 10);
        bounded.minute(1, 100, 100, 90, 100, 0);
        assertThat(bounded.heard)
                .last()
                .isEqualTo(new VenueReport.Triggered("a", TestBar.MINUTE + 2));
        bounded.minute(2, 99, 99, 99, 99, 100);
        assertThat(bounded.fills()).containsExactly("a-1 10 @ 99 slip 10 fee 99");
    }

    @Test
    void neverSpendsMoreThanThereIs() {
        desk.cash = 50_00;
        desk.send("a", Side.BUY, new OrderTerms.Market(), 1);
        desk.minute(1, 100, 100, 100, 100);
        assertThat(desk.fills()).isEmpty();
        assertThat(desk.ends()).containsExactly("a EXPIRED CASH");

        desk.cash = 100_11;
        desk.send("exact", Side.BUY, new OrderTerms.Market(), 1);
        desk.minute(2, 100, 100, 100, 100);
        assertThat(desk.cash).as("100 and 0.01 and a fee of 0.11 do not fit").isEqualTo(100_11);
        desk.cash = 100_12;
        desk.send("fits", Side.BUY, new OrderTerms.Market(), 1);
        desk.minute(3, 100, 100, 100, 100);
        assertThat(desk.cash).isZero();
    }

    @Test
    void neverSellsMoreThanThereIs() {
        desk.shares = 4;
        desk.send("a", Side.SELL, new OrderTerms.Market(), 10);
        desk.minute(1, 100, 100, 100, 100);
        assertThat(desk.fills()).containsExactly("a-1 4 @ 100 slip 4 fee 40");
        assertThat(desk.ends()).containsExactly("a EXPIRED CASH");
    }

    @Test
    void anEntryExpiresWhenItsBarIsMissingAndAnExitWaits() {
        desk.shares = 1;
        desk.minute(1, 100, 100, 100, 100);
        desk.send("entry", Side.BUY, new OrderTerms.Market(), 1);
        desk.send("exit", Side.SELL, new OrderTerms.Market(), 1);
        desk.send("limit", Side.BUY, new OrderTerms.Limit(200_00), 1);
        desk.minute(4, 100, 100, 100, 100);
        assertThat(desk.ends()).containsExactly("entry EXPIRED LATE");
        assertThat(desk.fills()).hasSize(2);
    }

    @Test
    void anEntryWaitsForOneBar() {
        desk.minute(1, 100, 100, 100, 100);
        desk.send("entry", Side.BUY, new OrderTerms.Market(), 1);
        desk.minute(3, 100, 100, 100, 100);
        assertThat(desk.fills()).as("one interval, no more").hasSize(1);
    }

    @Test
    void theRestOfAnEntryExpiresWhenItsBarIsMissing() {
        bounded.send("entry", Side.BUY, new OrderTerms.Market(), 9);
        bounded.minute(0, 100, 100, 100, 100, 20);
        bounded.minute(1, 100, 100, 100, 100, 0);
        bounded.minute(2, 100, 100, 100, 100, 0);
        bounded.minute(3, 100, 100, 100, 100, 20);
        assertThat(bounded.fills()).as("it waited for volume").hasSize(2);
        bounded.minute(9, 100, 100, 100, 100, 20);
        assertThat(bounded.ends()).containsExactly("entry EXPIRED LATE");
    }

    @ParameterizedTest
    @CsvSource({
        // Days since 1970-01-01, a Thursday: Friday's bar closes on day 2, Monday is day 4.
        "WEEKDAYS,  2, 4, false",
        "WEEKDAYS,  2, 5, false",
        "WEEKDAYS,  2, 6, true",
        "WEEKDAYS,  5, 7, true",
        "WEEKDAYS,  5, 6, false",
        "EVERY_DAY, 2, 3, false",
        "EVERY_DAY, 2, 4, true"
    })
    void fridaysSignalFillsAtMondaysOpenButMondaysNotOnThursday(
            TradingDays days, int decided, int opens, boolean late) {
        SimulatedVenue venue =
                new SimulatedVenue(VenueModel.DEFAULT, Purse.ENDLESS, () -> 0, desk.heard::add);
        Market market = venue.list(Desk.STOCK, new MarketModel(DAY, VolumeUnit.UNKNOWN, 0, days));
        market.onBar(day(decided - 1));
        desk.now = decided * DAY;
        venue.submit(desk.order("a", Side.BUY, new OrderTerms.Market(), 1));
        market.onBar(day(opens));
        assertThat(desk.ends().contains("a EXPIRED LATE")).isEqualTo(late);
    }

    private static TestBar day(int n) {
        return new TestBar(n * DAY, (n + 1) * DAY, 100_00, 100_00, 100_00, 100_00, 0);
    }

    @Test
    void paysMakersTheirRebate() {
        Desk rebate =
                new Desk(
                        VenueModel.of(
                                FillModel.BARS,
                                new VenueCosts(
                                        BasisPoints.parse("-1"),
                                        BasisPoints.parse("7.5"),
                                        BasisPoints.ZERO)),
                        VolumeUnit.UNKNOWN);
        rebate.send("maker", Side.BUY, new OrderTerms.Limit(99_00), 10);
        rebate.send("taker", Side.BUY, new OrderTerms.Market(), 10);
        rebate.minute(1, 100, 100, 90, 100);
        assertThat(rebate.fills())
                .containsExactly("taker-1 10 @ 100 slip 0 fee 75", "maker-1 10 @ 99 slip 0 fee -9");
    }

    private void assertFill(String fill, Long time) {
        if (fill == null) {
            assertThat(desk.fills()).isEmpty();
            return;
        }
        assertThat(desk.fills()).containsExactly(fill);
        assertThat(desk.fillTimes()).containsExactly(time);
    }
}
