package dev.tradekeep.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands whose output is on a full disk. */
class FullOutputTest {
    @TempDir private Path crashes;

    @ParameterizedTest
    @ValueSource(strings = {"error list", "error list --json", "--help"})
    void everyCommandSaysThatItsOutputWasNotTaken(String line) {
        StringWriter err = new StringWriter();

        int code =
                CommandTree.run(
                        new PrintWriter(new FullDisk()),
                        new PrintWriter(err),
                        crashes,
                        line.split(" ", -1));

        assertThat(code).isEqualTo(ErrorCode.OUTPUT_FAILED.exitCode());
        assertThat(err.toString()).contains("its disk is full", "OUTPUT_FAILED");
    }

    @Test
    void anOutputThatIsTakenIsNoError() {
        StringWriter out = new StringWriter();

        int code =
                CommandTree.run(
                        new PrintWriter(out),
                        new PrintWriter(new StringWriter()),
                        crashes,
                        "error",
                        "list");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("OUTPUT_FAILED");
    }

    private static final class FullDisk extends Writer {
        @Override
        public void write(char[] chars, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void flush() {
            // There is nothing to flush.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
