package dev.tradekeep.model.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {
    @ParameterizedTest
    @CsvSource({
        "demo, demo, 0",
        "demmo, demo, 1",
        "deom, demo, 1",
        "dmo, demo, 1",
        "'', demo, 4",
        "memo, demo, 1",
        "kitten, sitting, 3",
        "ca, abc, 3",
    })
    void countsMistakes(String a, String b, int expected) {
        assertThat(Nearest.mistakes(a, b)).isEqualTo(expected);
        assertThat(Nearest.mistakes(b, a)).isEqualTo(expected);
    }

    @Test
    void findsTheClosestAndNoneWhenAllAreFar() {
        List<String> commands = List.of("demo", "db", "market");
        assertThat(Nearest.to("makret", commands)).contains("market");
        assertThat(Nearest.to("demon", commands)).contains("demo");
        assertThat(Nearest.to("serve", commands)).isEmpty();
        assertThat(Nearest.to("serve", List.of())).isEmpty();
    }
}
