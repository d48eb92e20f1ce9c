package dev.tradekeep.venue.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventGateTest {
    private final HandTimer timer = new HandTimer();
    private final FaultDesk desk = new FaultDesk(timer);
    private final List<String> heard = new ArrayList<>();
    private final EventGate gate =
            new EventGate(desk, "somebody", heard::add, () -> heard.add("hung up"));

    private List<String> after(String... events) {
        for (String event : events) {
            gate.send(event, "BTCUSDT", event.startsWith("fill"));
        }
        return heard;
    }

    @Test
    void eventsPass() {
        assertThat(after("a", "b")).containsExactly("a", "b");
    }

    @Test
    void droppedEventIsMissing() {
        desk.add("events-dropped,skip=1,next=1");
        assertThat(after("a", "b", "c")).containsExactly("a", "c");
    }

    @Test
    void doubledEventComesTwice() {
        desk.add("events-doubled,next=1");
        assertThat(after("a", "b")).containsExactly("a", "a", "b");
    }

    @Test
    void swappedEventComesAfterTheNext() {
        desk.add("events-swapped,next=1");
        assertThat(after("a", "b", "c")).containsExactly("b", "a", "c");
    }

    @Test
    void swappedEventComesInTheEnd() {
        desk.add("events-swapped,next=1");
        assertThat(after("a")).isEmpty();
        timer.pass(1_000);
        assertThat(heard).containsExactly("a");
        timer.pass(1_000);
        assertThat(heard).containsExactly("a");
    }

    @Test
    void delayedEventIsOvertaken() {
        desk.add("events-delayed=200,next=1");
        assertThat(after("a", "b")).containsExactly("b");
        timer.pass(200);
        assertThat(heard).containsExactly("b", "a");
    }

    @Test
    void silentConnectionSendsNothing() {
        desk.add("private-silent,key=somebody");
        assertThat(after("a", "fill")).isEmpty();
    }

    @Test
    void faultOfAnotherAccountOrSymbolDoesNotStrike() {
        desk.add("private-silent,key=nobody");
        desk.add("events-dropped,symbol=ETHUSDT");
        assertThat(after("a")).containsExactly("a");
    }

    @Test
    void connectionEndsInTheMiddleOfFills() {
        desk.add("disconnect-on-fill,skip=1,next=1");
        assertThat(after("new", "fill 1", "fill 2", "fill 3"))
                .containsExactly("new", "fill 1", "hung up", "fill 3");
    }
}
