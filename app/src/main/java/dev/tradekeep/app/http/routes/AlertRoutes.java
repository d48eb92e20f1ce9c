package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.users.UserRole;
import java.util.List;

/** Alerts that somebody saw. */
final class AlertRoutes {
    private final Changes changes;

    AlertRoutes(Changes changes) {
        this.changes = changes;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.POST,
                                "/api/v1/alerts/{id}/acknowledge",
                                "Says that somebody saw an alert.",
                                this::acknowledge)
                        .forRole(UserRole.TRADER)
                        .answering(
                                Shape.of(
                                        Field.required(
                                                "first",
                                                FieldKind.BOOLEAN,
                                                "whether nobody had before"))));
    }

    private Reply acknowledge(Request request) {
        long id = request.id();
        boolean first =
                changes.make(
                        request,
                        (transaction, at) ->
                                new AlertRepository(transaction)
                                        .acknowledge(id, request.caller().userId(), at),
                        done ->
                                new Changes.Change(
                                        "alert.acknowledge",
                                        "alert",
                                        Long.toString(id),
                                        done ? "open" : "acknowledged",
                                        "acknowledged"));
        return Reply.object(json -> json.writeBooleanProperty("first", first));
    }
}
