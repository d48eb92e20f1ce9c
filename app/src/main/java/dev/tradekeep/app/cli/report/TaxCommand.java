package dev.tradekeep.app.cli.report;

import static dev.tradekeep.app.cli.report.ReportOutput.decimal;
import static dev.tradekeep.app.cli.report.ReportOutput.integer;
import static dev.tradekeep.app.cli.report.ReportOutput.time;

import dev.tradekeep.engine.accounting.DeclaredCost;
import dev.tradekeep.engine.accounting.ReportBooks;
import dev.tradekeep.engine.accounting.ReportScope;
import dev.tradekeep.engine.accounting.TaxReport;
import dev.tradekeep.engine.accounting.TaxRow;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.store.listing.Column;
import dev.tradekeep.store.listing.ColumnKind;
import dev.tradekeep.store.sql.Word;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradekeep report tax}. */
@Command(
        name = "tax",
        description =
                "What was held and what it earned when it went, lot by lot. docs/accounting.md says how"
                        + " each amount is made.",
        footer = {
            "",
            "Example:",
            "  tradekeep report tax --from 2025-01-01 --to 2026-01-01 --zone Europe/Berlin --csv"
        })
final class TaxCommand implements Callable<Integer> {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("kind", ColumnKind.TEXT),
                    new Column("portfolio", ColumnKind.TEXT),
                    new Column("asset", ColumnKind.TEXT),
                    new Column("quantity", ColumnKind.DECIMAL),
                    new Column("opened_at", ColumnKind.TIME),
                    new Column("closed_at", ColumnKind.TIME),
                    new Column("cost", ColumnKind.DECIMAL),
                    new Column("proceeds", ColumnKind.DECIMAL),
                    new Column("fees", ColumnKind.DECIMAL),
                    new Column("gain", ColumnKind.DECIMAL),
                    new Column("currency", ColumnKind.TEXT),
                    new Column("opened_by", ColumnKind.INTEGER),
                    new Column("closed_by", ColumnKind.INTEGER));

    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Option(
            names = "--basis",
            paramLabel = "FILE",
            description =
                    "A CSV file posting,acquired_at,cost,currency: what deposits of assets had cost"
                            + " before they came.")
    private @Nullable Path basis;

    @Override
    public Integer call() {
        return options.print(spec.commandLine(), COLUMNS, this::write);
    }

    private void write(ReportBooks books, ReportScope scope, ReportOutput output) {
        Map<Long, DeclaredCost> declared = basis == null ? Map.of() : BasisFile.read(basis, books);
        new TaxReport(books, scope, declared, row -> output.add(cells(row, books))).run();
    }

    private static @Nullable String[] cells(TaxRow row, ReportBooks books) {
        Asset asset = books.asset(row.assetId());
        Long currencyId = row.currency();
        Asset currency = currencyId == null ? null : books.asset(currencyId);
        int money = currency == null ? 0 : currency.scale();
        return new @Nullable String[] {
            Word.of(row.kind()),
            books.portfolio(row.portfolioId()),
            asset.code(),
            row.quantity() == 0 ? null : decimal(row.quantity(), asset.scale()),
            time(row.openedAt()),
            time(row.closedAt()),
            decimal(row.cost(), money),
            decimal(row.proceeds(), money),
            currency == null ? null : decimal(row.fees(), money),
            decimal(row.gain(), money),
            currency == null ? null : currency.code(),
            integer(row.openedBy()),
            integer(row.closedBy())
        };
    }
}
