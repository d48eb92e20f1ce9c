package dev.tradekeep.app.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChannelSenderTest {
    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT10S", "3, PT20S", "9, PT21M20S", "10, PT42M40S", "11, PT1H"})
    void pausesDoubleUpToAnHour(int attempts, Duration pause) {
        assertThat(ChannelSender.pause(attempts)).isEqualTo(pause);
    }

    @Test
    void textIsCutBetweenCharacters() {
        String text = MessageText.cut("a".repeat(8) + "😀" + "b".repeat(10), 10);
        assertThat(text).isEqualTo("a".repeat(8) + "…");
    }
}
