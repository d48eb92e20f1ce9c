package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a file, kept next to it as {@code FILE.sha256} in the form that {@code sha256sum
 * -c} reads.
 */
final class ChecksumFile {
    private static final String SUFFIX = ".sha256";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *].*", Pattern.DOTALL);

    /** No line of ours is longer. */
    private static final long BYTES_MAX = 8_192;

    private ChecksumFile() {}

    static Path of(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    /** Writes it before the file itself gets its name: a file that is there has its checksum. */
    static void write(Path file, String sha256) throws IOException {
        Path checksum = of(file);
        byte[] line = (sha256 + "  " + file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8);
        WholeFile.write(line, PartFile.of(checksum), checksum);
    }

    /**
     * The checksum next to a file, if there is one.
     *
     * @throws TradekeepException with {@link ErrorCode#FILE_MALFORMED} when it is none
     */
    static Optional<String> read(Path file) throws IOException {
        Path checksum = of(file);
        if (!Files.exists(checksum)) {
            return Optional.empty();
        }
        String text =
                Files.size(checksum) > BYTES_MAX
                        ? ""
                        : new String(Files.readAllBytes(checksum), StandardCharsets.UTF_8);
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            throw new TradekeepException(
                    ErrorCode.FILE_MALFORMED,
                    checksum
                            + " holds no checksum; wanted 64 hexadecimal digits, two spaces and the"
                            + " name of the file. Remove it to verify the backup without it.");
        }
        return Optional.of(line.group(1));
    }
}
