package dev.tradekeep.sqlite;

import org.jspecify.annotations.Nullable;

/**
 * The compiled SQLite library of this process cannot be loaded, so nothing of this module works.
 * The message says what was tried and which property or variable names another place.
 */
public final class NativeLibraryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NativeLibraryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
