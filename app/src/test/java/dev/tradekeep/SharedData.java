package dev.tradekeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Real market data beside the project, which nobody needs to have. */
final class SharedData {
    private static final String VARIABLE = "TRADEKEEP_DATA";

    private SharedData() {}

    /**
     * The folder that {@code $TRADEKEEP_DATA} names, else {@code ../shared/data}, if it is there.
     */
    static Optional<Path> folder() {
        String variable = System.getenv().getOrDefault(VARIABLE, "");
        Path folder =
                variable.isEmpty()
                        ? ProjectFolder.ROOT.resolve("../shared/data").normalize()
                        : Path.of(variable);
        return Optional.of(folder).filter(Files::isDirectory);
    }

    /** The files of candles in it. */
    static List<Path> candleFiles() throws IOException {
        Optional<Path> candles = folder().map(data -> data.resolve("candles"));
        if (candles.filter(Files::isDirectory).isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(candles.get())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
