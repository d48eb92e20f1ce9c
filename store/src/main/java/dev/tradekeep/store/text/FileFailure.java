package dev.tradekeep.store.text;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Turns what can go wrong with a file into one clear error each. */
public final class FileFailure {
    private FileFailure() {}

    public static TradekeepException malformed(String source, String reason) {
        return new TradekeepException(ErrorCode.FILE_MALFORMED, source + ": " + reason + ".");
    }

    public static TradekeepException malformed(String source, long line, String reason) {
        return malformed(source + ":" + line, reason);
    }

    public static TradekeepException of(String source, IOException e) {
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return new TradekeepException(
                    ErrorCode.FILE_NOT_FOUND, source + ": there is no such file.", e);
        }
        if (e instanceof AccessDeniedException) {
            return new TradekeepException(
                    ErrorCode.FILE_UNREADABLE,
                    source + ": no permission to read it; change its owner or mode.",
                    e);
        }
        if (e instanceof ZipException || e instanceof EOFException) {
            return new TradekeepException(
                    ErrorCode.FILE_MALFORMED,
                    source
                            + ": the archive is damaged or cut short ("
                            + e.getMessage()
                            + "); fetch it again.",
                    e);
        }
        return new TradekeepException(
                ErrorCode.FILE_UNREADABLE, source + ": reading failed: " + e.getMessage() + ".", e);
    }

    /** The error of a parser that stopped at a line, because of its input or of the text itself. */
    public static TradekeepException atLine(
            String source, long line, RuntimeException stopped, String fallback) {
        IOException cause = ioCause(stopped);
        if (cause instanceof CharacterCodingException) {
            return new TradekeepException(
                    ErrorCode.FILE_MALFORMED,
                    source + ":" + line + ": not valid UTF-8; convert the file to UTF-8.",
                    stopped);
        }
        if (cause != null) {
            return of(source, cause);
        }
        return new TradekeepException(
                ErrorCode.FILE_MALFORMED, source + ":" + line + ": " + fallback + ".", stopped);
    }

    private static @Nullable IOException ioCause(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return io;
            }
        }
        return null;
    }
}
