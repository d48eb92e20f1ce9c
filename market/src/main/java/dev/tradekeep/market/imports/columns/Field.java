package dev.tradekeep.market.imports.columns;

import java.util.List;

/**
 * A part of a row of market data.
 *
 * @param index its place among the fields of its kind, from 0
 * @param label the name in options and messages: {@code time}, {@code open} and so on
 * @param role what its text is
 * @param required whether a file must have it; a number that is not there is 0
 * @param synonyms names of such a column, compared by their letters and digits; the surest first
 */
public record Field(
        int index, String label, FieldRole role, boolean required, List<String> synonyms) {
    public Field {
        synonyms = List.copyOf(synonyms);
    }
}
