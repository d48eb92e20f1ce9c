package dev.tradekeep.app.backtest;

import dev.tradekeep.app.text.Json;
import dev.tradekeep.engine.evidence.Assessment;
import dev.tradekeep.engine.evidence.Check;
import dev.tradekeep.engine.evidence.Grade;
import dev.tradekeep.engine.evidence.Outlook;
import dev.tradekeep.store.strategies.BacktestVerdict;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** A verdict for scripts: the word, its lines, and every check with its figure. */
final class VerdictJson {
    private VerdictJson() {}

    /** Writes the property {@code verdict}. */
    static void write(JsonGenerator json, Assessment assessment, VerdictText text) {
        json.writeObjectPropertyStart("verdict");
        writeProperties(json, assessment, text);
        json.writeEndObject();
    }

    /** The same as a row of the books. */
    static BacktestVerdict row(Assessment assessment, VerdictText text) {
        return new BacktestVerdict(
                assessment.verdict().name().toLowerCase(Locale.ROOT),
                Json.object(json -> writeProperties(json, assessment, text)));
    }

    private static void writeProperties(
            JsonGenerator json, Assessment assessment, VerdictText text) {
        json.writeStringProperty("word", VerdictText.word(assessment.verdict()));
        for (VerdictText.Line line : text.lines()) {
            if (!line.about().equals("verdict")) {
                json.writeArrayPropertyStart(line.about());
                line.texts().forEach(json::writeString);
                json.writeEndArray();
            }
        }
        json.writeArrayPropertyStart("checks");
        assessment.checks().forEach(check -> write(json, check));
        json.writeEndArray();
        json.writeArrayPropertyStart("outlook");
        assessment.outlook().forEach(outlook -> write(json, outlook));
        json.writeEndArray();
        Double drawdown = assessment.drawdownToStop();
        if (drawdown != null) {
            json.writeNumberProperty("drawdownToStop", drawdown);
        }
    }

    private static void write(JsonGenerator json, Check check) {
        json.writeStartObject();
        json.writeStringProperty("check", camel(check.kind().name()));
        json.writeStringProperty("grade", grade(check.grade()));
        if (check.grade() != Grade.NOT_AVAILABLE) {
            number(json, "figure", check.figure());
            number(json, "bound", check.bound());
        }
        if (!check.note().isEmpty()) {
            json.writeStringProperty("note", check.note());
        }
        json.writeEndObject();
    }

    /** JSON has no infinity: a bound that nothing reaches is left out. */
    private static void number(JsonGenerator json, String name, double value) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, value);
        }
    }

    private static void write(JsonGenerator json, Outlook outlook) {
        json.writeStartObject();
        json.writeNumberProperty("days", outlook.days());
        json.writeNumberProperty("low", outlook.low());
        json.writeNumberProperty("high", outlook.high());
        json.writeNumberProperty("stop", outlook.stop());
        json.writeEndObject();
    }

    private static String grade(Grade grade) {
        return grade == Grade.NOT_AVAILABLE ? "n/a" : grade.name().toLowerCase(Locale.ROOT);
    }

    private static String camel(String name) {
        StringBuilder text = new StringBuilder();
        for (String word : name.split("_", -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            text.append(
                    text.isEmpty()
                            ? lower
                            : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return text.toString();
    }
}
