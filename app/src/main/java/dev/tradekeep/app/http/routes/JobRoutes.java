package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Requests;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Shape;
import dev.tradekeep.app.jobs.Job;
import dev.tradekeep.app.jobs.JobCommand;
import dev.tradekeep.app.jobs.JobState;
import dev.tradekeep.app.jobs.Jobs;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.TokenScope;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Imports, exports and checks that take a while: started, asked about, canceled. */
final class JobRoutes {
    private static final String JOBS = "/api/v1/jobs";
    private static final String JOB = JOBS + "/{id}";

    private static final Shape STATE =
            Shape.of(
                    Field.required("id", FieldKind.INTEGER, "while the server runs"),
                    Field.required("command", FieldKind.TEXT, "as the command line has it"),
                    Field.required("startedBy", FieldKind.TEXT, "whoever asked for it"),
                    Field.choice("state", JobState.class, "what became of it"),
                    Field.required("percent", FieldKind.INTEGER, "of its present step"),
                    Field.required("startedAt", FieldKind.TIME, "when"),
                    Field.optional("endedAt", FieldKind.TIME, "when"),
                    Field.optional("exitCode", FieldKind.INTEGER, "0 when all went well"),
                    Field.required("output", FieldKind.TEXT, "the beginning of its result"),
                    Field.required("errors", FieldKind.TEXT, "the beginning of what went wrong"));

    private final Jobs jobs;
    private final Changes changes;

    JobRoutes(Jobs jobs, Changes changes) {
        this.jobs = jobs;
        this.changes = changes;
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.POST,
                                JOBS,
                                "Starts a job: the command of this name, with the arguments that the"
                                        + " command line takes. Files are those of the folder for"
                                        + " jobs.",
                                this::start)
                        .forScope(TokenScope.MAINTAIN)
                        .taking(
                                Shape.of(
                                        Field.choice("command", JobCommand.class, "what to do"),
                                        Field.optional(
                                                "arguments",
                                                FieldKind.TEXTS,
                                                "options and files, one text each")))
                        .answering(STATE),
                Route.of(Method.GET, JOBS, "The newest jobs.", request -> list())
                        .forScope(TokenScope.MAINTAIN)
                        .answering(
                                Shape.of(
                                        Field.required(
                                                "items", FieldKind.OBJECTS, "the newest first"))),
                Route.of(Method.GET, JOB, "How far a job is, and its result.", this::find)
                        .forScope(TokenScope.MAINTAIN)
                        .answering(STATE),
                Route.of(
                                Method.DELETE,
                                JOB,
                                "Asks a job to end, as Ctrl-C does a command.",
                                this::cancel)
                        .forScope(TokenScope.MAINTAIN)
                        .answering(STATE));
    }

    private Reply start(Request request) {
        JobCommand command = request.body().choice("command", JobCommand.class);
        requireScope(request, command);
        Job job = jobs.start(command, request.body().texts("arguments"), request.caller().name());
        note(request, "job.start", job, job.command());
        return reply(job);
    }

    /** Rows of any table are also those of users, their password hashes and their rights. */
    private static void requireScope(Request request, JobCommand command) {
        boolean anyTable = command == JobCommand.IMPORT_ROWS || command == JobCommand.EXPORT_ROWS;
        if (anyTable && !request.caller().has(TokenScope.ADMINISTER)) {
            throw new TradekeepException(
                    ErrorCode.FORBIDDEN,
                    "Wanted a token with the scope administer for "
                            + Word.of(command)
                            + ", which reaches every table.");
        }
    }

    private Reply list() {
        return Reply.object(json -> {
            json.writeArrayPropertyStart("items");
            jobs.all()
                    .forEach(job -> {
                        json.writeStartObject();
                        write(json, job);
                        json.writeEndObject();
                    });
            json.writeEndArray();
        });
    }

    private Reply find(Request request) {
        return reply(
                jobs.find(request.id())
                        .orElseThrow(() -> Requests.notFound("job", request.part("id"))));
    }

    private Reply cancel(Request request) {
        Job job =
                jobs.cancel(request.id())
                        .orElseThrow(() -> Requests.notFound("job", request.part("id")));
        note(request, "job.cancel", job, job.command());
        return reply(job);
    }

    private void note(Request request, String action, Job job, String detail) {
        changes.note(
                request, new Changes.Change(action, "job", Long.toString(job.id()), null, detail));
    }

    private static Reply reply(Job job) {
        return Reply.object(json -> write(json, job));
    }

    private static void write(JsonGenerator json, Job job) {
        json.writeNumberProperty("id", job.id());
        json.writeStringProperty("command", job.command());
        json.writeStringProperty("startedBy", job.startedBy());
        json.writeStringProperty("state", Word.of(job.state()));
        json.writeNumberProperty("percent", job.percent());
        json.writeStringProperty("startedAt", Micros.toIso(job.startedAt()));
        job.endedAt().ifPresent(at -> json.writeStringProperty("endedAt", Micros.toIso(at)));
        job.exitCode().ifPresent(code -> json.writeNumberProperty("exitCode", code));
        json.writeStringProperty("output", job.out());
        json.writeStringProperty("errors", job.err());
    }
}
