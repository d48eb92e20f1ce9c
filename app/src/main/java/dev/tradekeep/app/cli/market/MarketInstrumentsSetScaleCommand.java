package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.market.series.care.PriceScale;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market instruments set-scale}. */
@Command(
        name = "set-scale",
        description = {
            "Give the prices of an instrument more decimals and count its market data anew; an import does so"
                    + " by itself. It is possible while no order, trade, signal or preset counts on them."
        },
        footer = {
            "",
            "Examples:",
            "  tradekeep market instruments set-scale kraken BTC/USD --price-decimals 2 --dry-run",
            "  tradekeep market instruments set-scale kraken BTC/USD --price-decimals 2",
        })
final class MarketInstrumentsSetScaleCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private MarketInstrumentsGroup group;

    @Parameters(index = "0", paramLabel = "EXCHANGE", description = "Our name of the exchange.")
    private String exchange = "";

    @Parameters(index = "1", paramLabel = "SYMBOL", description = "Such as BTC/USD.")
    private String symbol = "";

    @Option(
            names = "--price-decimals",
            paramLabel = "N",
            required = true,
            description = "Decimals of its prices from now on, at most 18.")
    private int priceDecimals;

    @Option(names = "--dry-run", description = "Only say what it would touch.")
    private boolean dryRun;

    /** What was found, and what is touched of it. */
    private record Change(CatalogueEntry entry, PriceScale.Touched touched) {}

    @Override
    public void run() {
        Change change;
        try (OwnedBooks books = OwnedBooks.open(group.market.database.file())) {
            change = books.database().write(Durability.RELAXED, this::change);
        }
        PriceScale.Touched touched = change.touched();
        spec.commandLine()
                .getOut()
                .println(
                        change.entry().exchange()
                                + " "
                                + change.entry().specification().symbol()
                                + ": prices of "
                                + priceDecimals
                                + " decimals, from "
                                + change.entry().priceScale()
                                + "; "
                                + Numbers.count(touched.candles())
                                + " candles, "
                                + Numbers.count(touched.rollups())
                                + " roll-ups, "
                                + Numbers.count(touched.ticks())
                                + " ticks "
                                + (dryRun ? "would be counted anew" : "counted anew"));
    }

    private Change change(Transaction transaction) {
        List<CatalogueEntry> found = NamedInstruments.find(transaction, exchange, symbol);
        if (found.size() > 1) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    exchange + " lists several instruments called " + symbol + "; use our name.");
        }
        PriceScale scale = new PriceScale(transaction);
        PriceScale.Touched touched = scale.plan(found.getFirst(), priceDecimals);
        if (!dryRun) {
            scale.grow(found.getFirst(), priceDecimals);
        }
        return new Change(found.getFirst(), touched);
    }
}
