package dev.tradekeep.app.http.api;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.OutputStream;

/** Takes the bytes of a reply while rows are read; never waits for the other end. */
public interface RowSink {
    /**
     * Where they go.
     *
     * @throws TradekeepException by its writes, with {@link ErrorCode#SERVER_BUSY} when too many
     *     bytes of other replies are under way
     */
    OutputStream stream();

    /** Whether no more rows should follow. */
    boolean isFull();
}
