package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Problem;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.model.error.ErrorCode;

/** What the server answers while the database opens, when there are no routes yet. */
public final class Starting {
    private Starting() {}

    /** The reply to a request of a path, whoever sent it. */
    public static Reply to(String path, StatusBoard board) {
        return switch (path) {
            case SystemRoutes.STATUS -> SystemRoutes.shortStatus("starting", board);
            case SystemRoutes.LIVE -> SystemRoutes.state("alive");
            default ->
                    Problem.of(
                            ErrorCode.SERVER_STARTING,
                            "The database is being opened. See "
                                    + SystemRoutes.STATUS
                                    + " for how far the start is.");
        };
    }
}
