package dev.tradekeep.market.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SHA-256 that a publisher puts next to a file, as Binance's archives have it: {@code
 * NAME.CHECKSUM} with a line of the hash and the name.
 */
final class ChecksumFile {
    private static final String SUFFIX = ".CHECKSUM";

    /** More of it is not read. */
    private static final int BYTES_MAX = 4_096;

    private static final Pattern LINE =
            Pattern.compile("\\s*([0-9a-fA-F]{64})(?:\\s.*)?", Pattern.DOTALL);

    private ChecksumFile() {}

    /**
     * Compares a file with the one next to it, if there is one.
     *
     * @param sha256 of the file's bytes, 64 lower-case hexadecimal digits
     * @throws TradekeepException with {@link ErrorCode#FILE_MALFORMED} when they differ, or when
     *     what is next to it does not begin with a hash
     */
    static void require(Path file, String sha256) throws IOException {
        Path checksum = file.resolveSibling(file.getFileName() + SUFFIX);
        if (!Files.isRegularFile(checksum)) {
            return;
        }
        Matcher line = LINE.matcher(text(checksum));
        if (!line.matches()) {
            throw new TradekeepException(
                    ErrorCode.FILE_MALFORMED,
                    "Wanted a SHA-256 of 64 hexadecimal digits in "
                            + checksum
                            + ", found something else. Remove it, or fetch it again.");
        }
        String wanted = line.group(1).toLowerCase(Locale.ROOT);
        if (!wanted.equals(sha256)) {
            throw new TradekeepException(
                    ErrorCode.FILE_MALFORMED,
                    "Wanted "
                            + file
                            + " to have the SHA-256 "
                            + wanted
                            + ", as the file next to it says, found "
                            + sha256
                            + ". Fetch both again.");
        }
    }

    private static String text(Path checksum) throws IOException {
        try (InputStream in = Files.newInputStream(checksum)) {
            return new String(in.readNBytes(BYTES_MAX), StandardCharsets.UTF_8);
        }
    }
}
