package dev.tradekeep.app.http.api;

import dev.tradekeep.app.auth.LoginDelayed;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Word;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Errors as replies.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public final class Problem {
    private static final Logger LOG = System.getLogger(Problem.class.getName());

    private static final String RETRY_AFTER = "Retry-After";

    /** After a second at least one request fits again. */
    private static final String RETRY_SECONDS = "1";

    private static final long LOG_EVERY_NANOS = 5_000_000_000L;
    private static final AtomicLong LAST_LOGGED = new AtomicLong();
    private static final LongAdder LEFT_OUT = new LongAdder();

    private Problem() {}

    /** The reply for an error. Of a defect, the log has the stack trace and the reply nothing. */
    public static Reply of(Throwable error) {
        if (error instanceof LoginDelayed delayed) {
            return of(delayed.code(), String.valueOf(delayed.getMessage()))
                    .with(RETRY_AFTER, Long.toString(delayed.seconds()));
        }
        if (error instanceof TradekeepException known && known.code() != ErrorCode.INTERNAL) {
            return of(known.code(), String.valueOf(known.getMessage()));
        }
        log(error);
        return of(ErrorCode.INTERNAL, "This is a defect of tradekeep; its log says more.");
    }

    /** A defect that every request meets must not fill the disk: one stack trace at a time. */
    private static void log(Throwable error) {
        long now = System.nanoTime();
        long last = LAST_LOGGED.get();
        if ((last != 0 && now - last < LOG_EVERY_NANOS) || !LAST_LOGGED.compareAndSet(last, now)) {
            LEFT_OUT.increment();
            return;
        }
        long leftOut = LEFT_OUT.sumThenReset();
        LOG.log(
                Level.ERROR,
                leftOut == 0
                        ? "A request failed."
                        : "A request failed, and " + leftOut + " more since the last one noted.",
                error);
    }

    /** The reply for an error code. */
    public static Reply of(ErrorCode code, String detail) {
        Reply reply =
                Reply.object(
                        code.httpStatus(),
                        Reply.PROBLEM,
                        json -> {
                            json.writeStringProperty("type", "about:blank");
                            json.writeStringProperty("title", Word.of(code).replace('_', ' '));
                            json.writeNumberProperty("status", code.httpStatus());
                            json.writeStringProperty("code", code.name());
                            json.writeNumberProperty("number", code.number());
                            json.writeStringProperty("detail", detail);
                            json.writeBooleanProperty("retryable", code.retryable());
                        });
        boolean soon = code == ErrorCode.TOO_MANY_REQUESTS || code == ErrorCode.SERVER_STARTING;
        return soon ? reply.with(RETRY_AFTER, RETRY_SECONDS) : reply;
    }
}
