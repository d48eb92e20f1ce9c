package dev.tradekeep.app.http.access;

import dev.tradekeep.app.http.api.Caller;
import dev.tradekeep.app.http.api.Inquiry;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/** Tells who the caller is. Thread-safe. */
public interface Access {
    /**
     * Who sends a request; {@link Caller#ANONYMOUS} when it says nothing about it.
     *
     * @throws TradekeepException with {@link ErrorCode#UNAUTHENTICATED} when what it says is wrong
     *     or no longer valid
     */
    Caller identify(Inquiry inquiry);
}
