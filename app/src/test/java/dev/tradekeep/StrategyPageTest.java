package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The strategy that docs/strategies.md shows is the file that its examples run. */
final class StrategyPageTest {
    private static final int LINES_MAX = 30;

    @Test
    void showsTheStrategyOfTheSample() throws IOException {
        String page = Files.readString(Documents.FOLDER.resolve("strategies.md"));
        Path sample = Documents.FOLDER.resolve("sample/DipBuyer.java");
        assertThat(page).contains("```java\n" + Files.readString(sample) + "```");
        assertThat(Files.readAllLines(sample)).hasSizeLessThanOrEqualTo(LINES_MAX);
    }
}
