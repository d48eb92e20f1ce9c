package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.connections.AccountStatus;
import dev.tradekeep.app.connections.ConnectionManager;
import dev.tradekeep.app.follow.FollowStatus;
import dev.tradekeep.app.follow.MarketFollower;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.readers.ReaderPool;
import dev.tradekeep.engine.paper.EngineManager;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.follows.FollowState;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.audit.FindingRepository;
import dev.tradekeep.store.sqlite.audit.Severity;
import dev.tradekeep.store.sqlite.backup.BackupRepository;
import dev.tradekeep.store.sqlite.write.Distribution;
import dev.tradekeep.store.sqlite.write.WriterStatistics;
import dev.tradekeep.store.users.UserRole;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Figures for a monitoring system.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition
 *     formats</a>
 */
final class MetricRoutes {
    private static final String CONNECTION = "connection";
    private static final String STREAM = "stream";
    private static final double NANOS_PER_SECOND = 1e9;

    private final StatusBoard board;
    private final Database database;
    private final ReaderPool readers;
    private final EngineManager engines;
    private final ConnectionManager connections;
    private final MarketFollower follower;

    MetricRoutes(StatusBoard board, Services services) {
        this.board = board;
        database = services.database();
        readers = services.readers();
        engines = services.engines();
        connections = services.connections();
        follower = services.follower();
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                                Method.GET,
                                "/metrics",
                                "Figures in the text format of Prometheus.",
                                request -> Reply.text(200, Reply.METRICS, text()))
                        .forRole(UserRole.VIEWER)
                        .answering(Reply.METRICS));
    }

    private String text() {
        Page page = new Page();
        page.gauge("tradekeep_uptime_seconds", "Time since the start", board.uptimeSeconds());
        page.gauge(
                "tradekeep_database_bytes", "Size of the file and its log", database.sizeBytes());
        page.gauge("tradekeep_wal_bytes", "Size of the log", database.logBytes());
        writer(page, database.writerStatistics());
        page.counter(
                "tradekeep_cache_hits_total",
                "Pages found in the caches of the readers",
                readers.cacheHits());
        page.counter(
                "tradekeep_cache_misses_total",
                "Pages read from the file by the readers",
                readers.cacheMisses());
        page.gauge("tradekeep_reads_waiting", "Reads that wait", readers.depth());
        connections(page, connections.statuses());
        page.head(
                "tradekeep_request_budget_used_permille",
                "Thousandths of what may be asked of an address, used by now",
                "gauge");
        connections
                .budgets()
                .used()
                .forEach((address, used) ->
                        page.of(
                                "tradekeep_request_budget_used_permille",
                                "address",
                                address,
                                used));
        streams(page, follower.statuses());
        engines(page, engines.running());
        readers.<@Nullable Void>read(transaction -> {
            attention(page, transaction);
            return null;
        });
        return page.text.toString();
    }

    /** What waits for a person. */
    private static void attention(Page page, Transaction transaction) {
        page.head("tradekeep_alerts_open", "Alerts that nobody has acknowledged", "gauge");
        AlertRepository alerts = new AlertRepository(transaction);
        for (AlertSeverity severity : AlertSeverity.values()) {
            page.of(
                    "tradekeep_alerts_open",
                    "severity",
                    Word.of(severity),
                    alerts.countOpen(severity));
        }
        page.head("tradekeep_findings_open", "Findings of audits that stand", "gauge");
        FindingRepository findings = new FindingRepository(transaction);
        for (Severity severity : Severity.values()) {
            page.of(
                    "tradekeep_findings_open",
                    "severity",
                    Word.of(severity),
                    findings.countOpen(severity));
        }
        new BackupRepository(transaction)
                .latestDone()
                .ifPresent(backup ->
                        page.gauge(
                                "tradekeep_backup_timestamp_seconds",
                                "When the newest backup that is there was made, Unix time",
                                backup.endedAt() / Micros.PER_SECOND));
    }

    private static void writer(Page page, WriterStatistics writer) {
        page.gauge(
                "tradekeep_writer_ledger_waiting", "Ledger tasks that wait", writer.ledgerDepth());
        page.gauge(
                "tradekeep_writer_market_waiting",
                "Market data tasks that wait",
                writer.marketDepth());
        page.counter("tradekeep_writer_tasks_total", "Tasks answered", writer.answered());
        page.counter("tradekeep_writer_failures_total", "Tasks that failed", writer.failed());
        page.counter("tradekeep_writer_refusals_total", "Tasks not taken", writer.refused());
        page.summary("tradekeep_writer_commit_seconds", "Time of a commit", writer.commitNanos());
        page.summary(
                "tradekeep_writer_wait_seconds",
                "Time from submission to answer",
                writer.waitNanos());
    }

    private static void connections(Page page, List<AccountStatus> accounts) {
        page.gauge("tradekeep_connections", "Connections enabled", accounts.size());
        page.head("tradekeep_connection_up", "Whether entries are let through", "gauge");
        accounts.forEach(one ->
                page.of(
                        "tradekeep_connection_up",
                        CONNECTION,
                        one.connection().name(),
                        one.obstacle().isEmpty() ? 1 : 0));
        page.head("tradekeep_connection_failures", "Tries in a row that failed", "gauge");
        accounts.forEach(one ->
                page.of(
                        "tradekeep_connection_failures",
                        CONNECTION,
                        one.connection().name(),
                        one.health().failuresInARow()));
        page.head("tradekeep_connection_latency_micros", "Time of the latest answers", "gauge");
        for (AccountStatus one : accounts) {
            String name = one.connection().name();
            page.ofQuantile(name, "0.5", one.health().latencyP50Micros());
            page.ofQuantile(name, "0.99", one.health().latencyP99Micros());
        }
        page.head(
                "tradekeep_connection_clock_offset_micros",
                "The clock of the exchange less ours",
                "gauge");
        for (AccountStatus one : accounts) {
            Long offset = one.health().clockOffsetMicros();
            if (offset != null) {
                page.of(
                        "tradekeep_connection_clock_offset_micros",
                        CONNECTION,
                        one.connection().name(),
                        offset);
            }
        }
    }

    private static void streams(Page page, List<FollowStatus> streams) {
        page.head("tradekeep_stream_current", "Whether news come and all is stored", "gauge");
        streams.forEach(one ->
                page.of(
                        "tradekeep_stream_current",
                        STREAM,
                        one.stream(),
                        one.state() == FollowState.CURRENT ? 1 : 0));
        page.head("tradekeep_stream_stored_total", "Candles or ticks that it brought", "counter");
        streams.forEach(one ->
                page.of("tradekeep_stream_stored_total", STREAM, one.stream(), one.stored()));
        page.head("tradekeep_stream_left_out_total", "Ticks that could not be kept", "counter");
        streams.forEach(one ->
                page.of("tradekeep_stream_left_out_total", STREAM, one.stream(), one.leftOut()));
    }

    private static void engines(Page page, List<EngineManager.Running> engines) {
        page.gauge("tradekeep_engines_running", "Engines that run", engines.size());
        page.head("tradekeep_engine_candles_total", "Candles seen by a run", "counter");
        engines.forEach(engine ->
                page.ofEngine(
                        "tradekeep_engine_candles_total",
                        engine.name(),
                        engine.progress().candles()));
        page.head("tradekeep_engine_orders_total", "Orders asked for in a run", "counter");
        engines.forEach(engine ->
                page.ofEngine(
                        "tradekeep_engine_orders_total",
                        engine.name(),
                        engine.progress().orders()));
        page.head("tradekeep_engine_trades_total", "Executions of a run", "counter");
        engines.forEach(engine ->
                page.ofEngine(
                        "tradekeep_engine_trades_total",
                        engine.name(),
                        engine.progress().trades()));
    }

    /** A page in the text format. */
    private static final class Page {
        private static final int[] PER_MILLE = {500, 990};

        private final StringBuilder text = new StringBuilder();

        void head(String name, String help, String type) {
            text.append("# HELP ").append(name).append(' ').append(help).append(".\n");
            text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        }

        void gauge(String name, String help, long value) {
            head(name, help, "gauge");
            text.append(name).append(' ').append(value).append('\n');
        }

        void counter(String name, String help, long value) {
            head(name, help, "counter");
            text.append(name).append(' ').append(value).append('\n');
        }

        void ofEngine(String name, String engine, long value) {
            of(name, "engine", engine, value);
        }

        void of(String name, String label, String of, long value) {
            labeled(name, label + "=\"" + escaped(of) + "\"", value);
        }

        void ofQuantile(String connection, String quantile, @Nullable Long micros) {
            if (micros != null) {
                labeled(
                        "tradekeep_connection_latency_micros",
                        CONNECTION
                                + "=\""
                                + escaped(connection)
                                + "\",quantile=\""
                                + quantile
                                + "\"",
                        micros);
            }
        }

        private void labeled(String name, String labels, long value) {
            text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
        }

        private static String escaped(String text) {
            return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        }

        void summary(String name, String help, Distribution nanos) {
            head(name, help, "summary");
            for (int perMille : PER_MILLE) {
                text.append(
                        String.format(
                                Locale.ROOT,
                                "%s{quantile=\"%s\"} %.6f\n",
                                name,
                                perMille / 1000.0,
                                nanos.percentile(perMille) / NANOS_PER_SECOND));
            }
            text.append(name).append("_count ").append(nanos.count()).append('\n');
        }
    }
}
