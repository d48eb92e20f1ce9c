package dev.tradekeep.app.cli.market;

import dev.tradekeep.app.text.Json;
import dev.tradekeep.app.text.Numbers;
import dev.tradekeep.market.imports.RejectedRow;
import dev.tradekeep.market.imports.instruments.InstrumentImportOutcome;
import dev.tradekeep.model.instrument.InstrumentSpecification;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.InstrumentImportCounts;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** Instruments, and the result of importing them, for people and for scripts. */
final class InstrumentText {
    /** More rejected rows than this are only counted on a terminal. */
    private static final int LINES_MAX = 10;

    private InstrumentText() {}

    static void print(InstrumentImportOutcome outcome, PrintWriter out) {
        InstrumentImportCounts counts = outcome.counts();
        out.println(
                counts.fileName()
                        + ": "
                        + Numbers.count(counts.inserted())
                        + " new, "
                        + Numbers.count(counts.updated())
                        + " changed, "
                        + Numbers.count(counts.unchanged())
                        + " unchanged, "
                        + Numbers.count(counts.rejected())
                        + " rejected; "
                        + Numbers.seconds(outcome.durationNanos()));
        outcome.importedBefore()
                .ifPresent(
                        at -> out.println("  the same file was imported on " + Micros.toIso(at)));
        out.println(
                "  "
                        + Numbers.count(outcome.exchanges())
                        + " exchanges; "
                        + Numbers.count(outcome.shared())
                        + " symbols are listed by more than one; "
                        + Numbers.count(outcome.defaults())
                        + " defaults for a market and type");
        if (outcome.delisted() > 0) {
            out.println("  " + Numbers.count(outcome.delisted()) + " delisted");
        }
        outcome.rejects().stream()
                .limit(LINES_MAX)
                .forEach(row -> out.println("  rejected " + row));
        if (counts.rejected() > LINES_MAX) {
            out.println(
                    "  … and "
                            + Numbers.count(counts.rejected() - LINES_MAX)
                            + " more rejected rows");
        }
    }

    static void writeJson(InstrumentImportOutcome outcome, PrintWriter out) {
        InstrumentImportCounts counts = outcome.counts();
        Json.print(
                out,
                json -> {
                    json.writeStringProperty("file", counts.fileName());
                    json.writeStringProperty("sha256", counts.fileSha256());
                    json.writeNumberProperty("inserted", counts.inserted());
                    json.writeNumberProperty("updated", counts.updated());
                    json.writeNumberProperty("unchanged", counts.unchanged());
                    json.writeNumberProperty("rejected", counts.rejected());
                    json.writeNumberProperty("delisted", outcome.delisted());
                    json.writeNumberProperty("defaults", outcome.defaults());
                    json.writeNumberProperty("exchanges", outcome.exchanges());
                    json.writeNumberProperty("shared", outcome.shared());
                    json.writeNumberProperty("durationNanos", outcome.durationNanos());
                    json.writeArrayPropertyStart("rejects");
                    for (RejectedRow row : outcome.rejects()) {
                        json.writeStartObject();
                        json.writeStringProperty("source", row.source());
                        json.writeNumberProperty("line", row.line());
                        json.writeStringProperty("reason", row.reason());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    /** One line an instrument: exchange, symbol, kind, tick, lot, description. */
    static void printTable(List<CatalogueEntry> listings, PrintWriter out) {
        List<Function<CatalogueEntry, String>> columns =
                List.of(
                        CatalogueEntry::exchange,
                        listing -> listing.specification().symbol(),
                        listing -> listing.specification().kind().label(),
                        listing -> "tick " + listing.specification().tickSize(),
                        listing -> "lot " + listing.specification().lotSize());
        List<Integer> widths = columns.stream().map(column -> width(listings, column)).toList();
        for (CatalogueEntry listing : listings) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                String text = columns.get(i).apply(listing);
                line.append(text).repeat(' ', widths.get(i) - text.length() + 2);
            }
            out.println(line.append(listing.specification().description()).toString().strip());
        }
    }

    private static int width(
            List<CatalogueEntry> listings, Function<CatalogueEntry, String> column) {
        return listings.stream()
                .mapToInt(listing -> column.apply(listing).length())
                .max()
                .orElse(0);
    }

    static void printWhole(CatalogueEntry listing, PrintWriter out) {
        InstrumentSpecification of = listing.specification();
        out.println(listing.exchange() + " " + of.symbol());
        field("called there", of.exchangeSymbol(), out);
        field("kind", of.kind().label(), out);
        field("description", of.description(), out);
        field("status", listing.status().label(), out);
        field("base asset", of.base() == null ? "none, only money changes hands" : of.base(), out);
        field("quote asset", of.quote(), out);
        field("tick", of.tickSize().toString(), out);
        field("lot", of.lotSize().toString(), out);
        field("least quantity", orNone(of.minQuantity()), out);
        field("least value", orNone(of.minNotional()), out);
        field("multiplier", of.contractMultiplier().toString(), out);
        field("magnifier", of.priceMagnifier().toString(), out);
        field("strike", of.strikeMultiplier().toString(), out);
        field(
                "in the books",
                "prices of "
                        + listing.priceScale()
                        + ", quantities of "
                        + listing.quantityScale()
                        + " decimals",
                out);
    }

    private static String orNone(Decimal number) {
        return number.signum() == 0 ? "none" : number.toString();
    }

    private static void field(String name, String value, PrintWriter out) {
        out.println("  " + name + " ".repeat(16 - name.length()) + value);
    }

    static void writeJson(List<CatalogueEntry> listings, PrintWriter out) {
        Json.print(
                out,
                json -> {
                    json.writeArrayPropertyStart("items");
                    listings.forEach(listing -> write(listing, json));
                    json.writeEndArray();
                });
    }

    /** Decimals are texts, because a JSON number is read as floating point. */
    private static void write(CatalogueEntry listing, JsonGenerator json) {
        InstrumentSpecification of = listing.specification();
        json.writeStartObject();
        json.writeStringProperty("exchange", listing.exchange());
        json.writeStringProperty("symbol", of.symbol());
        json.writeStringProperty("exchangeSymbol", of.exchangeSymbol());
        json.writeStringProperty("kind", of.kind().label());
        json.writeStringProperty("description", of.description());
        json.writeStringProperty("status", listing.status().label());
        json.writeName("base");
        if (of.base() == null) {
            json.writeNull();
        } else {
            json.writeString(of.base());
        }
        json.writeStringProperty("quote", of.quote());
        json.writeStringProperty("tickSize", of.tickSize().toString());
        json.writeStringProperty("lotSize", of.lotSize().toString());
        json.writeStringProperty("minQuantity", of.minQuantity().toString());
        json.writeStringProperty("minNotional", of.minNotional().toString());
        json.writeStringProperty("contractMultiplier", of.contractMultiplier().toString());
        json.writeStringProperty("priceMagnifier", of.priceMagnifier().toString());
        json.writeStringProperty("strikeMultiplier", of.strikeMultiplier().toString());
        json.writeNumberProperty("priceScale", listing.priceScale());
        json.writeNumberProperty("quantityScale", listing.quantityScale());
        json.writeEndObject();
    }
}
