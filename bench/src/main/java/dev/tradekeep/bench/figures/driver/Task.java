package dev.tradekeep.bench.figures.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of work as it lies in the folder of the bench: {@code WORK.kinds} has a letter a column,
 * {@code i} for an integer and {@code t} for a text; {@code WORK.params} a line an operation, its
 * parameters apart by tabs; {@code WORK.sql} the statement, {@code WORK.DIALECT.sql} that of who
 * needs another.
 *
 * @param sql with a {@code ?} for each parameter
 * @param parameters of each operation, {@link Long} and {@link String}
 */
record Task(String work, String sql, String kinds, List<Object[]> parameters) {
    private static final String INTEGER = "-?\\d+";

    static Task read(Path folder, String work, String dialect) throws IOException {
        Path own = folder.resolve(work + "." + dialect + ".sql");
        Path common = folder.resolve(work + ".sql");
        List<Object[]> parameters = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(work + ".params"))) {
            parameters.add(parse(line));
        }
        return new Task(
                work,
                Files.readString(Files.exists(own) ? own : common),
                Files.readString(folder.resolve(work + ".kinds")).strip(),
                List.copyOf(parameters));
    }

    private static Object[] parse(String line) {
        if (line.isEmpty()) {
            return new Object[0];
        }
        String[] words = line.split("\t", -1);
        Object[] values = new Object[words.length];
        for (int i = 0; i < words.length; i++) {
            values[i] = words[i].matches(INTEGER) ? Long.valueOf(words[i]) : words[i];
        }
        return values;
    }

    boolean isText(int column) {
        return kinds.charAt(column) == 't';
    }

    int columns() {
        return kinds.length();
    }
}
