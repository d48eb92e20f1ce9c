package dev.tradekeep.venue.local.control;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.fault.FaultKind;
import dev.tradekeep.venue.local.fault.FaultSpec;
import dev.tradekeep.venue.local.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Faults as JSON. */
final class FaultJson {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();
    private static final String NAME = "fault";

    private FaultJson() {}

    static void write(Json json, Fault fault) {
        json.object().put("id", fault.id()).put(NAME, fault.kind().word());
        new TreeMap<>(fault.spec().settings()).forEach(json::put);
        json.put("struck", fault.struck());
        if (fault.kind().where() != FaultKind.Where.ACT) {
            json.put("left", fault.left());
        }
        if (!fault.result().isEmpty()) {
            json.object("result");
            new TreeMap<>(fault.result()).forEach(json::put);
            json.end();
        }
        json.end();
    }

    /**
     * Reads {@code {"fault":"latency","ms":30}}, or the short form {@code {"fault":"latency=30"}}.
     *
     * @throws TradekeepException when it makes no sense
     */
    static FaultSpec read(String body) {
        Map<String, String> settings = fields(body);
        String name = settings.remove(NAME);
        if (name == null || name.isEmpty()) {
            throw invalid("Wanted an object such as {\"fault\":\"latency\",\"ms\":30}.");
        }
        FaultSpec brief = FaultSpec.parse(name);
        Map<String, String> all = new LinkedHashMap<>(brief.settings());
        all.putAll(settings);
        return new FaultSpec(brief.kind(), all);
    }

    /** The fields of an object, whose values are texts, numbers or truths. */
    static Map<String, String> fields(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (body.isBlank()) {
            return fields;
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw invalid("Wanted an object, found something else.");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                if (!parser.nextToken().isScalarValue()) {
                    throw invalid(name + ": wanted a text or a number.");
                }
                fields.put(name, String.valueOf(parser.getString()));
            }
        } catch (JacksonException e) {
            throw invalid("Wanted JSON: " + e.getOriginalMessage());
        }
        return fields;
    }

    private static TradekeepException invalid(String text) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, text);
    }
}
