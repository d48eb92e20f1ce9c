package dev.tradekeep.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.OrderType;
import dev.tradekeep.model.order.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests, answers and ends; {@link BarFillsTest} has the fills. */
class SimulatedVenueTest {
    private final Desk desk = new Desk();

    @Test
    void reportsNothingBeforeTheNextBar() {
        desk.send("a", Side.BUY, new OrderTerms.Market(), 1);
        desk.venue.cancel("a");
        desk.venue.query("a", 1);
        assertThat(desk.heard).isEmpty();
    }

    @Test
    void answersAtTheOpenAndTradesAMicrosecondLater() {
        desk.send("a", Side.BUY, new OrderTerms.Market(), 1);
        desk.minute(1, 100, 101, 99, 100);
        long open = TestBar.MINUTE;
        assertThat(desk.heard).first().isEqualTo(new VenueReport.Accepted("a", "S-a", open + 1));
        assertThat(desk.heard.get(1).at()).isEqualTo(open + 2);
        assertThat(desk.fillTimes()).containsExactly(0L);
    }

    @Test
    void servesAnOrderOnlyWithABarThatOpensLater() {
        desk.now = TestBar.MINUTE + 1;
        desk.send("a", Side.BUY, new OrderTerms.Market(), 1);
        desk.minute(1, 100, 101, 99, 100);
        assertThat(desk.heard).isEmpty();
        desk.minute(2, 102, 102, 102, 102);
        assertThat(desk.fills()).containsExactly("a-1 1 @ 102 slip 2 fee 11");
    }

    @Test
    void letsARequestTravelForItsLatency() {
        Desk far =
                new Desk(
                        new VenueModel(FillModel.BARS, VenueCosts.DEFAULT, 0, 1),
                        VolumeUnit.UNKNOWN);
        far.now = TestBar.MINUTE;
        far.send("a", Side.BUY, new OrderTerms.Market(), 1);
        far.minute(1, 100, 101, 99, 100);
        assertThat(far.heard).as("a microsecond late").isEmpty();
        far.minute(2, 102, 102, 102, 102);
        assertThat(far.fills()).hasSize(1);
    }

    @Test
    void cancelBeatsAFillOfTheSameBar() {
        desk.send("a", Side.BUY, new OrderTerms.Limit(90_00), 1);
        desk.minute(1, 100, 101, 99, 100);
        desk.venue.cancel("a");
        desk.minute(2, 80, 80, 80, 80);
        assertThat(desk.fills()).isEmpty();
        assertThat(desk.ends()).containsExactly("a CANCELED");
    }

    @Test
    void refusesToCancelWhatItDoesNotKnow() {
        desk.send("a", Side.BUY, new OrderTerms.Market(), 1);
        desk.minute(1, 100, 100, 100, 100);
        desk.venue.cancel("a");
        desk.venue.cancel("nobody");
        desk.minute(2, 100, 100, 100, 100);
        assertThat(desk.ends())
                .containsExactly(
                        "nobody CANCEL refused: unknown order", "a CANCEL refused: unknown order");
    }

    @Test
    void refusesWhatIsOffTheGridOrUsesAnIdTwice() {
        Desk tens = new Desk();
        tens.send("tick", Side.BUY, new OrderTerms.Limit(99_50), 1);
        tens.send("trigger", Side.BUY, new OrderTerms.Stop(99_50), 1);
        tens.send("distance", Side.BUY, new OrderTerms.TrailingStop(50), 1);
        tens.send("twice", Side.BUY, new OrderTerms.Limit(90_00), 1);
        tens.send("twice", Side.BUY, new OrderTerms.Limit(80_00), 1);
        tens.minute(1, 100, 100, 100, 100);
        assertThat(tens.ends())
                .containsExactly(
                        "twice SUBMIT refused: duplicate id",
                        "tick SUBMIT refused: the price is not on the tick grid",
                        "trigger SUBMIT refused: the price is not on the tick grid",
                        "distance SUBMIT refused: the price is not on the tick grid");
        assertThat(tens.heard)
                .contains(new VenueReport.Accepted("twice", "S-twice", TestBar.MINUTE + 1));
    }

    @Test
    void refusesAnInstrumentThatIsNotListed() {
        SimulatedVenue empty =
                new SimulatedVenue(VenueModel.DEFAULT, Purse.ENDLESS, () -> 7, desk.heard::add);
        empty.submit(desk.order("a", Side.BUY, new OrderTerms.Market(), 1));
        empty.answer();
        assertThat(desk.ends()).containsExactly("a SUBMIT refused: the instrument is not traded");
        assertThat(desk.heard.getFirst().at()).isEqualTo(7);
    }

    @Test
    void refusesAPostOnlyOrderThatWouldTradeAtOnce() {
        OrderConditions post = OrderConditions.GTC.asPostOnly();
        desk.send("at", Side.BUY, new OrderTerms.Limit(100_00), 1, post);
        desk.send("below", Side.BUY, new OrderTerms.Limit(99_00), 1, post);
        desk.minute(1, 100, 100, 98, 100);
        assertThat(desk.ends()).containsExactly("at REJECTED POST_ONLY");
        assertThat(desk.fills()).containsExactly("below-1 1 @ 99 slip 0 fee 10");
    }

