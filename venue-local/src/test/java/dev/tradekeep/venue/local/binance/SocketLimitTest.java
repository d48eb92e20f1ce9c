package dev.tradekeep.venue.local.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.wire.Protocol.Conversation;
import dev.tradekeep.venue.local.wire.Protocol.Upgrade;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much one socket may ask for. */
final class SocketLimitTest {
    private static final int POLICY_VIOLATION = 1_008;
    private static final String LIST = "{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":1}";

    private final Rig rig = new Rig();
    private final Rig.Heard heard = new Rig.Heard();

    private Conversation open(String path) {
        return rig.venue.open(new Upgrade(path, "", "me"), heard);
    }

    @Test
    void fiveMessagesASecond() {
        Conversation socket = open("/ws");
        for (int second = 0; second < 3; second++) {
            for (int i = 0; i < 5; i++) {
                socket.receive(LIST);
            }
            rig.later(1_000);
        }
        assertThat(heard.take()).hasSize(15);
        assertThat(heard.closed()).isZero();

        for (int i = 0; i < 6; i++) {
            socket.receive(LIST);
        }
        assertThat(heard.take()).hasSize(5);
        assertThat(heard.closed()).isEqualTo(POLICY_VIOLATION);
    }

    private static String names(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"s" + i + "@trade\"")
                .collect(Collectors.joining(","));
    }

    @Test
    void thousandAndTwentyFourStreams() {
        Conversation socket = open("/ws");
        String subscribe = "{\"method\":\"SUBSCRIBE\",\"id\":1,\"params\":[%s]}";

        socket.receive(subscribe.formatted(names(1_024)));
        assertThat(heard.take()).containsExactly("{\"result\":null,\"id\":1}");
        socket.receive(subscribe.formatted("\"one@trade\""));
        assertThat(heard.take().getFirst()).contains("\"error\"", "too many streams");
    }

    @Test
    void thousandAndTwentyFourStreamsInAnAddress() {
        open("/ws/" + names(1_024).replace("\"", "").replace(',', '/'));
        assertThat(heard.closed()).isZero();
        open("/ws/" + names(1_025).replace("\"", "").replace(',', '/'));
        assertThat(heard.closed()).isEqualTo(POLICY_VIOLATION);
    }
}
