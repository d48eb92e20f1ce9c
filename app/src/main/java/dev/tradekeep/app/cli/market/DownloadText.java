package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.download.DownloadRequest;
import dev.tradekeep.app.download.Downloaded;
import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.market.series.Gap;
import dev.tradekeep.model.time.Micros;
import java.io.PrintWriter;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What a download did, for people or for scripts. */
record DownloadText(DownloadRequest wanted, Downloaded done) {
    /** More gaps than this are only counted for people. */
    private static final int LINES_MAX = 10;

    private static final double NANOS_A_SECOND = 1e9;

    void write(boolean json, PrintWriter out) {
        if (json) {
            Json.print(out, this::write);
        } else {
            print(out);
        }
    }

    private void print(PrintWriter out) {
        out.println(
                done.instrument().specification().symbol()
                        + " "
                        + wanted.interval()
                        + " of "
                        + wanted.exchange()
                        + ": "
                        + Numbers.count(done.appended().inserted())
                        + " new, "
                        + Numbers.count(done.appended().unchanged())
                        + " unchanged, "
                        + Numbers.count(done.appended().replaced())
                        + " corrected; "
                        + Numbers.count(done.pages())
                        + " requests, "
                        + String.format(Locale.ROOT, "%.1f s", done.nanos() / NANOS_A_SECOND));
        done.gaps().stream().limit(LINES_MAX).forEach(gap -> print(gap, out));
        if (done.gaps().size() > LINES_MAX) {
            out.println(
                    "  and more gaps; 'tradekeep list gaps --series "
                            + done.series().id()
                            + "' has all of them");
        }
        if (done.series().candles() == 0) {
            out.println("  series " + done.series().id() + " has none");
        } else {
            out.println(
                    "  series "
                            + done.series().id()
                            + " has "
                            + Numbers.count(done.series().candles())
                            + ", "
                            + Micros.toIso(done.series().firstOpenTime())
                            + " to "
                            + Micros.toIso(done.series().lastOpenTime()));
        }
    }

    private static void print(Gap gap, PrintWriter out) {
        out.println(
                "  gap of "
                        + Numbers.count(gap.missing())
                        + " from "
                        + Micros.toIso(gap.from())
                        + " to "
                        + Micros.toIso(gap.to()));
    }

    private void write(JsonGenerator line) {
        line.writeStringProperty("exchange", wanted.exchange());
        line.writeStringProperty("symbol", done.instrument().specification().symbol());
        line.writeStringProperty("interval", wanted.interval().toString());
        line.writeStringProperty("source", wanted.source());
        line.writeNumberProperty("series", done.series().id());
        line.writeNumberProperty("inserted", done.appended().inserted());
        line.writeNumberProperty("unchanged", done.appended().unchanged());
        line.writeNumberProperty("replaced", done.appended().replaced());
        line.writeNumberProperty("requests", done.pages());
        line.writeNumberProperty("candles", done.series().candles());
        if (done.series().candles() > 0) {
            line.writeStringProperty("first", Micros.toIso(done.series().firstOpenTime()));
            line.writeStringProperty("last", Micros.toIso(done.series().lastOpenTime()));
        }
        line.writeArrayPropertyStart("gaps");
        for (Gap gap : done.gaps()) {
            line.writeStartObject();
            line.writeStringProperty("from", Micros.toIso(gap.from()));
            line.writeStringProperty("to", Micros.toIso(gap.to()));
            line.writeNumberProperty("missing", gap.missing());
            line.writeEndObject();
        }
        line.writeEndArray();
    }
}
