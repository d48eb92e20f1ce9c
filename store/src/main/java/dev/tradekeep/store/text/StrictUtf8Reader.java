package dev.tradekeep.store.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 and accepts nothing else. Whatever is good before a bad byte is handed on first, so
 * that a parser behind it knows the line when {@link CharacterCodingException} comes.
 */
public final class StrictUtf8Reader extends Reader {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int BOM_BYTES = 3;

    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
    private boolean ended;

    private StrictUtf8Reader(InputStream in) {
        this.in = in;
    }

    /**
     * Starts to read text; a byte order mark is skipped.
     *
     * @throws dev.tradekeep.model.error.TradekeepException when the first bytes are not those of
     *     text in UTF-8
     */
    public static StrictUtf8Reader open(String source, InputStream in) throws IOException {
        StrictUtf8Reader reader = new StrictUtf8Reader(in);
        while (!reader.ended && reader.bytes.remaining() < ContentKind.HEAD_BYTES) {
            reader.fill();
        }
        ContentKind kind = ContentKind.of(reader.bytes.array(), reader.bytes.limit());
        switch (kind) {
            case TEXT -> {}
            case TEXT_WITH_BOM -> reader.bytes.position(BOM_BYTES);
            case EMPTY -> throw FileFailure.malformed(source, "the file is empty");
            case UTF_16 ->
                    throw FileFailure.malformed(
                            source, "the text is UTF-16; convert the file to UTF-8");
            case ZIP, GZIP ->
                    throw FileFailure.malformed(
                            source, "an archive inside an archive; unpack it first");
            case PARQUET ->
                    throw FileFailure.malformed(
                            source, "a Parquet file inside an archive; unpack it first");
            case SQLITE ->
                    throw FileFailure.malformed(
                            source, "an SQLite database, not a file of market data");
            case BINARY ->
                    throw FileFailure.malformed(
                            source, "not text; wanted CSV or JSON, plain, zipped or gzipped");
        }
        return reader;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer out = CharBuffer.wrap(target, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, out, ended);
            int decoded = length - out.remaining();
            if (decoded > 0) {
                return decoded;
            }
            if (result.isError()) {
                result.throwException();
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
