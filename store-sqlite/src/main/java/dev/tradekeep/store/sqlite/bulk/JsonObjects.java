package dev.tradekeep.store.sqlite.bulk;

import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads objects of JSON as rows. Every object has the names of the first, in any order. */
final class JsonObjects {
    private static final int NESTING_MAX = 32;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(NESTING_MAX)
                                    .maxStringLength(RowText.RECORD_CHARS_MAX)
                                    .build())
                    .build();

    private final List<ColumnShape> shapes;
    private final FieldText fields;
    private final Map<String, Integer> places = new HashMap<>();

    JsonObjects(List<ColumnShape> shapes, FieldText fields) {
        this.shapes = shapes;
        this.fields = fields;
        for (int i = 0; i < shapes.size(); i++) {
            places.put(shapes.get(i).name(), i);
        }
    }

    static JsonParser parser(Reader text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    static JsonParser parser(String text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /** The names of the object that the parser stands on the start of. */
    static List<String> names(JsonParser parser) {
        List<String> names = new ArrayList<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            names.add(name);
            parser.nextToken();
            parser.skipChildren();
        }
        return names;
    }

    /** The object that the parser stands on the start of; read to its end, whatever it holds. */
    BulkRow read(JsonParser parser, long number) {
        @Nullable Object[] values = new Object[shapes.size()];
        boolean[] there = new boolean[values.length];
        String problem = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            Integer place = places.get(name);
            if (place == null || there[place]) {
                parser.skipChildren();
                problem = problem(problem, name, place != null);
                continue;
            }
            there[place] = true;
            try {
                values[place] = fields.parse(shapes.get(place), parser);
            } catch (FieldText.Unreadable e) {
                problem = problem == null ? e.problem() : problem;
            }
        }
        for (int i = 0; i < there.length && problem == null; i++) {
            if (!there[i]) {
                problem = "wanted \"" + shapes.get(i).name() + "\" as in the first row, found none";
            }
        }
        return problem == null ? BulkRow.of(number, values) : BulkRow.unreadable(number, problem);
    }

    private static String problem(@Nullable String first, String name, boolean twice) {
        if (first != null) {
            return first;
        }
        return "\"" + name + "\" is " + (twice ? "there twice" : "not in the first row");
    }
}
