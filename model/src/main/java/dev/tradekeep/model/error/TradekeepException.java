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

    /** An error without a cause. */
    public TradekeepException(ErrorCode code, String message) {
        this(code, message, null);
    }

    /** An error that another one caused. */
    public TradekeepException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.code = Objects.requireNonNull(code);
    }

    /** What went wrong, as a code to decide by. */
    public ErrorCode code() {
        return code;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
