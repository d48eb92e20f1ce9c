package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files of {@code docs/sample} are what the seeds make. With {@code -Dtradekeep.samples=write}
 * they are written.
 */
final class SampleFilesTest {
    private static final Path FOLDER = ProjectFolder.ROOT.resolve("docs").resolve("sample");
    private static final String WRITE = "write";

    private static final Map<String, String> SAMPLES =
            Map.of(
                    "btc-usd-1h.csv", MadeCandles.hours(),
                    "acme-trades-20250303.csv", MadeTicks.trades(MadeTicks.SAMPLE_ROWS),
                    "xau-usd-quotes-20250303.csv", MadeTicks.quotes(MadeTicks.SAMPLE_ROWS));

    @ParameterizedTest
    @ValueSource(
            strings = {"btc-usd-1h.csv", "acme-trades-20250303.csv", "xau-usd-quotes-20250303.csv"})
    void sampleIsWhatItsSeedMakes(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        String wanted = SAMPLES.get(name);
        if (WRITE.equals(System.getProperty("tradekeep.samples"))) {
            Files.writeString(file, wanted);
        }
        assertThat(Files.readString(file).equals(wanted))
                .as(name + " is what its seed makes; -Dtradekeep.samples=write rewrites it")
                .isTrue();
    }
}
