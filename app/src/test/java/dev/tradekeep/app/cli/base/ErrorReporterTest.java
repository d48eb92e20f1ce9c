package dev.tradekeep.app.cli.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ErrorReporterTest {
    @TempDir Path folder;
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void exitCodeAndLineFollowTheErrorCode(ErrorCode code) {
        int exitCode = reporter(folder).report(new TradekeepException(code, "Two\nlines."));
        assertThat(exitCode).isEqualTo(code.exitCode());
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "tradekeep: Two lines. [" + code.number() + " " + code + "]");
    }

    @Test
    void defectIsOneLineAndItsStackTraceIsWrittenDown() throws IOException {
        int exitCode = reporter(folder).report(new IllegalStateException("odd"));
        assertThat(exitCode).isEqualTo(70);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> written = files.toList();
            assertThat(written).hasSize(1);
            assertThat(written.getFirst()).content().contains("odd", "\tat dev.tradekeep");
            assertThat(err.toString()).contains(written.getFirst().toString()).hasLineCount(1);
        }
    }

    @Test
    void defectIsToldWhereTheCrashFolderCannotBeWritten() {
        int exitCode = reporter(folder.resolve("missing")).report(new StackOverflowError());
        assertThat(exitCode).isEqualTo(70);
        assertThat(err.toString()).contains("StackOverflowError", "--stacktrace").hasLineCount(1);
    }

    @Test
    void defectShowsItsStackTraceWhenWanted() throws IOException {
        reporter(folder).report(new IllegalStateException("odd"), "--stacktrace");
        assertThat(err.toString()).contains("\tat dev.tradekeep");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void excerptFollowsTheLineIndentedAndWithoutWhatATerminalObeys() {
        reporter(folder)
                .report(
                        new TradekeepException(
                                ErrorCode.USER_MIGRATION_FAILED,
                                "Bad \u001b[2Jtext.",
                                "1 | SELECT \u202ebad\u0007;\n  |        ^",
                                null));
        assertThat(err.toString().lines())
                .containsExactly(
                        "tradekeep: Bad \uFFFD[2Jtext. [2016 USER_MIGRATION_FAILED]",
                        "  1 | SELECT \uFFFDbad\uFFFD;",
                        "    |        ^");
    }

    @Test
    void excerptIsAPropertyWhenJsonIsWanted() {
        reporter(folder)
                .report(
                        new TradekeepException(
                                ErrorCode.USER_MIGRATION_FAILED, "Bad.", "1 | x\n  | ^", null),
                        "--json");
        assertThat(err.toString()).contains("\"excerpt\":\"1 | x\\n  | ^\"");
    }

    private ErrorReporter reporter(Path crashFolder) {
        return new ErrorReporter(new PrintWriter(err, true), crashFolder);
    }
}
