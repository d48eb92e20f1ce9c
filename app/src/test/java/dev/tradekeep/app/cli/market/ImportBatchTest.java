package dev.tradekeep.app.cli.market;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.market.imports.ErrorPolicy;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ImportBatchTest {
    private static final Path FILE = Path.of("a.csv");

    private final StringWriter err = new StringWriter();

    @Test
    void leavesOutAFileThatCannotBeImportedAndGoesOn() {
        ImportBatch batch = batch(ErrorPolicy.SKIP);

        batch.run(FILE, () -> {});
        batch.run(Path.of("b.csv"), () -> fail(ErrorCode.FILE_MALFORMED));
        batch.run(FILE, () -> {});
        batch.end();

        assertThat(err).hasToString("left out: b.csv: it failed\n1 of 3 files were left out\n");
    }

    @Test
    void failsWhenNoFileWasImported() {
        ImportBatch batch = batch(ErrorPolicy.SKIP);

        for (int i = 0; i < 3; i++) {
            batch.run(FILE, () -> fail(ErrorCode.FILE_NOT_FOUND));
        }

        assertFails(ErrorCode.FILE_MALFORMED, batch::end).hasMessageContaining("None of 3 files");
    }

    @Test
    void saysWhatIsKeptWhenItIsInterrupted() {
        ImportBatch batch = batch(ErrorPolicy.SKIP);
        batch.run(FILE, () -> {});

        assertFails(
                ErrorCode.INTERRUPTED, () -> batch.run(FILE, () -> fail(ErrorCode.INTERRUPTED)));

        assertThat(err.toString()).startsWith("1 of 3 files are imported and kept");
    }

    @Test
    void saysThatNothingIsKeptWhenTheFirstFileIsInterrupted() {
        ImportBatch batch = batch(ErrorPolicy.STOP);

        assertFails(
                ErrorCode.INTERRUPTED, () -> batch.run(FILE, () -> fail(ErrorCode.INTERRUPTED)));

        assertThat(err).hasToString("nothing was imported\n");
    }

    @Test
    void endsAtTheFirstFileUnlessToldToSkip() {
        assertFails(
                ErrorCode.FILE_MALFORMED,
                () -> batch(ErrorPolicy.STOP).run(FILE, () -> fail(ErrorCode.FILE_MALFORMED)));
    }

    private ImportBatch batch(ErrorPolicy onError) {
        return new ImportBatch(onError, 3, new PrintWriter(err, true));
    }

    private static void fail(ErrorCode code) {
        throw new TradekeepException(code, "it failed");
    }
}
