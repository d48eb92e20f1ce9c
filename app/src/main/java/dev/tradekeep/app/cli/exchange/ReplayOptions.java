package dev.tradekeep.app.cli.exchange;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.local.ExchangeSettings.Listing;
import dev.tradekeep.venue.local.market.MarketMaker.Replay;
import dev.tradekeep.venue.local.market.Recording;
import dev.tradekeep.venue.local.spot.SymbolRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Prices out of files in place of chance. */
final class ReplayOptions {
    private static final int SPEED_MAX = 1_000;

    @Option(
            names = "--replay",
            paramLabel = "[SYMBOL=]FILE",
            description =
                    "Where a price comes from: candles or trades as CSV; repeatable. Without a symbol the first one.")
    private List<String> files = List.of();

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "How many seconds of a file pass in one, 1 to 1000. Default: ${DEFAULT-VALUE}.")
    private int speed;

    /** The same symbols, with recordings where there are some. */
    List<Listing> applyTo(List<Listing> listings) {
        if (speed < 1 || speed > SPEED_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--speed: wanted 1 to " + SPEED_MAX + ", found " + speed + ".");
        }
        List<Listing> played = new ArrayList<>(listings);
        for (String text : files) {
            int equals = text.indexOf('=');
            String symbol =
                    equals < 0
                            ? listings.getFirst().rules().name()
                            : text.substring(0, equals).replace("/", "");
            int at = played.stream().map(one -> one.rules().name()).toList().indexOf(symbol);
            if (at < 0) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "--replay: " + symbol + " is none of the symbols that are traded.");
            }
            played.set(at, played(played.get(at), Path.of(text.substring(equals + 1))));
        }
        return played;
    }

    private Listing played(Listing listing, Path file) {
        Recording recording = Recording.read(file);
        SymbolRules rules =
                SymbolRules.standard(listing.rules().base(), listing.rules().quote())
                        .scaledTo(recording.firstPrice());
        return new Listing(rules, recording.firstPrice(), new Replay(recording, speed));
    }
}
