package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sqlite.file.DatedName;
import dev.tradekeep.store.sqlite.file.OwnersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder to which a database is shipped as it changes. Each run of the shipper has a folder in
 * it, a generation, with full copies and the groups of pages that were committed since the first of
 * them.
 */
record Archive(Path folder) {
    private static final String GENERATION = "generation";

    /** A new generation. */
    Path newGeneration(InstantSource clock) throws IOException {
        Files.createDirectories(folder);
        return OwnersFile.createFolder(DatedName.next(folder, GENERATION, "", clock));
    }

    /** The generations, the newest first. */
    List<Path> generations() throws IOException {
        return DatedName.list(folder, GENERATION, List.of("")).stream()
                .map(DatedName::file)
                .toList();
    }

    /** The full copies of a generation, the newest first. */
    static List<BaseCopy> bases(Path generation) throws IOException {
        try (Stream<Path> files = Files.list(generation)) {
            return files.map(BaseCopy::of)
                    .flatMap(Optional::stream)
                    .sorted(
                            Comparator.comparingLong(BaseCopy::toFrame)
                                    .thenComparingLong(BaseCopy::time)
                                    .reversed())
                    .toList();
        }
    }

    /** The files of groups of a generation, the oldest first. */
    static List<Path> segments(Path generation) throws IOException {
        try (Stream<Path> files = Files.list(generation)) {
            return files.filter(Archive::isSegment).sorted().toList();
        }
    }

    private static boolean isSegment(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(Segment.PREFIX) && name.endsWith(Segment.SUFFIX);
    }

    /** The file of groups that begins after a frame. */
    static Path segment(Path generation, long firstFrame) {
        return generation.resolve(
                String.format(
                        Locale.ROOT, "%s%018d%s", Segment.PREFIX, firstFrame, Segment.SUFFIX));
    }

    /**
     * The full copy from which a moment is reached.
     *
     * @param at UTC microseconds
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND} when the archive does not go back
     *     so far
     */
    BaseCopy baseFor(long at) throws IOException {
        List<BaseCopy> all = new ArrayList<>();
        for (Path generation : generations()) {
            all.addAll(bases(generation));
        }
        // The order in which they were made counts: a clock that was wrong may have dated one of
        // an older generation later than all that followed.
        return all.stream()
                .filter(base -> base.time() <= at)
                .findFirst()
                .orElseThrow(() -> tooEarly(all));
    }

    private TradekeepException tooEarly(List<BaseCopy> bases) {
        return new TradekeepException(
                ErrorCode.NOT_FOUND,
                bases.stream()
                        .min(Comparator.comparingLong(BaseCopy::time))
                        .map(first ->
                                folder
                                        + " goes back to "
                                        + dev.tradekeep.model.time.Micros.toIso(first.time())
                                        + " and no further. Name a later moment with --at.")
                        .orElse(folder + " holds no copy of a database; wanted an archive."));
    }
}
