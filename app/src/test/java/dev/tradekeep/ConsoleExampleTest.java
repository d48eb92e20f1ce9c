package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConsoleExampleTest {
    private static final String DOCUMENT =
            """
            Text with `$ no command`.

            ```sh
            $ not run
            ```

            ```console
            $ first --option
            one
              two

            $ second \\
                --more
            $ third
            …
            ```

            ```console
            a comment before the first command
            $ fourth
            ```
            """;

    @Test
    void readsTheCommandsOfConsoleBlocksOnly() {
        assertThat(ConsoleExample.in(DOCUMENT))
                .containsExactly(
                        new ConsoleExample(8, "first --option", List.of("one", "  two")),
                        new ConsoleExample(12, "second \\\n    --more", List.of()),
                        new ConsoleExample(14, "third", List.of("…")),
                        new ConsoleExample(20, "fourth", List.of()));
    }

    @Test
    void findsNothingInADocumentWithoutExamples() {
        assertThat(ConsoleExample.in("# Title\n\n```java\n$ code\n```\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "trades 12 in … s; trades 12 in 0.4 s; true",
                "trades 12 in … s; trades 13 in 0.4 s; false",
                "a.b; axb; false",
                "…; anything; true",
                "one|…|two; one|1|2|3|two; true",
                "one|…|two; one|two; true",
                "one|two; one|1|two; false",
                "one; one|two; false",
                "one|two; one; false",
                "(x) [y] $z; (x) [y] $z; true",
            })
    void comparesOutputWithWildcards(String expected, String printed, boolean matches) {
        ConsoleExample example =
                new ConsoleExample(1, "command", List.of(expected.split("\\|", -1)));
        assertThat(example.matches(printed.replace('|', '\n') + "\n")).isEqualTo(matches);
    }

    @Test
    void exampleWithoutOutputTakesAny() {
        assertThat(new ConsoleExample(1, "command", List.of()).matches("text\n")).isTrue();
    }

    @Test
    void errorOfOursIsAFailureThatIsMeant() {
        assertThat(new ConsoleExample(1, "c", List.of("tradekeep: no. […]")).fails()).isTrue();
        assertThat(new ConsoleExample(1, "c", List.of("done")).fails()).isFalse();
    }
}
