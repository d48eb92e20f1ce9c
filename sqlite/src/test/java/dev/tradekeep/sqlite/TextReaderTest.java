package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Reads texts, many of them short, alike and again. */
final class TextReaderTest {
    private static final long SEED = 7;
    private static final int TEXTS = 20_000;
    private static final int LENGTH_MAX = 40;
    private static final List<String> LETTERS = List.of("a", "b", "\u007f", "\0", "é", "€", "😀");

    @Test
    void everyTextComesBackAsItWasBound() {
        RandomGenerator random = new SplittableRandom(SEED);
        try (Connection connection = Connection.openInMemory();
                Statement echo = connection.prepare("SELECT ?, ?")) {
            for (int i = 0; i < TEXTS; i++) {
                String first = randomText(random);
                String second = randomText(random);
                echo.bind(1, first).bind(2, second);
                assertThat(echo.step()).isTrue();
                assertThat(echo.getText(0)).as("seed %d, text %d", SEED, i).isEqualTo(first);
                assertThat(echo.getText(1)).as("seed %d, text %d", SEED, i).isEqualTo(second);
                echo.reset();
            }
        }
    }

    @Test
    void textsOfEachLengthDifferInEveryPlace() {
        try (Connection connection = Connection.openInMemory();
                Statement echo = connection.prepare("SELECT ?")) {
            for (int length = 0; length <= LENGTH_MAX; length++) {
                for (String text : neighbours(length)) {
                    echo.bind(1, text).step();
                    assertThat(echo.getText(0)).isEqualTo(text);
                    echo.reset();
                }
            }
        }
    }

    @Test
    void shortTextThatComesAgainIsTheSameString() {
        try (Connection connection = Connection.openInMemory();
                Statement values = connection.prepare("VALUES ('BTC-EUR'), ('BTC-EUR')")) {
            values.step();
            String first = values.getText(0);
            values.step();
            assertThat(values.getText(0)).isSameAs(first).isEqualTo("BTC-EUR");
        }
    }

    /** A text of one letter, and those that differ from it in one place. */
    private static List<String> neighbours(int length) {
        List<String> texts = new ArrayList<>();
        String plain = "a".repeat(length);
        texts.add(plain);
        for (int place = 0; place < length; place++) {
            texts.add(plain.substring(0, place) + "b" + plain.substring(place + 1));
        }
        return texts;
    }

    private static String randomText(RandomGenerator random) {
        // Half of them are ASCII, and few letters make many of them equal.
        int letters = random.nextBoolean() ? 4 : LETTERS.size();
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(LENGTH_MAX / 2); length > 0; length--) {
            text.append(LETTERS.get(random.nextInt(letters)));
        }
        return text.toString();
    }
}
