package dev.tradekeep.app.http;

import dev.tradekeep.store.users.UserRole;
import java.util.List;

/** What happens, as it happens. */
final class EventRoutes {
    private static final String LAST_ID = "Last-Event-ID";

    private EventRoutes() {}

    static List<Route> routes() {
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
                        .answering(Reply.EVENTS));
    }
}
