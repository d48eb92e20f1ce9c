package dev.tradekeep.engine.strategy.file;

import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The strategies of a folder: one in each {@code .java} file, any number in each jar. */
public final class StrategyFolder {
    /** The name of the folder next to the books. */
    public static final String NAME = "strategies";

    /** Files of a folder. */
    private static final int FILES_MAX = 200;

    private static final String SOURCE = ".java";
    private static final String LIBRARY = ".jar";

    private StrategyFolder() {}

    /**
     * What is in a folder.
     *
     * @param factories of the files that can be used, by name
     * @param broken by the name that a strategy of a file would have: what is wrong with the others
     */
    public record Found(List<StrategyFactory> factories, Map<String, TradekeepException> broken) {
        public Found {
            factories = List.copyOf(factories);
            broken = Map.copyOf(broken);
        }

        /** A catalogue with these; one that is broken says why when it is asked for. */
        public StrategyCatalog addedTo(StrategyCatalog catalog) {
            return catalog.with(factories, broken);
        }
    }

    /**
     * Compiles and loads what is in a folder. A file that cannot be used leaves the others as they
     * are.
     *
     * @param folder one that is not there is empty
     * @param taken the strategies that there are without it
     */
    public static Found read(Path folder, StrategyCatalog taken) {
        List<Path> files = list(folder);
        SequencedMap<String, StrategyFactory> found = new LinkedHashMap<>();
        Map<String, TradekeepException> broken = new LinkedHashMap<>();
        if (files.isEmpty()) {
            return new Found(List.of(), Map.of());
        }
        try (LazyCompiler compiler = new LazyCompiler()) {
            for (Path file : files) {
                try {
                    List<StrategyFactory> of = load(file, compiler);
                    of.forEach(factory -> requireFree(factory, found, taken));
                    of.forEach(factory -> found.put(factory.name(), factory));
                } catch (TradekeepException e) {
                    broken.put(StrategyCatalog.nameOf(baseName(file)), e);
                }
            }
        }
        return new Found(List.copyOf(found.values()), broken);
    }

    /** Makes a compiler when the first source needs one. */
    private static final class LazyCompiler implements AutoCloseable {
        private final List<StrategyCompiler> made = new ArrayList<>();

        StrategyCompiler get() {
            if (made.isEmpty()) {
                made.add(new StrategyCompiler());
            }
            return made.getFirst();
        }

        @Override
        public void close() {
            made.forEach(StrategyCompiler::close);
        }
    }

    private static List<StrategyFactory> load(Path file, LazyCompiler compiler) {
        return file.toString().endsWith(SOURCE)
                ? List.of(StrategyFile.load(file, compiler.get()))
                : StrategyLibrary.load(file);
    }

    private static void requireFree(
            StrategyFactory factory, Map<String, StrategyFactory> found, StrategyCatalog taken) {
        StrategyFactory before = found.get(factory.name());
        if (before == null) {
            before =
                    taken.factories().stream()
                            .filter(one -> one.name().equals(factory.name()))
                            .findFirst()
                            .orElse(null);
        }
        if (before != null) {
            throw new TradekeepException(
                    ErrorCode.STRATEGY_INVALID,
                    factory.origin().place()
                            + ": the name \""
                            + factory.name()
                            + "\" is taken ("
                            + before.origin().place()
                            + "). Give the strategy another with @About(name = \"…\").");
        }
    }

    private static String baseName(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files =
                    entries.filter(StrategyFolder::isStrategy)
                            .sorted()
                            .limit(FILES_MAX + 1L)
                            .toList();
            if (files.size() > FILES_MAX) {
                throw new TradekeepException(
                        ErrorCode.STRATEGY_INVALID,
                        "Wanted at most "
                                + FILES_MAX
                                + " strategies in folder "
                                + folder
                                + ", found more.");
            }
            return files;
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.FILE_UNREADABLE, "Folder " + folder + " cannot be read.", e);
        }
    }

    private static boolean isStrategy(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && !name.startsWith(".")
                && (name.endsWith(SOURCE) || name.endsWith(LIBRARY));
    }
}
