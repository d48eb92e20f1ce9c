package dev.tradekeep.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.GroupMember.Role;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Exits that end one another, and exits on the bar of their entry. */
class GroupsTest {
    private static final OrderTerms STOP = new OrderTerms.Stop(95_00);
    private static final OrderTerms TARGET = new OrderTerms.Limit(108_00);

    private final Desk desk = new Desk();
    private final Desk bounded = new Desk(VenueModel.DEFAULT, VolumeUnit.BASE);

    @Test
    void aFillOfOneExitMakesTheOtherSmallerByTheSame() {
        bounded.shares = 10;
        bounded.sendExits("g", STOP, TARGET, 10);
        bounded.minute(1, 100, 100, 100, 100, 100);
        bounded.minute(2, 100, 110, 100, 100, 60);
        assertThat(bounded.fills()).containsExactly("g-target-1 6 @ 108 slip 0 fee 65");
        assertThat(bounded.heard)
                .last()
                .isEqualTo(new VenueReport.Amended("g-stop", STOP, 4, 2 * TestBar.MINUTE + 2));
        bounded.minute(3, 94, 94, 94, 94, 100);
        assertThat(bounded.fills()).last().isEqualTo("g-stop-1 4 @ 94 slip 4 fee 38");
        assertThat(bounded.ends()).containsExactly("g-target CANCELED GROUP");
        assertThat(bounded.shares).isZero();
    }

    @Test
    void aFillOfOneExitAnswersAWaitingAmendmentOfTheOther() {
        bounded.shares = 10;
        bounded.sendExits("g", STOP, TARGET, 10);
        bounded.minute(1, 100, 100, 100, 100, 100);
        bounded.reaction =
                report -> {
                    if (report instanceof VenueReport.Execution) {
                        bounded.venue.amend("g-stop", new OrderTerms.Stop(96_00), 10);
                    }
                };
        bounded.minute(2, 100, 110, 100, 100, 60);
        bounded.minute(3, 94, 94, 94, 94, 100);
        assertThat(bounded.fills()).last().isEqualTo("g-stop-1 4 @ 94 slip 4 fee 38");
        assertThat(bounded.ends()).containsExactly("g-target CANCELED GROUP");
    }

    @Test
    void takesOneExitOfAKindForAGroup() {
        desk.send(desk.exit("g", Role.STOP, STOP, 1));
        desk.send(desk.order("other", Side.SELL, STOP, 1).in(new GroupMember("g", Role.STOP)));
        desk.minute(1, 100, 100, 100, 100);
        assertThat(desk.ends())
                .containsExactly(
                        "other SUBMIT refused: the group has an exit of this kind at the"
                                + " exchange");
    }

    @Test
    void theExitsOfAFillAtTheOpenTakePartStopFirst() {
        exitsFollow(STOP, TARGET);
        entry(new OrderTerms.Market());
        desk.minute(1, 100, 110, 94, 100);
        assertThat(desk.fills())
                .containsExactly("g-1 10 @ 100 slip 10 fee 101", "g-stop-1 10 @ 95 slip 10 fee 95");
        assertThat(desk.fillTimes()).containsExactly(0L, 1L);
        assertThat(desk.ends()).containsExactly("g-target CANCELED GROUP");
    }

    @Test
    void theTargetOfAFillAtTheOpenTakesPart() {
        exitsFollow(STOP, TARGET);
        entry(new OrderTerms.Market());
        desk.minute(1, 100, 110, 96, 100);
        assertThat(desk.fills()).last().isEqualTo("g-target-1 10 @ 108 slip 0 fee 108");
    }

    @Test
    void ofALaterFillOnlyTheStopTakesPart() {
        exitsFollow(STOP, TARGET);
        entry(new OrderTerms.Limit(99_00));
        desk.minute(1, 100, 110, 96, 100);
        assertThat(desk.fills()).as("the target waits").hasSize(1);
        desk.minute(2, 100, 110, 96, 100);
        assertThat(desk.fills()).last().isEqualTo("g-target-1 10 @ 108 slip 0 fee 108");
    }

    @Test
    void theStopOfALaterFillTakesPart() {
        exitsFollow(STOP, TARGET);
        entry(new OrderTerms.Limit(99_00));
        desk.minute(1, 100, 110, 95, 100);
        assertThat(desk.fills())
                .containsExactly("g-1 10 @ 99 slip 0 fee 99", "g-stop-1 10 @ 95 slip 10 fee 95");
    }

    @Test
    void theTrailingStopOfALaterFillStartsAtItsPrice() {
        exitsFollow(new OrderTerms.TrailingStop(4_00), TARGET);
        entry(new OrderTerms.Limit(99_00));
        desk.minute(1, 103, 110, 96, 102);
        assertThat(desk.fills()).as("the high was before").hasSize(1);
        desk.minute(2, 100, 100, 98, 99);
        assertThat(desk.fills())
                .as("the close of 102 moved it to 98")
                .last()
                .isEqualTo("g-stop-1 10 @ 98 slip 10 fee 98");
    }

    @Test
    void exitsAreBoundByTheVolumeThatTheirEntryLeft() {
        bounded.reaction = sendsExits(bounded, STOP, TARGET);
        bounded.send(
                bounded.order("g", Side.BUY, new OrderTerms.Market(), 10)
                        .in(new GroupMember("g", Role.ENTRY)));
        bounded.minute(1, 100, 100, 90, 92, 130);
        assertThat(bounded.fills())
                .containsExactly("g-1 10 @ 100 slip 10 fee 101", "g-stop-1 3 @ 95 slip 3 fee 29");
        bounded.minute(2, 93, 93, 93, 93, 1_000);
        assertThat(bounded.fills()).last().isEqualTo("g-stop-2 7 @ 93 slip 7 fee 66");
        assertThat(bounded.shares).isZero();
    }

    private void entry(OrderTerms terms) {
        desk.send(desk.order("g", Side.BUY, terms, 10).in(new GroupMember("g", Role.ENTRY)));
    }

    private void exitsFollow(OrderTerms stop, OrderTerms target) {
        desk.reaction = sendsExits(desk, stop, target);
    }

    private static Consumer<VenueReport> sendsExits(Desk at, OrderTerms stop, OrderTerms target) {
        return report -> {
            at.now = report.at();
            if (report instanceof VenueReport.Execution(String id, Fill fill, long _)
                    && id.equals("g")) {
                at.sendExits("g", stop, target, fill.quantity());
            }
        };
    }
}
