package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.connections.AccountStatus;
import dev.tradekeep.app.follow.FollowStatus;
import dev.tradekeep.app.text.Megabytes;
import dev.tradekeep.engine.paper.EngineManager;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.follows.FollowState;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.backup.ShipperStatus;
import dev.tradekeep.store.sqlite.file.Setting;
import dev.tradekeep.store.sqlite.write.Distribution;
import dev.tradekeep.store.sqlite.write.WriterStatistics;
import dev.tradekeep.store.startups.StartupOutcome;
import dev.tradekeep.store.startups.StartupStep;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the status as JSON: in full, or only what everybody may know. */
final class StatusWriter {
    private static final String DEGRADED = "degraded";
    private static final int P99 = 990;

    /** As many connections without entries as tell what is wrong; the listing has all. */
    private static final int PAUSED_MAX = 20;

    private final StatusBoard board;
    private final Services services;

    StatusWriter(StatusBoard board, Services services) {
        this.board = board;
        this.services = services;
    }

    /** Whether all is well. */
    void writeShort(JsonGenerator json) {
        writeShort(json, word(), board);
    }

    static void writeShort(JsonGenerator json, String word, StatusBoard board) {
        json.writeStringProperty("status", word);
        json.writeStringProperty("version", board.version());
    }

    void writeFull(JsonGenerator json) {
        writeShort(json);
        json.writeBooleanProperty("installed", board.installed());
        json.writeStringProperty("startedAt", Micros.toIso(board.startedAt()));
        json.writeNumberProperty("uptimeSeconds", board.uptimeSeconds());
        json.writeObjectPropertyStart("database");
        writeDatabase(json);
        json.writeEndObject();
        json.writeObjectPropertyStart("startup");
        json.writeStringProperty("outcome", Word.of(board.outcome()));
        json.writeArrayPropertyStart("steps");
        board.steps().forEach(step -> writeStep(json, step));
        json.writeEndArray();
        json.writeEndObject();
        writeServices(json);
    }

    private String word() {
        boolean issues = board.audit().map(audit -> !audit.issues().isEmpty()).orElse(false);
        if (issues || services.upkeep().problem().isPresent()) {
            return DEGRADED;
        }
        StartupOutcome outcome = board.outcome();
        return switch (outcome) {
            case STARTING -> "starting";
            case READY -> "available";
            case DEGRADED, FAILED -> DEGRADED;
        };
    }

    private void writeDatabase(JsonGenerator json) {
        json.writeStringProperty("status", word());
        long bytes = services.database().sizeBytes();
        services.upkeep()
                .problem()
                .ifPresent(why ->
                        json.writeStringProperty("problem", String.valueOf(why.getMessage())));
        json.writeStringProperty("size", Megabytes.of(bytes));
        json.writeNumberProperty("sizeBytes", bytes);
        board.verified()
                .ifPresent(found -> {
                    json.writeNumberProperty("tables", found.schema().tables());
                    json.writeNumberProperty("indexes", found.schema().indexes());
                    json.writeNumberProperty("migrations", found.schema().migrations());
                    json.writeObjectPropertyStart("integrity");
                    for (Setting setting : Setting.values()) {
                        if (setting.scope() != Setting.Scope.HARDENING) {
                            json.writeStringProperty(
                                    setting.pragma(),
                                    found.settings().getOrDefault(setting, "unknown"));
                        }
                    }
                    json.writeEndObject();
                });
        board.audit().ifPresent(audit -> writeAudit(json, audit));
    }

    private static void writeAudit(JsonGenerator json, StatusBoard.LastAudit audit) {
        json.writeBooleanProperty("hasIssues", !audit.issues().isEmpty());
        json.writeArrayPropertyStart("issues");
        audit.issues().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("issuesFound", audit.found());
        json.writeStringProperty("auditedAt", Micros.toIso(audit.at()));
    }

    private static void writeStep(JsonGenerator json, StartupStep step) {
        json.writeStartObject();
        json.writeNumberProperty("position", step.position());
        json.writeStringProperty("name", step.name());
        json.writeStringProperty("outcome", Word.of(step.outcome()));
        if (step.detail() != null) {
            json.writeStringProperty("detail", step.detail());
        }
        json.writeNumberProperty("durationMicros", step.durationMicros());
        json.writeEndObject();
    }

