package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.ColumnMapping;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the start of a file shows of whose it is.
 *
 * @param fileName without its folder
 * @param remarks the lines before the header or the first row
 * @param header keys of the names of the columns; empty when there are none
 * @param row values of the first row of a CSV; of a JSON the names or numbers of its columns
 * @param rootNames names in the outermost object of a JSON, as far as they were read
 */
record FileSample(
        String fileName,
        String remarks,
        List<String> header,
        List<String> row,
        List<String> rootNames) {
    /** Of a file that does not tell. */
    static final FileSample NONE = new FileSample("", "", List.of(), List.of(), List.of());

    FileSample {
        header = header.stream().map(ColumnMapping::key).toList();
        row = row.stream().map(String::strip).toList();
        rootNames = List.copyOf(rootNames);
    }

    /** Whether the header begins with these names. */
    boolean headerBegins(String... names) {
        List<String> keys = Stream.of(names).map(ColumnMapping::key).toList();
        return header.size() >= keys.size() && header.subList(0, keys.size()).equals(keys);
    }

    /** Whether there is no header, and the first values fit these patterns. */
    boolean rowBegins(String... patterns) {
        if (!header.isEmpty() || row.size() < patterns.length) {
            return false;
        }
        for (int i = 0; i < patterns.length; i++) {
            if (!row.get(i).matches(patterns[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the header has a column. */
    boolean has(String column) {
        return header.contains(ColumnMapping.key(column));
    }

    /** The value of the first row in a column. */
    String value(String column) {
        int index = header.indexOf(ColumnMapping.key(column));
        return index < 0 || index >= row.size() ? "" : row.get(index);
    }
}
