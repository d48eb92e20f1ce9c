package dev.tradekeep.store.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class LimitedInputStreamTest {
    @Test
    void readsAsMuchAsTheLimit() throws IOException {
        assertThat(limited(10, 10).readAllBytes()).hasSize(10);
    }

    @Test
    void failsBeyondTheLimit() {
        assertThatThrownBy(() -> limited(11, 10).readAllBytes())
                .isInstanceOf(ZipException.class)
                .hasMessage("unpacks to more than 10 bytes");
    }

    @Test
    void countsSingleBytesToo() throws IOException {
        LimitedInputStream in = limited(2, 1);
        assertThat(in.read()).isZero();
        assertThatThrownBy(in::read).isInstanceOf(ZipException.class);
    }

    private static LimitedInputStream limited(int size, long bytesMax) {
        return new LimitedInputStream(new ByteArrayInputStream(new byte[size]), bytesMax);
    }
}
