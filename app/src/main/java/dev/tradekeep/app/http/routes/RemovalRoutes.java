package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Handler;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.store.removal.ArchiveStatus;
import dev.tradekeep.store.removal.BooksRemoval;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.UserRole;
import java.util.List;
import java.util.Optional;

/** Engines, portfolios and backtests that nobody wants to see any more. */
final class RemovalRoutes {
    private static final String ENGINE = "/api/v1/engines/{name}";
    private static final String PORTFOLIO = "/api/v1/portfolios/{name}";
    private static final Field NAME =
            Field.required("name", FieldKind.TEXT, "of the engine or the portfolio");
    private static final Field STATUS =
            Field.choice("status", ArchiveStatus.class, "whether it is in the usual lists");

    private final Changes changes;

    RemovalRoutes(Changes changes) {
        this.changes = changes;
    }

    List<Route> routes() {
        return List.of(
                status(
                        ENGINE,
                        "Archives an engine that is stopped, or makes it active again.",
                        this::setEngineStatus),
                deletion(
                        ENGINE,
                        "Deletes an engine that never ordered anything, with its portfolio; one of"
                                + " a backtest with everything.",
                        this::deleteEngine),
                status(
                        PORTFOLIO,
                        "Archives a portfolio that no active engine trades, or makes it active"
                                + " again.",
                        this::setPortfolioStatus),
                deletion(
                        PORTFOLIO,
                        "Deletes a portfolio without orders that no engine trades.",
                        this::deletePortfolio),
                deletion(
                        "/api/v1/backtests/{id}",
                        "Deletes a backtest; one in the books with its engine, portfolio, orders and"
                                + " trades.",
                        this::deleteBacktest));
    }

    private static Route status(String path, String summary, Handler handler) {
        return Route.of(Method.PUT, path + "/status", summary, handler)
                .forRole(UserRole.TRADER)
                .taking(Shape.of(STATUS))
                .answering(Shape.of(NAME, STATUS));
    }

    private static Route deletion(String path, String summary, Handler handler) {
        return Route.of(Method.DELETE, path, summary, handler)
                .forRole(UserRole.TRADER)
                .answering(Shape.of(Field.required("deleted", FieldKind.TEXT, "what it was")));
    }

    private Reply setEngineStatus(Request request) {
        String name = request.part("name");
        ArchiveStatus status = request.body().choice(STATUS.name(), ArchiveStatus.class);
        changes.make(
                request,
                (transaction, at) ->
                        new BooksRemoval(transaction).setEngineStatus(name, status, at),
                before -> statusChange("engine", name, before, status));
        return reply(name, status);
    }

    private Reply setPortfolioStatus(Request request) {
        String name = request.part("name");
        ArchiveStatus status = request.body().choice(STATUS.name(), ArchiveStatus.class);
        changes.make(
                request,
                (transaction, at) ->
                        new BooksRemoval(transaction).setPortfolioStatus(name, status, at),
                before -> statusChange("portfolio", name, before, status));
        return reply(name, status);
    }

    private Reply deleteEngine(Request request) {
        String name = request.part("name");
        changes.make(
                request,
                (transaction, at) -> {
                    new BooksRemoval(transaction).deleteEngine(name);
                    return name;
                },
                deleted -> deletionOf("engine", deleted));
        return deleted("engine " + name);
    }

    private Reply deletePortfolio(Request request) {
        String name = request.part("name");
        changes.make(
                request,
                (transaction, at) -> {
                    new BooksRemoval(transaction).deletePortfolio(name);
                    return name;
                },
                deleted -> deletionOf("portfolio", deleted));
        return deleted("portfolio " + name);
    }

    private Reply deleteBacktest(Request request) {
        long id = request.id();
        Optional<String> engine =
                changes.make(
                        request,
                        (transaction, at) -> new BooksRemoval(transaction).deleteBacktest(id),
                        name -> deletionOf("backtest", id + name.map(of -> " " + of).orElse("")));
        return deleted(
                "backtest "
                        + id
                        + engine.map(name -> " with engine and portfolio " + name).orElse(""));
    }

    private static Changes.Change statusChange(
            String type, String name, ArchiveStatus before, ArchiveStatus after) {
        return new Changes.Change(type + ".status", type, name, Word.of(before), Word.of(after));
    }

    private static Changes.Change deletionOf(String type, String name) {
        return new Changes.Change(type + ".delete", type, name, "there", null);
    }

    private static Reply reply(String name, ArchiveStatus status) {
        return Reply.object(json -> {
            json.writeStringProperty("name", name);
            json.writeStringProperty("status", Word.of(status));
        });
    }

    private static Reply deleted(String what) {
        return Reply.object(json -> json.writeStringProperty("deleted", what));
    }
}
