package dev.tradekeep.app.strategies;

import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.engine.strategy.file.StrategyFolder;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The strategies that come with the program and those of a folder, which is read when the first is
 * asked for, and again by command. Thread-safe.
 */
public final class StrategyShelf implements Supplier<StrategyCatalog> {
    private final Path folder;

    /** Null before the folder was read. Guarded by this where it is written. */
    private volatile @Nullable StrategyCatalog catalog;

    private StrategyShelf(Path folder) {
        this.folder = folder;
    }

    /**
     * That of a database.
     *
     * @param named the folder that somebody named; empty for the one next to the database
     * @throws TradekeepException with {@link ErrorCode#FILE_NOT_FOUND} when the named one is not
     *     there
     */
    public static StrategyShelf of(Path database, Optional<Path> named) {
        if (named.isPresent() && !Files.isDirectory(named.get())) {
            throw new TradekeepException(
                    ErrorCode.FILE_NOT_FOUND,
                    "Wanted a folder of strategies, found none at " + named.get() + ".");
        }
        return new StrategyShelf(named.orElse(database.resolveSibling(StrategyFolder.NAME)));
    }

    /** One of the same folder that has read nothing yet. */
    public StrategyShelf fresh() {
        return new StrategyShelf(folder);
    }

    /** Where its files are. */
    public Path folder() {
        return folder;
    }

    @Override
    public StrategyCatalog get() {
        StrategyCatalog known = catalog;
        return known == null ? load() : known;
    }

    private synchronized StrategyCatalog load() {
        StrategyCatalog known = catalog;
        if (known == null) {
            known = readFolder();
            catalog = known;
        }
        return known;
    }

    private StrategyCatalog readFolder() {
        StrategyCatalog standard = StrategyCatalog.standard();
        return StrategyFolder.read(folder, standard).addedTo(standard);
    }

    /**
     * Makes a strategy as {@link StrategyCatalog#create} does. For one that comes with the program
     * the folder is not read.
     */
    public StrategyInstance create(String text) {
        StrategyCatalog standard = StrategyCatalog.standard();
        return standard.has(text) ? standard.create(text) : get().create(text);
    }

    /** Reads the folder, unless that was done, and says what was found: nothing of an empty one. */
    public List<String> read() {
        List<String> lines = new ArrayList<>();
        StrategyCatalog found = get();
        List<String> names = namesOfFiles(found);
        if (!names.isEmpty()) {
            lines.add("strategies of " + folder + ": " + String.join(", ", names));
        }
        found.broken().values().forEach(why -> lines.add("strategy left out: " + why.getMessage()));
        return lines;
    }

    private static List<String> namesOfFiles(StrategyCatalog found) {
        return found.factories().stream()
                .filter(one -> !one.origin().isBuiltIn())
                .map(StrategyFactory::name)
                .toList();
    }

    /**
     * What has changed in the folder.
     *
     * @param added names that are new
     * @param changed names whose source is another
     * @param removed names that are gone
     */
    public record Reloaded(List<String> added, List<String> changed, List<String> removed) {
        public Reloaded {
            added = List.copyOf(added);
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
        }
    }

    /**
     * Reads the folder again. Engines that run keep what they have until they are started again.
     *
     * @throws TradekeepException when a file cannot be used: then all stays as it was
     */
    public synchronized Reloaded reload() {
        StrategyCatalog before = get();
        StrategyCatalog now = readFolder();
        for (TradekeepException why : now.broken().values()) {
            throw why;
        }
        catalog = now;
        return compare(hashes(before), hashes(now));
    }

    private static Map<String, String> hashes(StrategyCatalog of) {
        Map<String, String> hashes = new HashMap<>();
        of.factories().stream()
                .filter(one -> !one.origin().isBuiltIn())
                .forEach(one -> hashes.put(one.name(), one.origin().hash()));
        return hashes;
    }

    private static Reloaded compare(Map<String, String> before, Map<String, String> now) {
        List<String> added =
                now.keySet().stream().filter(name -> !before.containsKey(name)).sorted().toList();
        List<String> removed =
                before.keySet().stream().filter(name -> !now.containsKey(name)).sorted().toList();
        List<String> changed =
                now.keySet().stream()
                        .filter(before::containsKey)
                        .filter(name -> !Objects.equals(now.get(name), before.get(name)))
                        .sorted()
                        .toList();
        return new Reloaded(added, changed, removed);
    }
}
