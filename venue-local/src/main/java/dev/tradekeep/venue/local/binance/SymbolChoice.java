package dev.tradekeep.venue.local.binance;

import dev.tradekeep.venue.local.spot.SpotMarket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The parameters {@code symbol} and {@code symbols}, of which one or none is sent. */
final class SymbolChoice {
    private static final Pattern LIST = Pattern.compile("\\[(\"[A-Z0-9-_.]{1,20}\"(, ?|(?=])))*]");

    private SymbolChoice() {}

    /** How many symbols are asked for; -1 for all. */
    static int count(Params params) {
        if (params.has("symbol")) {
            return 1;
        }
        String list = params.find("symbols");
        return list == null ? -1 : list.split(",", -1).length;
    }

    /** The markets that are asked for; all where none is named. */
    static Collection<SpotMarket> markets(Call call) {
        Params params = call.params();
        if (params.has("symbol") && params.has("symbols")) {
            throw ApiError.badCombination();
        }
        if (params.has("symbol")) {
            return List.of(call.market());
        }
        String list = params.find("symbols");
        return list == null
                ? call.venue().exchange().markets()
                : names(list).stream().map(call.venue().exchange()::market).toList();
    }

    private static List<String> names(String list) {
        if (!LIST.matcher(list).matches()) {
            throw ApiError.illegal(
                    "symbols", "^\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}){0,1}\\]$");
        }
        List<String> names = new ArrayList<>();
        for (String part : list.substring(1, list.length() - 1).split(",", -1)) {
            if (!part.isBlank()) {
                names.add(part.strip().replace("\"", ""));
            }
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw ApiError.of(-1151, "Symbol is present multiple times in the list.");
        }
        return names;
    }

    /** Writes one object for a symbol, an array for any number of them. */
    static void each(Call call, BiConsumer<Call, SpotMarket> writer) {
        Collection<SpotMarket> markets = markets(call);
        if (call.params().has("symbol")) {
            writer.accept(call, markets.iterator().next());
            return;
        }
        call.out().array();
        markets.forEach(market -> writer.accept(call, market));
        call.out().endArray();
    }
}
