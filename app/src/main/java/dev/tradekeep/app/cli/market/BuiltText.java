package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.market.series.care.TickCandles;
import java.io.PrintWriter;

/** The result of making candles out of ticks. */
final class BuiltText {
    private BuiltText() {}

    static void print(TickCandles.Built built, PrintWriter out) {
        out.println(
                "  candles of "
                        + built.series().interval()
                        + ": "
                        + Numbers.count(built.appended().inserted())
                        + " new, "
                        + Numbers.count(built.appended().unchanged())
                        + " unchanged, "
                        + Numbers.count(built.appended().replaced())
                        + " corrected; series "
                        + built.series().id()
                        + " has "
                        + Numbers.count(built.series().candles()));
    }

    static void writeJson(TickCandles.Built built, PrintWriter out) {
        Json.print(
                out,
                json -> {
                    json.writeNumberProperty("series", built.series().id());
                    json.writeStringProperty("interval", built.series().interval().toString());
                    json.writeNumberProperty("inserted", built.appended().inserted());
                    json.writeNumberProperty("unchanged", built.appended().unchanged());
                    json.writeNumberProperty("replaced", built.appended().replaced());
                    json.writeNumberProperty("seriesCandles", built.series().candles());
                });
    }
}
