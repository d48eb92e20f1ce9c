package dev.tradekeep.app.http;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.sqlite.Checkpoint;
import dev.tradekeep.store.QueryCatalogue;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.migrate.SchemaSummary;
import dev.tradekeep.store.operations.MaintenanceCause;
import dev.tradekeep.store.operations.MaintenanceKind;
import dev.tradekeep.store.operations.MaintenanceRepository;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.users.UserRole;
import dev.tradekeep.store.write.Durability;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** The database file: upkeep and what it consists of. */
final class DatabaseRoutes {
    private static final Duration OPTIMIZE_LIMIT = Duration.ofSeconds(30);
    private static final Shape DETAIL =
            Shape.of(Field.required("detail", FieldKind.TEXT, "what was done"));

    private final StatusBoard board;
    private final InstantSource clock;

    DatabaseRoutes(StatusBoard board, InstantSource clock) {
        this.board = board;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.POST,
                                "/api/v1/database/optimize",
                                "Refreshes the statistics of the query planner where needed.",
                                request -> upkeep(MaintenanceKind.OPTIMIZE, this::optimize))
                        .forRole(UserRole.ADMINISTRATOR)
                        .answering(DETAIL),
                Route.of(
                                Method.POST,
                                "/api/v1/database/checkpoint",
                                "Copies the write-ahead log into the file.",
                                request -> upkeep(MaintenanceKind.CHECKPOINT, this::checkpoint))
                        .forRole(UserRole.ADMINISTRATOR)
                        .answering(DETAIL),
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

    private Reply upkeep(MaintenanceKind kind, Supplier<String> work) {
        OpenBooks books = board.books();
        long runId =
                books.database()
                        .write(
                                Durability.RELAXED,
                                transaction ->
                                        new MaintenanceRepository(transaction)
                                                .begin(
                                                        kind,
                                                        MaintenanceCause.COMMAND,
                                                        Micros.now(clock)));
        try {
            String detail = work.get();
            end(books, runId, detail, true);
            return Reply.object(json -> json.writeStringProperty("detail", detail));
        } catch (RuntimeException e) {
            end(books, runId, String.valueOf(e.getMessage()), false);
            throw e;
        }
    }

    private void end(OpenBooks books, long runId, String detail, boolean done) {
        books.database()
                .write(
                        Durability.RELAXED,
                        transaction -> {
                            MaintenanceRepository runs = new MaintenanceRepository(transaction);
                            if (done) {
                                runs.done(runId, detail, Micros.now(clock));
                            } else {
                                runs.failed(runId, detail, Micros.now(clock));
                            }
                            return null;
                        });
    }

    private String optimize() {
        board.books().database().optimize(OPTIMIZE_LIMIT);
        return "statistics refreshed where they were missing or old";
    }

    private String checkpoint() {
        Checkpoint done = board.books().database().checkpoint();
        return done.copiedFrames() + " of " + done.logFrames() + " pages of the log copied";
    }

    private Reply migrations() {
        SchemaSummary schema =
                board.books()
                        .readers()
                        .read(transaction ->
                                SchemaSummary.read(transaction, MigrationCatalogue.load()));
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
        List<String> plan = board.books().readers().explain(query);
        return Reply.object(json -> {
            json.writeStringProperty("sql", query.sql());
            json.writeArrayPropertyStart("plan");
            plan.forEach(json::writeString);
            json.writeEndArray();
        });
    }
}
