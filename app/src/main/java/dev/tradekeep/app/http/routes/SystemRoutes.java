package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Problem;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.app.readers.ReaderPool;
import dev.tradekeep.app.upkeep.UpkeepService;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.startups.StartupOutcome;
import java.util.List;
import java.util.Optional;

/** Whether the server lives, is ready, and how it is. */
final class SystemRoutes {
    static final String STATUS = "/api/system/status";
    static final String LIVE = "/health/live";

    private final StatusBoard board;
    private final StatusWriter status;
    private final UpkeepService upkeep;
    private final ReaderPool readers;

    SystemRoutes(StatusBoard board, StatusWriter status, UpkeepService upkeep, ReaderPool readers) {
        this.readers = readers;
        this.board = board;
        this.status = status;
        this.upkeep = upkeep;
    }

    /** The routes. */
    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.GET,
                                LIVE,
                                "Whether the process answers.",
                                request -> state("alive"))
                        .answering(
                                Shape.of(Field.required("status", FieldKind.TEXT, "always alive"))),
                Route.of(
                                Method.GET,
                                "/health/ready",
                                "Whether the start is over and everything may be used.",
                                request -> ready())
                        .answering(
                                Shape.of(Field.required("status", FieldKind.TEXT, "always ready"))),
                Route.of(
                                Method.GET,
                                STATUS,
                                "How the server is: in full before the installation and for users;"
                                        + " only status and version for others.",
                                this::status)
                        .answering(statusShape()));
    }

    /** What everybody may know. */
    static Reply shortStatus(String word, StatusBoard board) {
        return Reply.object(json -> StatusWriter.writeShort(json, word, board));
    }

    static Reply state(String word) {
        return Reply.object(json -> json.writeStringProperty("status", word));
    }

    private Reply ready() {
        Optional<TradekeepException> problem = upkeep.problem();
        if (problem.isPresent()) {
            return Problem.of(
                    ErrorCode.SERVER_DEGRADED, String.valueOf(problem.get().getMessage()));
        }
        StartupOutcome outcome = board.outcome();
        return switch (outcome) {
            case READY ->
                    readers.isSound()
                            ? state("ready")
                            : Problem.of(
                                    ErrorCode.SERVER_BUSY,
                                    "A reader of the database was lost and cannot be opened"
                                            + " again; the log says why.");
            case STARTING -> Problem.of(ErrorCode.SERVER_STARTING, "The start goes on.");
            case DEGRADED, FAILED ->
                    Problem.of(
                            ErrorCode.SERVER_STARTING,
                            "A step of the start failed. See /api/system/status.");
        };
    }

    private Reply status(Request request) {
        boolean full = !board.installed() || request.caller().isKnown();
        return Reply.object(full ? status::writeFull : status::writeShort);
    }

    private static Shape statusShape() {
        return Shape.of(
                Field.required("status", FieldKind.TEXT, "starting, available or degraded"),
                Field.required("version", FieldKind.TEXT, "of the program"),
                Field.optional("installed", FieldKind.BOOLEAN, "whether there is an administrator"),
                Field.optional("startedAt", FieldKind.TIME, "when the process started"),
                Field.optional("uptimeSeconds", FieldKind.INTEGER, "for how long it runs"),
                Field.optional(
                        "database",
                        FieldKind.OBJECT,
                        "the file: status, size, tables, indexes, the ten settings as read back,"
                                + " the last audit with its first issues"),
                Field.optional("startup", FieldKind.OBJECT, "the steps of the start"),
                Field.optional("writer", FieldKind.OBJECT, "what waits and how long it takes"),
                Field.optional("wal", FieldKind.OBJECT, "the write-ahead log"),
                Field.optional("cache", FieldKind.OBJECT, "the page caches of the readers"),
                Field.optional(
                        "connections",
                        FieldKind.OBJECT,
                        "to exchanges: how many are to be up, are up, and let no entries through"),
                Field.optional("archive", FieldKind.OBJECT, "what the shipping of changes did"),
                Field.optional("engines", FieldKind.OBJECTS, "those that run"));
    }
}
