package dev.tradekeep.store.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class FileFailureTest {
    @Test
    void givesEachFailureItsCode() {
        assertThat(code(new NoSuchFileException("f"))).isEqualTo(ErrorCode.FILE_NOT_FOUND);
        assertThat(code(new AccessDeniedException("f"))).isEqualTo(ErrorCode.FILE_UNREADABLE);
        assertThat(code(new IOException("disk"))).isEqualTo(ErrorCode.FILE_UNREADABLE);
        assertThat(code(new ZipException("crc"))).isEqualTo(ErrorCode.FILE_MALFORMED);
        assertThat(code(new EOFException("end"))).isEqualTo(ErrorCode.FILE_MALFORMED);
    }

    @Test
    void namesTheFile() {
        assertThat(FileFailure.of("a/f.csv", new AccessDeniedException("x")))
                .hasMessage("a/f.csv: no permission to read it; change its owner or mode.");
    }

    private static ErrorCode code(IOException e) {
        return FileFailure.of("f", e).code();
    }
}
