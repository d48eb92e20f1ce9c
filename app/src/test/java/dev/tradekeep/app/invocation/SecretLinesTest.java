package dev.tradekeep.app.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SecretLinesTest {
    private static final String PEM =
            "-----BEGIN PRIVATE KEY-----\nMC4CAQ\nAwBQ==\n-----END PRIVATE KEY-----";

    @Test
    void readsOneLineAndLeavesTheNext() throws IOException {
        InputStream in = stream("the key\r\nthe sécret\nrest");

        assertThat(read(in)).contains("the key");
        assertThat(read(in)).contains("the sécret");
        assertThat(read(in)).contains("rest");
        assertThat(read(in)).isEmpty();
    }

    @Test
    void takesAKeyWithAllItsLines() throws IOException {
        InputStream in = stream("key\n" + PEM + "\nphrase\n");

        assertThat(read(in)).contains("key");
        assertThat(read(in)).contains(PEM);
        assertThat(read(in)).contains("phrase");
    }

    @Test
    void readsNoLineWithoutEnd() {
        InputStream in = stream("x".repeat(SecretLines.LINE_BYTES_MAX + 1));
        assertThatThrownBy(() -> read(in)).isInstanceOf(IOException.class);
    }

    private static Optional<String> read(InputStream in) throws IOException {
        return SecretLines.read(() -> SecretLines.line(in));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
