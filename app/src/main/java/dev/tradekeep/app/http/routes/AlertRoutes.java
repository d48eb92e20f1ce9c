package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Requests;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.store.alerts.AlertListing;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.listing.ListingPage;
import dev.tradekeep.store.listing.ListingReader;
import dev.tradekeep.store.users.UserRole;
import java.util.List;
import java.util.Map;

/** One alert, and that somebody saw it. */
final class AlertRoutes {
    private final Changes changes;
    private final Reads reads;

    AlertRoutes(Changes changes, Reads reads) {
        this.changes = changes;
        this.reads = reads;
    }

    List<Route> routes() {
        return List.of(
                Route.of(Method.GET, "/api/v1/alerts/{id}", "One alert.", this::show)
                        .forRole(UserRole.VIEWER)
                        .answering(
                                Shape.of(
                                        Field.required("id", FieldKind.INTEGER, "its number"),
                                        Field.required(
                                                "severity", FieldKind.TEXT, "how soon to look"),
                                        Field.required(
                                                "code", FieldKind.TEXT, "a word for its cause"),
                                        Field.required("message", FieldKind.TEXT, "for people"))),
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

    private Reply show(Request request) {
        String id = Long.toString(request.id());
        ListingPage page =
                reads.read(transaction ->
                        new ListingReader(transaction)
                                .page(AlertListing.ALERTS_OF_ID, Map.of("id", id), null, 1));
        if (page.rows().isEmpty()) {
            throw Requests.notFound("alert", id);
        }
        return Reply.object(
                json -> ListingRoutes.writeRow(json, page.columns(), page.rows().getFirst()));
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