    private void writeServices(JsonGenerator json) {
        writeWriter(json, services.database().writerStatistics());
        json.writeObjectPropertyStart("wal");
        json.writeNumberProperty("sizeBytes", services.database().logBytes());
        json.writeEndObject();
        json.writeObjectPropertyStart("cache");
        json.writeNumberProperty("hits", services.readers().cacheHits());
        json.writeNumberProperty("misses", services.readers().cacheMisses());
        json.writeEndObject();
        if (services.connections().isStarted()) {
            writeConnections(json, services.connections().statuses());
        }
        writeStreams(json, services.follower().statuses());
        services.upkeep().shipping().ifPresent(shipping -> writeArchive(json, shipping));
        json.writeArrayPropertyStart("engines");
        for (EngineManager.Running engine : services.engines().running()) {
            json.writeStartObject();
            json.writeStringProperty("name", engine.name());
            json.writeNumberProperty("run", engine.runId());
            json.writeNumberProperty("candles", engine.progress().candles());
            json.writeNumberProperty("orders", engine.progress().orders());
            json.writeNumberProperty("trades", engine.progress().trades());
            json.writeBooleanProperty("degraded", engine.degraded());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeConnections(JsonGenerator json, List<AccountStatus> accounts) {
        List<AccountStatus> paused =
                accounts.stream().filter(one -> one.obstacle().isPresent()).toList();
        json.writeObjectPropertyStart("connections");
        json.writeNumberProperty("configured", accounts.size());
        json.writeNumberProperty("connected", accounts.size() - paused.size());
        json.writeArrayPropertyStart("paused");
        for (AccountStatus one : paused.stream().limit(PAUSED_MAX).toList()) {
            json.writeStartObject();
            json.writeStringProperty("name", one.connection().name());
            json.writeStringProperty("state", Word.of(one.health().state()));
            json.writeStringProperty("reason", one.obstacle().orElse(""));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeStreams(JsonGenerator json, List<FollowStatus> streams) {
        List<FollowStatus> stale =
                streams.stream().filter(one -> one.state() == FollowState.STALE).toList();
        json.writeObjectPropertyStart("streams");
        json.writeNumberProperty("followed", streams.size());
        json.writeArrayPropertyStart("stale");
        for (FollowStatus one : stale.stream().limit(PAUSED_MAX).toList()) {
            json.writeStartObject();
            json.writeStringProperty("stream", one.stream());
            json.writeStringProperty("reason", one.reason());
            json.writeStringProperty("since", Micros.toIso(one.changedAt()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeArchive(JsonGenerator json, ShipperStatus shipping) {
        json.writeObjectPropertyStart("archive");
        json.writeNumberProperty("shippedPages", shipping.shippedFrames());
        json.writeNumberProperty("waitingPages", shipping.waitingFrames());
        if (shipping.shippedAt() > 0) {
            json.writeStringProperty("shippedAt", Micros.toIso(shipping.shippedAt()));
        }
        if (shipping.baseAt() > 0) {
            json.writeStringProperty("fullCopyAt", Micros.toIso(shipping.baseAt()));
        }
        shipping.failure().ifPresent(failure -> json.writeStringProperty("failure", failure));
        json.writeEndObject();
    }

    private static void writeWriter(JsonGenerator json, WriterStatistics writer) {
        json.writeObjectPropertyStart("writer");
        json.writeNumberProperty("ledgerWaiting", writer.ledgerDepth());
        json.writeNumberProperty("marketWaiting", writer.marketDepth());
        json.writeNumberProperty("answered", writer.answered());
        json.writeNumberProperty("failed", writer.failed());
        json.writeNumberProperty("refused", writer.refused());
        json.writeNumberProperty("commits", writer.commitNanos().count());
        writeMicros(json, "commitP99Micros", writer.commitNanos());
        writeMicros(json, "waitP99Micros", writer.waitNanos());
        json.writeEndObject();
    }

    private static void writeMicros(JsonGenerator json, String name, Distribution nanos) {
        json.writeNumberProperty(name, nanos.percentile(P99) / 1_000);
    }
}
