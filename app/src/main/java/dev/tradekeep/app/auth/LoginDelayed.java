package dev.tradekeep.app.auth;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/** Too many logins failed; the next one may come after a while. */
public final class LoginDelayed extends TradekeepException {
    private static final long serialVersionUID = 1;

    private final long seconds;

    /**
     * @param seconds until the next one may come, at least 1
     */
    LoginDelayed(long seconds) {
        super(
                ErrorCode.TOO_MANY_REQUESTS,
                "Too many logins failed. Wait "
                        + seconds
                        + " s, log in where you did before or with a second factor, or ask an"
                        + " administrator to lift the delay.");
        this.seconds = seconds;
    }

    /** Seconds until the next login may come. */
    public long seconds() {
        return seconds;
    }
}
