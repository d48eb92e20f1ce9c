package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.auth.Login;
import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/** Asks people once more who they are before they give rights: a session may be stolen. */
final class Confirmation {
    static final Field FIELD =
            Field.optional(
                    "confirm",
                    FieldKind.TEXT,
                    "one's own password again, or a code of one's second factor; tokens need none");

    private final Login login;

    Confirmation(Login login) {
        this.login = login;
    }

    /**
     * Asks a session. A token has no password, and its scopes bound what it gives.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when nothing was sent,
     *     else as {@link Login#confirm}
     */
    void require(Request request) {
        if (request.caller().sessionId() == null) {
            return;
        }
        String proof =
                request.body()
                        .optionalText(FIELD.name())
                        .orElseThrow(() ->
                                new TradekeepException(
                                        ErrorCode.INVALID_ARGUMENT,
                                        "Wanted \"confirm\": your own password again, or a code of"
                                                + " your second factor, because this gives"
                                                + " rights."));
        login.confirm(request.caller().name(), proof, request.head().address());
    }
}
