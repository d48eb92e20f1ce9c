package dev.tradekeep.app.cli;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Reader;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.instruments.InstrumentListing;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep market instruments list}. */
@Command(
        name = "list",
        description = "List instruments in the order of exchange and symbol, page by page.",
        footer = {
            "",
            "Examples:",
            "  tradekeep market instruments list --exchange kraken",
            "  tradekeep market instruments list --after kraken:BTC/USD --limit 100",
        })
final class MarketInstrumentsListCommand implements Runnable {
    private static final char SEPARATOR = ':';

    @Spec private CommandSpec spec;
    @ParentCommand private MarketInstrumentsGroup group;
    @Mixin private InstrumentFilterOption wanted;
    @Mixin private JsonOption json;

    @Option(
            names = "--after",
            paramLabel = "EXCHANGE:SYMBOL",
            description = "Begin after this one, the last of the page before.")
    private @Nullable String after;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        int limit = wanted.limit();
        int separator = after == null ? 0 : separator(after);
        String exchange = after == null ? "" : after.substring(0, separator);
        String symbol = after == null ? "" : after.substring(separator + 1);
        List<InstrumentListing> page;
        try (Reader reader = Reader.open(group.market.database.file())) {
            page =
                    reader.read(t ->
                            new InstrumentCatalogue(t)
                                    .page(wanted.filter(), exchange, symbol, limit + 1));
        }
        boolean more = page.size() > limit;
        List<InstrumentListing> shown = more ? page.subList(0, limit) : page;
        String next = more ? nextAfter(shown.getLast()) : null;
        if (json.wanted()) {
            InstrumentText.writeJson(shown, next, out);
            return;
        }
        if (shown.isEmpty()) {
            out.println("no instruments");
            return;
        }
        InstrumentText.printTable(shown, out);
        if (next != null) {
            out.println("more: --after " + next);
        }
    }

    private static String nextAfter(InstrumentListing last) {
        return last.exchange() + SEPARATOR + last.specification().symbol();
    }

    private static int separator(String text) {
        int at = text.indexOf(SEPARATOR);
        if (at < 1) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted --after such as kraken:BTC/USD, found \"" + text + "\".");
        }
        return at;
    }
}
