package dev.tradekeep.app.http.server;

import dev.tradekeep.app.http.api.Reply;

/** What is answered while the server starts. Thread-safe. */
@FunctionalInterface
public interface StartReplies {
    /**
     * The reply to a request, whoever sent it.
     *
     * @param path as it was asked for
     */
    Reply to(String path);
}
