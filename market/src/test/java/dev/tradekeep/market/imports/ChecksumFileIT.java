package dev.tradekeep.market.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.market.imports.columns.DataKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month of Binance's archives, with what lies next to it. */
final class ChecksumFileIT {
    private static final String ROWS =
            """
            1735689600000000,93576.00,93610.93,93537.50,93610.93,8.21827,1735689659999999,768978,2631,3.95,369757,0
            1735689660000000,93610.93,93652.00,93606.20,93652.00,9.65123,1735689719999999,903579,1818,6.21,581397,0
            """;

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("BTCUSDT-1m-2025-01.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("BTCUSDT-1m-2025-01.csv"));
            zip.write(ROWS.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    @Test
    void takesAFileWithoutOneAndWithTheRightOne() throws IOException {
        FileSurvey survey = survey();
        assertThat(survey.rows()).isEqualTo(2);
        checksum(survey.sha256() + "  BTCUSDT-1m-2025-01.zip\n");
        assertThat(survey().rows()).isEqualTo(2);
    }

    @Test
    void refusesAFileWithAnotherHash() throws IOException {
        checksum("0".repeat(64) + "  BTCUSDT-1m-2025-01.zip\n");
        assertThatThrownBy(this::survey)
                .hasMessageContaining("Wanted " + file + " to have the SHA-256 000")
                .hasMessageContaining("Fetch both again.");
    }

    @Test
    void refusesWhatIsNoHash() throws IOException {
        checksum("<html>not found</html>");
        assertThatThrownBy(this::survey).hasMessageContaining("Wanted a SHA-256 of 64 hexadecimal");
    }

    private FileSurvey survey() {
        return new MarketFile(file, DataKind.CANDLES, ImportOptions.DETECT).survey((_, _) -> {});
    }

    private void checksum(String text) throws IOException {
        Files.writeString(folder.resolve(file.getFileName() + ".CHECKSUM"), text);
    }
}
