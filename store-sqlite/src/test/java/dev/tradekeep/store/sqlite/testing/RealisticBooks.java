package dev.tradekeep.store.sqlite.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Rows for every table in the proportions of books that were kept for some time. */
public final class RealisticBooks {
    private static final String FILE = "realistic_books.sql";

    private RealisticBooks() {}

    /** A script for a database with all migrations; it ends with ANALYZE. */
    public static String sql() {
        try (InputStream file = RealisticBooks.class.getResourceAsStream(FILE)) {
            return new String(
                    Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
