package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Body;
import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.engine.paper.MoneyDesk;
import dev.tradekeep.engine.paper.MoneyOrder;
import dev.tradekeep.store.portfolio.Transfer;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.TokenScope;
import dev.tradekeep.store.users.UserRole;
import java.util.List;

/** Money that people move into portfolios, out of them and between them. */
final class TransferRoutes {
    private final MoneyDesk desk;

    TransferRoutes(MoneyDesk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.POST,
                                "/api/v1/transfers",
                                "Moves money from one portfolio to another, whether their engines"
                                        + " run or not; without from it is a deposit, without to a"
                                        + " withdrawal. Sent again with its id, it moves nothing"
                                        + " more.",
                                this::move)
                        .forRole(UserRole.TRADER)
                        .taking(
                                Shape.of(
                                        Field.optional(
                                                "from",
                                                FieldKind.TEXT,
                                                "the portfolio that it leaves"),
                                        Field.optional(
                                                "to",
                                                FieldKind.TEXT,
                                                "the portfolio that it reaches"),
                                        Field.required(
                                                "amount",
                                                FieldKind.DECIMAL,
                                                "exact in the decimals of the asset"),
                                        Field.required("asset", FieldKind.TEXT, "its code"),
                                        Field.optional(
                                                "id",
                                                FieldKind.TEXT,
                                                "an id of one's own, never used before")))
                        .answering(
                                Shape.of(
                                        Field.required(
                                                "id", FieldKind.TEXT, "the caller's, or one made"),
                                        Field.required(
                                                "state",
                                                FieldKind.TEXT,
                                                "done, or in_transit when it could not reach its"
                                                        + " portfolio yet"))),
                Route.of(
                                Method.POST,
                                "/api/v1/portfolios/{name}/adjustments",
                                "Books what a portfolio has too much or too little of, with its"
                                        + " reason, and an alert. Sent again with its id, it books"
                                        + " nothing more.",
                                this::adjust)
                        .forScope(TokenScope.CONFIGURE)
                        .taking(
                                Shape.of(
                                        Field.required(
                                                "amount",
                                                FieldKind.DECIMAL,
                                                "not 0, below 0 for what there is too much; exact"
                                                        + " in the decimals of the asset"),
                                        Field.required("asset", FieldKind.TEXT, "its code"),
                                        Field.required(
                                                "reason",
                                                FieldKind.TEXT,
                                                "why, up to 200 characters"),
                                        Field.optionalChoice(
                                                "kind",
                                                "what it is in the ledger: adjustment, unless said"
                                                        + " otherwise, is neither a gain nor a"
                                                        + " loss; funding and interest are",
                                                Word.all(MoneyOrder.Kind.class)),
                                        Field.optional(
                                                "id",
                                                FieldKind.TEXT,
                                                "an id of one's own, never used before")))
                        .answering(
                                Shape.of(
                                        Field.required(
                                                "id",
                                                FieldKind.TEXT,
                                                "the caller's, or one made"))));
    }

    private Reply adjust(Request request) {
        Body body = request.body();
        Transfer booked =
                desk.move(
                        MoneyOrder.adjustment(
                                body.optionalText("id").orElse(null),
                                request.part("name"),
                                kind(body),
                                body.text("amount"),
                                body.text("asset"),
                                body.text("reason")),
                        Changes.actor(request));
        return Reply.object(json -> json.writeStringProperty("id", booked.transferId()));
    }

    private static MoneyOrder.Kind kind(Body body) {
        return body.optionalText("kind")
                .map(word -> Body.constant("kind", word, MoneyOrder.Kind.class))
                .orElse(MoneyOrder.Kind.ADJUSTMENT);
    }

    private Reply move(Request request) {
        Body body = request.body();
        Transfer moved =
                desk.move(
                        new MoneyOrder(
                                body.optionalText("id").orElse(null),
                                body.optionalText("from").orElse(null),
                                body.optionalText("to").orElse(null),
                                body.text("amount"),
                                body.text("asset")),
                        Changes.actor(request));
        return Reply.object(json -> {
            json.writeStringProperty("id", moved.transferId());
            json.writeStringProperty("state", moved.hasArrived() ? "done" : "in_transit");
        });
    }
}
