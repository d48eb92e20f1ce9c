package dev.tradekeep.app.cli.report;

import static dev.tradekeep.app.cli.report.ReportOutput.decimal;

import dev.tradekeep.engine.accounting.PnlReport;
import dev.tradekeep.engine.accounting.PnlRow;
import dev.tradekeep.engine.accounting.ReportBooks;
import dev.tradekeep.engine.accounting.ReportScope;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.listing.Column;
import dev.tradekeep.store.listing.ColumnKind;
import dev.tradekeep.store.sql.Word;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradekeep report pnl}. */
@Command(
        name = "pnl",
        description =
                "What each portfolio earned with each instrument, and by funding and interest; by the"
                        + " average it is what the books say.",
        footer = {"", "Example:", "  tradekeep report pnl --portfolio backtest-1 --method average"})
final class PnlCommand implements Callable<Integer> {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("portfolio", ColumnKind.TEXT),
                    new Column("kind", ColumnKind.TEXT),
                    new Column("instrument", ColumnKind.TEXT),
                    new Column("trades", ColumnKind.INTEGER),
                    new Column("realized_pnl", ColumnKind.DECIMAL),
                    new Column("slippage", ColumnKind.DECIMAL),
                    new Column("net", ColumnKind.DECIMAL),
                    new Column("currency", ColumnKind.TEXT),
                    new Column("fees", ColumnKind.TEXT),
                    new Column("bought", ColumnKind.DECIMAL),
                    new Column("sold", ColumnKind.DECIMAL),
                    new Column("position", ColumnKind.DECIMAL),
                    new Column("cost", ColumnKind.DECIMAL));

    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Override
    public Integer call() {
        return options.print(spec.commandLine(), COLUMNS, PnlCommand::write);
    }

    private static void write(ReportBooks books, ReportScope scope, ReportOutput output) {
        new PnlReport(books, scope).rows().forEach(row -> output.add(cells(row, books)));
    }

    private static @Nullable String[] cells(PnlRow row, ReportBooks books) {
        Asset currency = books.asset(row.currency());
        int money = currency.scale();
        ListedInstrument listed = row.listed();
        int units = listed == null ? 0 : listed.instrument().quantityScale();
        return new @Nullable String[] {
            books.portfolio(row.portfolioId()),
            Word.of(row.reason()),
            listed == null ? null : listed.instrument().symbol(),
            Long.toString(row.trades()),
            decimal(row.realized(), money),
            decimal(row.slippage(), money),
            decimal(row.net(), money),
            currency.code(),
            fees(row, books),
            decimal(row.bought(), units),
            decimal(row.sold(), units),
            decimal(row.position(), units),
            decimal(row.cost(), money)
        };
    }

    private static String fees(PnlRow row, ReportBooks books) {
        return new TreeMap<>(row.fees())
                .entrySet().stream()
                        .map(fee -> {
                            Asset asset = books.asset(fee.getKey());
                            return FixedPoint.format(fee.getValue(), asset.scale())
                                    + " "
                                    + asset.code();
                        })
                        .collect(Collectors.joining(", "));
    }
}
