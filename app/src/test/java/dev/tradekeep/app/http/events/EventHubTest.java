package dev.tradekeep.app.http.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EventHubTest {
    private final EventHub hub = new EventHub(255);

    @Test
    void resumesAfterTheLastEventSeen() throws InterruptedException {
        hub.publish("order", "1");
        hub.publish("order", "2");
        hub.publish("order", "3");

        assertThat(hub.listen("ff-1").next(0)).extracting(Event::json).containsExactly("2", "3");
        assertThat(hub.listen("").next(0)).isEmpty();
    }

    @Test
    void saysWhenEventsWereMissed() throws InterruptedException {
        for (int i = 0; i <= EventHub.KEPT_MAX; i++) {
            hub.publish("order", "x");
        }

        assertThat(hub.listen("ff-0").next(0).getFirst().kind()).isEqualTo(EventHub.MISSED);
        assertThat(hub.listen("ff-1").next(0)).hasSize(EventHub.KEPT_MAX);
        assertThat(hub.listen("fe-1").next(0).getFirst().kind()).isEqualTo(EventHub.MISSED);
        assertThat(hub.listen("garbage").next(0).getFirst().kind()).isEqualTo(EventHub.MISSED);
    }

    @Test
    void slowListenerMissesAndCatchesUp() throws InterruptedException {
        EventHub.Listening listening = hub.listen("");
        for (int i = 0; i < EventHub.KEPT_MAX + 10; i++) {
            hub.publish("order", Integer.toString(i));
        }

        var events = listening.next(0);
        assertThat(events.getFirst().kind()).isEqualTo(EventHub.MISSED);
        assertThat(events).hasSize(EventHub.KEPT_MAX + 1);
        assertThat(listening.next(0)).isEmpty();
    }

    @Test
    void endsWhenTheHubCloses() throws InterruptedException {
        EventHub.Listening listening = hub.listen("");
        hub.publish("order", "1");
        hub.close();

        assertThat(listening.isOver()).isFalse();
        assertThat(listening.next(60_000)).hasSize(1);
        assertThat(listening.isOver()).isTrue();
    }
}
