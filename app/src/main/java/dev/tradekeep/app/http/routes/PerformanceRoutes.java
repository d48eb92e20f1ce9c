package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.app.report.PerformanceJson;
import dev.tradekeep.engine.statistics.PortfolioPerformance;
import dev.tradekeep.store.users.UserRole;
import java.util.List;

/** How portfolios did. */
final class PerformanceRoutes {
    private final Reads reads;

    PerformanceRoutes(Reads reads) {
        this.reads = reads;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.GET,
                                "/api/v1/portfolios/{name}/performance",
                                "How a portfolio did, next to buy-and-hold and cash, and what each"
                                        + " strategy made of each instrument; also while an engine"
                                        + " trades for it.",
                                this::performance)
                        .forRole(UserRole.VIEWER)
                        .answering(
                                Shape.of(
                                        Field.required("portfolio", FieldKind.TEXT, "its name"),
                                        Field.required(
                                                "quoteAsset",
                                                FieldKind.TEXT,
                                                "what amounts are counted in"),
                                        Field.required("from", FieldKind.TIME, "when it began"),
                                        Field.required(
                                                "to", FieldKind.TIME, "when it was measured last"),
                                        Field.required(
                                                "ruined",
                                                FieldKind.BOOLEAN,
                                                "whether nothing is left"),
                                        Field.required(
                                                "statistics",
                                                FieldKind.OBJECT,
                                                "each figure, or an object whose na says why there"
                                                        + " is none"),
                                        Field.required(
                                                "benchmark",
                                                FieldKind.OBJECT,
                                                "the same of hold and of cash"),
                                        Field.required(
                                                "parts",
                                                FieldKind.OBJECTS,
                                                "the same of each strategy and instrument"))));
    }

    private Reply performance(Request request) {
        PortfolioPerformance found =
                reads.read(transaction ->
                        PortfolioPerformance.read(transaction, request.part("name")));
        return Reply.object(json -> PerformanceJson.write(found, json));
    }
}