    @Test
    void endsAnOrderAtTheFirstBarThatOpensAtItsEnd() {
        desk.now = TestBar.MINUTE;
        OrderConditions until = OrderConditions.until(3 * TestBar.MINUTE);
        desk.send("a", Side.BUY, new OrderTerms.Limit(90_00), 1, until);
        desk.minute(1, 100, 100, 100, 100);
        desk.minute(2, 100, 100, 100, 100);
        assertThat(desk.ends()).isEmpty();
        desk.minute(3, 80, 80, 80, 80);
        assertThat(desk.ends()).containsExactly("a EXPIRED TIME");
        assertThat(desk.fills()).isEmpty();
    }

    @Test
    void endsAnOrderThatArrivesAfterItsEnd() {
        desk.send("a", Side.BUY, new OrderTerms.Limit(90_00), 1, OrderConditions.until(1));
        desk.minute(1, 80, 80, 80, 80);
        assertThat(desk.ends()).containsExactly("a EXPIRED TIME");
        assertThat(desk.fills()).isEmpty();
    }

    @Test
    void amendsAtTheNextOpenAndTradesByTheNewTerms() {
        desk.send("a", Side.BUY, new OrderTerms.Limit(90_00), 5);
        desk.minute(1, 100, 100, 100, 100);
        desk.venue.amend("a", new OrderTerms.Limit(105_00), 3);
        desk.minute(2, 101, 101, 101, 101);
        assertThat(desk.heard)
                .contains(
                        new VenueReport.Amended(
                                "a", new OrderTerms.Limit(105_00), 3, 2 * TestBar.MINUTE + 1));
        assertThat(desk.fills())
                .as("marketable now: a taker at the open")
                .containsExactly("a-1 3 @ 101 slip 4 fee 31");
    }

    @Test
    void amendingToWhatIsFilledEndsAnOrderAsFilled() {
        Desk bounded = new Desk(VenueModel.DEFAULT, VolumeUnit.BASE);
        for (String id : List.of("less", "exact")) {
            bounded.send(id, Side.BUY, new OrderTerms.Limit(90_00), 10);
        }
        bounded.minute(1, 100, 100, 100, 100, 100);
        bounded.minute(2, 100, 100, 80, 100, 60);
        assertThat(bounded.fills()).as("the first takes all").hasSize(1);
        bounded.venue.amend("less", new OrderTerms.Limit(90_00), 2);
        bounded.venue.query("less", 1);
        bounded.minute(3, 100, 100, 80, 100, 60);
        bounded.venue.amend("exact", new OrderTerms.Limit(90_00), 6);
        bounded.minute(4, 100, 100, 80, 100, 60);
        assertThat(bounded.heard)
                .contains(
                        new VenueReport.Amended(
                                "less", new OrderTerms.Limit(90_00), 6, 3 * TestBar.MINUTE + 1),
                        new VenueReport.Amended(
                                "exact", new OrderTerms.Limit(90_00), 6, 4 * TestBar.MINUTE + 1));
        assertThat(bounded.fills()).hasSize(2);
        assertThat(bounded.ends()).isEmpty();
        bounded.venue.cancel("less");
        bounded.venue.cancel("exact");
        bounded.minute(5, 100, 100, 80, 100, 60);
        assertThat(bounded.ends())
                .containsExactly(
                        "less CANCEL refused: unknown order",
                        "exact CANCEL refused: unknown order");
    }

    @Test
    void refusesAmendmentsThatAreOffTheGridOfAnotherKindOrOfAnUnknownOrder() {
        desk.send("a", Side.BUY, new OrderTerms.Limit(90_00), 5, OrderConditions.GTC.asPostOnly());
        desk.minute(1, 100, 100, 100, 100);
        desk.venue.amend("a", new OrderTerms.Limit(90_50), 5);
        desk.venue.amend("a", new OrderTerms.Stop(110_00), 5);
        desk.venue.amend("a", new OrderTerms.Limit(100_00), 5);
        desk.venue.amend("nobody", new OrderTerms.Limit(90_00), 5);
        desk.minute(2, 100, 100, 100, 100);
        assertThat(desk.ends())
                .containsExactly(
                        "nobody AMEND refused: unknown order",
                        "a AMEND refused: the price is not on the tick grid",
                        "a AMEND refused: an order stays of its kind",
                        "a AMEND refused: POST_ONLY");
    }

