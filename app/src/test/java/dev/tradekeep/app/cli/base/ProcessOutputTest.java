package dev.tradekeep.app.cli.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ProcessOutputTest {
    @Test
    void writesUtf8() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProcessOutput.to(bytes).println("µ €");
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("µ €" + System.lineSeparator());
    }

    @Test
    void tellsAClosedPipeFromAFullDisk() {
        ProcessOutput closed = failing("Broken pipe");
        ProcessOutput full = failing("No space left on device");
        assertThat(closed.checkError()).isTrue();
        assertThat(full.checkError()).isTrue();

        assertThat(ProcessOutput.isBrokenPipe(closed)).isTrue();
        assertThat(ProcessOutput.isBrokenPipe(full)).isFalse();
        assertThat(ProcessOutput.failure(full))
                .hasValueSatisfying(
                        failure -> assertThat(failure).hasMessage("No space left on device"));
    }

    private static ProcessOutput failing(String message) {
        ProcessOutput output =
                ProcessOutput.to(
                        new OutputStream() {
                            @Override
                            public void write(int octet) throws IOException {
                                throw new IOException(message);
                            }
                        });
        output.println("x");
        return output;
    }
}
