package dev.tradekeep.app.report;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.store.risk.RiskCount;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.venue.FillReport;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What the reports of runs over candles have in common, for scripts. */
public final class RunJson {
    private RunJson() {}

    /** What was cut off orders; quantities are decimal text in the base asset. */
    public static void writeCuts(
            JsonGenerator json, FillReport fills, Instrument instrument, boolean knowsVolume) {
        int scale = instrument.quantityScale();
        json.writeObjectPropertyStart("cut");
        json.writeBooleanProperty("volumeKnown", knowsVolume);
        json.writeObjectPropertyStart("limitedByVolume");
        json.writeNumberProperty("orders", fills.limited().orders());
        json.writeNumberProperty("times", fills.limitedTimes());
        json.writeStringProperty("quantity", decimal(fills.limited().quantity(), scale));
        json.writeEndObject();
        json.writeArrayPropertyStart("expired");
        fills.expired()
                .forEach((reason, cut) -> {
                    json.writeStartObject();
                    json.writeStringProperty("reason", reason.name());
                    json.writeNumberProperty("orders", cut.orders());
                    json.writeStringProperty("quantity", decimal(cut.quantity(), scale));
                    json.writeEndObject();
                });
        json.writeEndArray();
        if (fills.large().counted()) {
            json.writeNumberProperty("fillsOverTenthOfVolume", fills.large().overShare());
            json.writeNumberProperty("fillsOverVolume", fills.large().overAll());
        }
        json.writeEndObject();
    }

    private static String decimal(BigInteger quantity, int scale) {
        return new BigDecimal(quantity, scale).stripTrailingZeros().toPlainString();
    }

    /** What the risk check had to tell. */
    public static void writeRisk(JsonGenerator json, List<RiskCount> risk) {
        json.writeArrayPropertyStart("risk");
        risk.stream()
                .limit(RiskLines.LINES_MAX)
                .forEach(one -> {
                    json.writeStartObject();
                    json.writeStringProperty("kind", Word.of(one.kind()));
                    json.writeStringProperty("code", one.code());
                    Long limit = one.limitId();
                    if (limit != null) {
                        json.writeNumberProperty("limit", limit);
                    }
                    json.writeNumberProperty("count", one.count());
                    json.writeStringProperty("detail", one.detail());
                    json.writeEndObject();
                });
        json.writeEndArray();
    }
}
