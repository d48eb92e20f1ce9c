package dev.tradekeep.app.cli.report;

import static dev.tradekeep.app.cli.report.ReportOutput.decimal;

import dev.tradekeep.engine.accounting.ReportBooks;
import dev.tradekeep.engine.accounting.ReportScope;
import dev.tradekeep.engine.accounting.TradeReport;
import dev.tradekeep.engine.accounting.TradeRow;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.listing.Column;
import dev.tradekeep.store.listing.ColumnKind;
import dev.tradekeep.store.portfolio.Movement;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradekeep report trades}. */
@Command(
        name = "trades",
        description = "Every trade with its fee, and what it earned.",
        footer = {
            "",
            "Example:",
            "  tradekeep report trades --from 2025-01-01 --to 2026-01-01 --method average --csv"
        })
final class TradesCommand implements Callable<Integer> {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("posting", ColumnKind.INTEGER),
                    new Column("trade", ColumnKind.INTEGER),
                    new Column("executed_at", ColumnKind.TIME),
                    new Column("portfolio", ColumnKind.TEXT),
                    new Column("instrument", ColumnKind.TEXT),
                    new Column("side", ColumnKind.TEXT),
                    new Column("quantity", ColumnKind.DECIMAL),
                    new Column("price", ColumnKind.DECIMAL),
                    new Column("notional", ColumnKind.DECIMAL),
                    new Column("slippage", ColumnKind.DECIMAL),
                    new Column("realized_pnl", ColumnKind.DECIMAL),
                    new Column("currency", ColumnKind.TEXT),
                    new Column("fee", ColumnKind.DECIMAL),
                    new Column("fee_asset", ColumnKind.TEXT),
                    new Column("position", ColumnKind.DECIMAL));

    @Spec private CommandSpec spec;
    @Mixin private ReportOptions options;

    @Override
    public Integer call() {
        return options.print(spec.commandLine(), COLUMNS, TradesCommand::write);
    }

    private static void write(ReportBooks books, ReportScope scope, ReportOutput output) {
        new TradeReport(books, scope).forEach(row -> output.add(cells(row, books)));
    }

    private static @Nullable String[] cells(TradeRow row, ReportBooks books) {
        Movement.Trade trade = row.trade();
        Instrument instrument = row.listed().instrument();
        Asset feeAsset = books.asset(trade.feeAssetId());
        int money = instrument.quote().scale();
        return new @Nullable String[] {
            Long.toString(row.movement().postingId()),
            Long.toString(trade.id()),
            Micros.toIso(row.movement().at()),
            books.portfolio(row.movement().portfolioId()),
            instrument.symbol(),
            trade.side().name(),
            decimal(trade.quantity(), instrument.quantityScale()),
            decimal(trade.price(), instrument.priceScale()),
            decimal(trade.notional(), money),
            decimal(trade.slippage(), money),
            decimal(row.realized(), money),
            instrument.quote().code(),
            decimal(trade.fee(), feeAsset.scale()),
            feeAsset.code(),
            decimal(row.position(), instrument.quantityScale())
        };
    }
}
