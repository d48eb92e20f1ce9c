package dev.tradekeep.store.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictUtf8ReaderTest {
    @Test
    void readsTextLongerThanItsBuffer() throws IOException {
        String text = "aé€😀\n".repeat(40_000);
        assertThat(open(text.getBytes(StandardCharsets.UTF_8)).readAllAsString()).isEqualTo(text);
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        assertThat(open("\uFEFFtime".getBytes(StandardCharsets.UTF_8)).readAllAsString())
                .isEqualTo("time");
    }

    @Test
    void handsOnWhatIsGoodBeforeABadByte() throws IOException {
        StrictUtf8Reader reader = open(new byte[] {'a', 'b', (byte) 0xff, 'c', 'd'});
        char[] chars = new char[8];
        assertThat(reader.read(chars, 0, 8)).isEqualTo(2);
        assertThatThrownBy(() -> reader.read(chars, 0, 8))
                .isInstanceOf(CharacterCodingException.class);
        assertThatThrownBy(() -> reader.read(chars, 0, 8))
                .isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void refusesACharacterThatIsCutShort() throws IOException {
        StrictUtf8Reader reader = open(new byte[] {'a', 'b', 'c', 'd', (byte) 0xe2, (byte) 0x82});
        assertThatThrownBy(reader::readAllAsString).isInstanceOf(CharacterCodingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void namesUtf16(String charset) {
        byte[] bytes = "time,open".getBytes(Charset.forName(charset));
        assertThatThrownBy(() -> open(bytes))
                .hasMessage("f.csv: the text is UTF-16; convert the file to UTF-8.");
    }

    @Test
    void namesWhatIsNoText() {
        assertThatThrownBy(() -> open(new byte[0])).hasMessageContaining("empty");
        assertThatThrownBy(() -> open(new byte[] {1, 2, 3, 0})).hasMessageContaining("not text");
        assertThatThrownBy(() -> open("PAR1".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("Parquet");
        assertThatThrownBy(() -> open("SQLite format 3".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("SQLite");
        assertThatThrownBy(() -> open(new byte[] {0x1f, (byte) 0x8b, 8, 1}))
                .hasMessageContaining("archive inside an archive");
    }

    private static StrictUtf8Reader open(byte[] bytes) throws IOException {
        return StrictUtf8Reader.open("f.csv", new ByteArrayInputStream(bytes));
    }
}
