package dev.tradekeep.app.sweep;

import dev.tradekeep.app.text.Json;
import dev.tradekeep.engine.statistics.Measure;
import dev.tradekeep.engine.sweep.Choice;
import dev.tradekeep.engine.sweep.SweepFindings;
import dev.tradekeep.engine.sweep.Trial;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sql.Word;
import java.io.PrintWriter;
import tools.jackson.core.JsonGenerator;

/** What a sweep found, for scripts: every point that was tried under {@code items}. */
public final class SweepJson {
    private final SweepRun run;
    private final Asset quote;

    private SweepJson(SweepRun run) {
        this.run = run;
        quote = run.base().plan().portfolios().getFirst().quote();
    }

    /** Prints all of it. */
    public static void write(PrintWriter out, SweepRun run) {
        Json.print(out, new SweepJson(run)::write);
    }

    private void write(JsonGenerator json) {
        json.writeStringProperty(
                "strategy", run.base().plan().strategies().getFirst().strategy().name());
        json.writeStringProperty("method", Word.of(run.search().method()));
        json.writeStringProperty("objective", Word.of(run.search().objective()));
        json.writeNumberProperty("seed", run.search().seed());
        json.writeStringProperty("quoteAsset", quote.code());
        json.writeStringProperty("holdOutFrom", Micros.toIso(run.holdOutFrom()));
        json.writeNumberProperty("trials", run.findings().trials());
        if (run.counted() > 0) {
            json.writeNumberProperty("counted", run.counted());
            json.writeNumberProperty("looks", run.looks());
        }
        run.findings().choice().ifPresent(choice -> writeChoice(json, choice));
        SweepFindings found = run.findings();
        number(json, "deflatedSharpe", run.deflated());
        number(json, "effectiveTrials", found.effectiveTrials());
        number(json, "overfitting", found.overfitting());
        number(json, "realityCheck", found.realityCheck());
        json.writeObjectPropertyStart("says");
        for (SweepLines.Line line : SweepLines.of(run)) {
            json.writeArrayPropertyStart(line.about());
            line.texts().forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("items");
        run.trials().forEach(trial -> write(json, trial));
        json.writeEndArray();
    }

    private void writeChoice(JsonGenerator json, Choice choice) {
        json.writeObjectPropertyStart("choice");
        writeParameters(json, choice.trial());
        number(json, "neighbourhood", choice.neighbourhood());
        json.writeBooleanProperty("isPeaked", choice.isPeaked());
        json.writeArrayPropertyStart("edges");
        choice.edges().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeParameters(JsonGenerator json, Trial trial) {
        json.writeObjectPropertyStart("parameters");
        run.search().space().values(trial.place()).forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Trial trial) {
        json.writeStartObject();
        writeParameters(json, trial);
        if (!trial.note().isEmpty()) {
            json.writeStringProperty("note", trial.note());
        }
        if (!trial.isRefused()) {
            json.writeNumberProperty("trades", trial.trades());
            json.writeStringProperty(
                    "endEquity", FixedPoint.format(trial.endEquity(), quote.scale()));
            json.writeStringProperty("fees", FixedPoint.format(trial.fees(), quote.scale()));
            for (Measure measure : Trial.MEASURES) {
                number(json, measure.key(), trial.figure(measure));
            }
        }
        json.writeEndObject();
    }

    /** What has no figure is left out. */
    private static void number(JsonGenerator json, String name, double value) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, value);
        }
    }
}
