package dev.tradekeep.app.http.events;

import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.users.UserRole;
import java.util.List;

/** What happens, as it happens. */
public final class EventRoutes {
    private static final String LAST_ID = "Last-Event-ID";

    /** Where a WebSocket is opened. */
    public static final String SOCKET = "/api/v1/events/socket";

    /** Browsers send no headers of their own with a WebSocket. */
    static final String LAST_ID_QUERY = "lastEventId";

    private EventRoutes() {}

    private static Reply noSocket(Request request) {
        throw new TradekeepException(
                ErrorCode.INVALID_ARGUMENT, "Wanted a WebSocket, found a plain request.");
    }

    public static List<Route> routes() {
        return List.of(
                Route.of(
                                Method.GET,
                                "/api/v1/events",
                                "Server-sent events: engine and order, each with one JSON object. The"
                                        + " header Last-Event-ID resumes after an event; the event"
                                        + " missed says that some are gone.",
                                request ->
                                        new Reply.Events(request.head().header(LAST_ID).orElse("")))
                        .forRole(UserRole.VIEWER)
                        .answering(Reply.EVENTS),
                Route.of(
                                Method.GET,
                                SOCKET,
                                "The same events over a WebSocket. Who is too slow is cut off with"
                                        + " code 1013 and resumes with lastEventId.",
                                EventRoutes::noSocket)
                        .forRole(UserRole.VIEWER)
                        .withQuery(
                                List.of(
                                        Field.optional(
                                                LAST_ID_QUERY,
                                                FieldKind.TEXT,
                                                "the last event that was seen")))
                        .guardedBy(EventSocket::requireSameOrigin)
                        .answering(
                                Shape.of(
                                        Field.required("id", FieldKind.TEXT, "to resume after"),
                                        Field.required("event", FieldKind.TEXT, "what it is about"),
                                        Field.required("data", FieldKind.OBJECT, "the event"))));
    }
}
