package dev.tradekeep.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExactNumbersTest {
    private static final Pattern FLOATING_POINT =
            Pattern.compile(
                    "\\b(double|float|Double|Float|StrictMath)\\b|Math\\.(pow|round|floor\\()");

    @Test
    void computesWithoutFloatingPoint() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(10);
            for (Path source : sources) {
                assertThat(Files.readString(source))
                        .as(source.toString())
                        .doesNotContainPattern(FLOATING_POINT);
            }
        }
    }
}
