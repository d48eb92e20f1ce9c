package dev.tradekeep.app.backtest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A verdict as the books have it.
 *
 * @param word for people
 * @param lines what there is to say, by what it is about
 */
record KeptVerdict(String word, SequencedMap<String, List<String>> lines) {
    private static final List<String> ABOUT =
            List.of("validity", "assumptions", "evidence", "fragility", "money");

    /** Reads what {@link VerdictJson} wrote. */
    static KeptVerdict parse(String report) {
        JsonNode read = JsonMapper.shared().readTree(report);
        SequencedMap<String, List<String>> lines = new LinkedHashMap<>();
        for (String about : ABOUT) {
            List<String> texts = new ArrayList<>();
            read.path(about).forEach(text -> texts.add(text.asString()));
            lines.put(about, texts);
        }
        return new KeptVerdict(read.path("word").asString(), lines);
    }
}