    @Test
    void answersWhatAnOrderIsWithAllItsExecutions() {
        Desk bounded = new Desk(VenueModel.DEFAULT, VolumeUnit.BASE);
        bounded.send("a", Side.BUY, new OrderTerms.Limit(100_00), 9);
        bounded.venue.query("a", 1);
        bounded.venue.query("nobody", 2);
        bounded.venue.answer();
        assertThat(bounded.heard)
                .containsExactly(
                        new VenueReport.OrderState(
                                1,
                                "a",
                                "S-a",
                                null,
                                new OrderTerms.Limit(100_00),
                                9,
                                0,
                                List.of(),
                                0),
                        new VenueReport.NotFound(2, "nobody", 0));
        bounded.minute(1, 100, 100, 100, 100, 60);
        bounded.minute(2, 100, 100, 90, 100, 20);
        bounded.venue.cancel("a");
        bounded.minute(3, 100, 100, 100, 100, 20);
        bounded.venue.query("a", 3);
        bounded.minute(4, 100, 100, 100, 100, 20);
        VenueReport.OrderState state = (VenueReport.OrderState) bounded.heard.getLast();
        assertThat(state.end()).isEqualTo(OrderEnd.CANCELED);
        assertThat(state.filledQuantity()).isEqualTo(8);
        assertThat(state.executions())
                .extracting(Fill::exchangeTradeId)
                .containsExactly("a-1", "a-2");
    }

    @Test
    void forgetsTheOrdersThatLeftLongestAgo() {
        desk.market.onBar(TestBar.minute(0, 100, 100, 100, 100));
        int first = KnownOrders.GONE_MIN;
        for (int i = 0; i <= 2 * first; i++) {
            desk.send("o" + i, Side.BUY, new OrderTerms.Market(), 1);
        }
        desk.minute(1, 1, 1, 1, 1);
        desk.heard.clear();
        desk.venue.query("o" + (first - 1), 1);
        desk.venue.query("o" + first, 2);
        desk.venue.answer();
        assertThat(desk.heard.get(0)).isInstanceOf(VenueReport.NotFound.class);
        assertThat(desk.heard.get(1)).isInstanceOf(VenueReport.OrderState.class);
    }

    @Test
    void leavesWhatIsAskedInsideAReportToTheNextBar() {
        desk.shares = 5;
        desk.reaction =
                report -> {
                    if (report instanceof VenueReport.Accepted(String id, String _, long at)
                            && id.equals("a")) {
                        desk.now = at;
                        desk.send("b", Side.SELL, new OrderTerms.Market(), 1);
                        desk.venue.cancel("a");
                    }
                };
        desk.send("a", Side.BUY, new OrderTerms.Market(), 1);
        desk.minute(1, 100, 100, 100, 100);
        assertThat(desk.fills()).containsExactly("a-1 1 @ 100 slip 1 fee 11");
        desk.minute(2, 101, 101, 101, 101);
        assertThat(desk.fills()).last().isEqualTo("b-1 1 @ 101 slip 2 fee 11");
        assertThat(desk.ends()).containsExactly("a CANCEL refused: unknown order");
    }

    @Test
    void closeExpiresWhatWorksAndWhatWaits() {
        desk.send("works", Side.BUY, new OrderTerms.Limit(90_00), 1);
        desk.minute(1, 100, 100, 100, 100);
        desk.send("waits", Side.BUY, new OrderTerms.Market(), 1);
        desk.venue.close(99);
        assertThat(desk.ends()).containsExactly("works EXPIRED END", "waits EXPIRED END");
        assertThat(desk.heard.getLast().at()).isEqualTo(99);
        desk.minute(2, 80, 80, 80, 80);
        assertThat(desk.fills()).isEmpty();
    }

    @Test
    void refusesBarsThatDoNotMoveForward() {
        desk.minute(1, 100, 100, 100, 100);
        assertThatThrownBy(() -> desk.minute(1, 100, 100, 100, 100))
                .isInstanceOfSatisfying(
                        TradekeepException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL));
    }

    @Test
    void takesEveryKindOfOrder() {
        VenueCapabilities can = desk.venue.capabilities();
        assertThat(can.types()).containsExactlyInAnyOrder(OrderType.values());
        assertThat(can.amends() && can.groups() && can.goodTillDate()).isTrue();
    }

    @Test
    void endsAnOrderWhoseWorthDoesNotFit() {
        SimulatedVenue venue =
                new SimulatedVenue(VenueModel.DEFAULT, Purse.ENDLESS, () -> 0, desk.heard::add);
        Market market = venue.list(Desk.STOCK, MarketModel.withoutVolume(TestBar.MINUTE));
        venue.submit(desk.order("a", Side.BUY, new OrderTerms.Market(), Long.MAX_VALUE / 2));
        long high = 9_000_000_000_000_000_000L;
        market.onBar(new TestBar(1, 2, high, high, high, high, 0));
        assertThat(desk.ends()).containsExactly("a EXPIRED OVERFLOW");
    }

    @Test
    void fillsTheLargestNumbersExactly() {
        long price = 9_000_000_000_000_000_000L;
        SimulatedVenue venue =
                new SimulatedVenue(
                        VenueModel.of(FillModel.BARS, VenueCosts.FREE),
                        Purse.ENDLESS,
                        () -> 0,
                        desk.heard::add);
        Market market = venue.list(Desk.STOCK, MarketModel.withoutVolume(TestBar.MINUTE));
        OrderRequest one = desk.order("a", Side.SELL, new OrderTerms.Market(), 1);
        venue.submit(one);
        market.onBar(new TestBar(1, 2, price, price, price, price, 0));
        VenueReport.Execution execution = (VenueReport.Execution) desk.heard.getLast();
        assertThat(execution.fill().notional()).isEqualTo(price);
    }
}
