package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Requests;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.app.queries.QueryCatalogue;
import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.dialect.SqliteDialect;
import dev.tradekeep.store.sqlite.migrate.SchemaSummary;
import dev.tradekeep.store.users.UserRole;
import java.util.List;

/** What the database consists of, and the plans of its queries. */
final class SchemaRoutes {
    private final Reads reads;
    private final Database database;

    SchemaRoutes(Reads reads, Database database) {
        this.reads = reads;
        this.database = database;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.GET,
                                "/api/v1/database/migrations",
                                "How many migrations the file has and which it lacks.",
                                request -> migrations())
                        .forRole(UserRole.VIEWER)
                        .answering(
                                Shape.of(
                                        Field.required("applied", FieldKind.INTEGER, "how many"),
                                        Field.required(
                                                "pending", FieldKind.TEXTS, "names of the rest"),
                                        Field.required("tables", FieldKind.INTEGER, "how many"),
                                        Field.required("indexes", FieldKind.INTEGER, "how many"))),
                Route.of(
                                Method.GET,
                                "/api/v1/database/queries",
                                "The names of every query the program runs.",
                                request -> queries())
                        .forRole(UserRole.VIEWER)
                        .answering(Shape.of(Field.required("items", FieldKind.TEXTS, "the names"))),
                Route.of(
                                Method.GET,
                                "/api/v1/database/queries/{name}/plan",
                                "How a query would run now.",
                                this::plan)
                        .forRole(UserRole.VIEWER)
                        .answering(
                                Shape.of(
                                        Field.required("sql", FieldKind.TEXT, "the query"),
                                        Field.required("plan", FieldKind.TEXTS, "its lines"))));
    }

    private Reply migrations() {
        SchemaSummary schema =
                reads.read(
                        transaction -> SchemaSummary.read(transaction, MigrationCatalogue.load()));
        return Reply.object(json -> {
            json.writeNumberProperty("applied", schema.migrations());
            json.writeArrayPropertyStart("pending");
            schema.pending().forEach(json::writeString);
            json.writeEndArray();
            json.writeNumberProperty("tables", schema.tables());
            json.writeNumberProperty("indexes", schema.indexes());
        });
    }

    private static Reply queries() {
        return Reply.object(json -> {
            json.writeArrayPropertyStart("items");
            QueryCatalogue.all().forEach(query -> json.writeString(query.label()));
            json.writeEndArray();
        });
    }

    private Reply plan(Request request) {
        String name = request.part("name");
        Query query =
                QueryCatalogue.all().stream()
                        .filter(one -> one.label().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Requests.notFound("query", name));
        List<String> plan = explain(query);
        return Reply.object(json -> {
            json.writeStringProperty("sql", query.sql(SqliteDialect.INSTANCE));
            json.writeArrayPropertyStart("plan");
            plan.forEach(json::writeString);
            json.writeEndArray();
        });
    }

    private List<String> explain(Query query) {
        try (DatabaseReader reader = database.openReader()) {
            return reader.explain(query);
        }
    }
}
