package dev.tradekeep.model.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An error with a stable {@link ErrorCode} and a message for people: what was wanted, what was
 * found, and what to do. The message never holds a secret.
 */
public class TradekeepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String excerpt;

    /** An error without a cause. */
    public TradekeepException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /** An error that another one caused. */
    public TradekeepException(ErrorCode code, String message, @Nullable Throwable cause) {
        this(code, message, "", cause);
    }

    /**
     * An error in a text that the caller wrote.
     *
     * @param excerpt the offending lines of that text with a caret below the place, parted by line
     *     feeds; shown below the message
     */
    public TradekeepException(
            ErrorCode code, String message, String excerpt, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.code = Objects.requireNonNull(code);
        this.excerpt = Objects.requireNonNull(excerpt);
    }

    /** What went wrong, as a code to decide by. */
    public ErrorCode code() {
        return code;
    }

    /** The offending lines of the caller's text, with a caret; empty when there are none. */
    public String excerpt() {
        return excerpt;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
