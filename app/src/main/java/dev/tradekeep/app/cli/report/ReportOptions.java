package dev.tradekeep.app.cli.report;

import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.JsonOption;
import dev.tradekeep.app.cli.list.PageOutput;
import dev.tradekeep.engine.accounting.LotMethod;
import dev.tradekeep.engine.accounting.ReportBooks;
import dev.tradekeep.engine.accounting.ReportPeriod;
import dev.tradekeep.engine.accounting.ReportScope;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.IsoTime;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.listing.Column;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.text.CsvCells;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every report asks for: use as a {@code @Mixin}. */
final class ReportOptions {
    @Mixin private DatabaseOption database;
    @Mixin private JsonOption json;

    @Option(names = "--csv", description = "Print the rows as CSV with a header.")
    private boolean csv;

    @Option(
            names = "--csv-safe",
            description =
                    "The same with an apostrophe before texts that a spreadsheet would run as a formula;"
                            + " numbers stay.")
    private boolean csvSafe;

    @Option(names = "--wide", description = "Print whole rows also where the terminal is narrower.")
    private boolean wide;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "The first of it: a date, or a time such as 2025-01-31T12:00:00Z.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Up to here, and not this itself: likewise.")
    private @Nullable String to;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description =
                    "Whose days --from and --to are, such as Europe/Berlin. Default: UTC. What is"
                            + " printed is UTC.")
    private String zone = "UTC";

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "fifo",
            description =
                    "Which lots go first: fifo, lifo or average, which is how the books count."
                            + " Default: fifo.")
    private LotMethod method = LotMethod.FIFO;

    @Option(
            names = "--portfolio",
            paramLabel = "NAME",
            description =
                    "Of this one; may be given several times. Default: all but those of backtests.")
    private List<String> portfolios = List.of();

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "Only rows with amounts in this asset; nothing is converted.")
    private @Nullable String currency;

    /** Makes the rows of a report. */
    @FunctionalInterface
    interface Work {
        void run(ReportBooks books, ReportScope scope, ReportOutput output);
    }

    /** Prints a report. */
    int print(CommandLine line, List<Column> columns, Work work) {
        ReportOutput output = new ReportOutput(columns, output(line));
        ReportPeriod period = period();
        try (DatabaseReader reader = DatabaseReader.open(database.file())) {
            reader.read(transaction -> {
                work.run(new ReportBooks(transaction), scope(transaction, period), output);
                return null;
            });
        }
        output.end();
        return CommandLine.ExitCode.OK;
    }

    private PageOutput output(CommandLine line) {
        PrintWriter out = line.getOut();
        if (json.wanted() && (csv || csvSafe)) {
            throw invalid("Wanted --json or --csv, found both.");
        }
        if (json.wanted()) {
            return PageOutput.json(out);
        }
        return csv || csvSafe
                ? PageOutput.csv(out, line.getErr(), csvSafe ? CsvCells.SAFE : CsvCells.EXACT)
                : PageOutput.table(out, line.getErr(), wide);
    }

    private ReportScope scope(Transaction transaction, ReportPeriod period) {
        Set<Long> ids = new HashSet<>();
        portfolios.forEach(
                name -> ids.add(id(transaction, NameQuery.PORTFOLIO, "portfolio", name)));
        long asset =
                currency == null
                        ? ReportScope.ANY
                        : id(transaction, NameQuery.ASSET, "asset", currency);
        return new ReportScope(method, period, ids, asset);
    }

    static long id(Transaction transaction, NameQuery query, String noun, String name) {
        return transaction
                .find(query, p -> p.set(1, name), row -> row.getLong(0))
                .orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.NOT_FOUND,
                                "There is no "
                                        + noun
                                        + " \""
                                        + name
                                        + "\"; 'tradekeep list "
                                        + noun
                                        + "s' has them."));
    }

    private ReportPeriod period() {
        ZoneId days = zone();
        long first = from == null ? ReportPeriod.ALL.from() : time(from, days);
        long after = to == null ? ReportPeriod.ALL.to() : time(to, days);
        if (first >= after) {
            throw invalid("Wanted a --to after --from, found " + to + " and " + from + ".");
        }
        return new ReportPeriod(first, after);
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a zone such as Europe/Berlin or +03:00, found \"" + zone + "\".",
                    e);
        }
    }

    /** A day begins when the clocks of the zone say so. */
    private static long time(String text, ZoneId zone) {
        if (text.length() > "2025-01-31".length()) {
            if (!IsoTime.hasOffset(text)) {
                throw invalid(
                        "Wanted a date, or a time with its distance from UTC such as"
                                + " 2025-01-31T12:00:00Z, found \""
                                + text
                                + "\".");
            }
            return IsoTime.parse(text);
        }
        try {
            return Micros.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
        } catch (DateTimeException e) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a date such as 2025-01-31, found \"" + text + "\".",
                    e);
        }
    }

    private static TradekeepException invalid(String message) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, message);
    }
}
