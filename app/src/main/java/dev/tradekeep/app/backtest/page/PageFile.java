package dev.tradekeep.app.backtest.page;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** A page that needs nothing but its file. */
public final class PageFile {
    private PageFile() {}

    /** Begins a page. */
    public static void open(Html out, String title) {
        out.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        out.raw("<meta name=\"color-scheme\" content=\"light dark\">");
        out.element("title", title);
        out.raw("<style>").raw(style()).raw("</style></head><body><main>");
    }

    /** Ends it. */
    public static String close(Html out) {
        return out.raw("</main></body></html>\n").toString();
    }

    private static String style() {
        try (InputStream in = PageFile.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a page into a file, which is there whole or not at all.
     *
     * @throws TradekeepException with {@link ErrorCode#OUTPUT_FAILED} when it cannot be written
     */
    public static void write(Path file, String page) {
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
        try {
            Path begun = Files.createTempFile(folder, ".report", ".html");
            try {
                Files.writeString(begun, page);
                Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(begun);
            }
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.OUTPUT_FAILED,
                    "Wanted to write the page " + file + ", which failed: " + e + ".",
                    e);
        }
    }
}
