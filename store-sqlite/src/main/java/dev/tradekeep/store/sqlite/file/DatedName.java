package dev.tradekeep.store.sqlite.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names that say when, and in which order: {@code PREFIX-20260102T030405Z-7SUFFIX} is the seventh
 * of its folder. The number orders them, because a clock may have been wrong.
 *
 * @param file that has the name
 * @param time what the clock said when it was made, to the second
 * @param number in the order in which they were made
 */
public record DatedName(Path file, Instant time, int number) {
    private static final String DATED = "-([0-9]{8}T[0-9]{6}Z)-([0-9]{1,9})";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** The next name of a folder, whatever its suffix. */
    public static Path next(Path folder, String prefix, String suffix, InstantSource clock)
            throws IOException {
        int last =
                list(folder, prefix, "(?:[^0-9].*)?").stream()
                        .findFirst()
                        .map(DatedName::number)
                        .orElse(0);
        return folder.resolve(
                prefix + "-" + TIME.format(clock.instant()) + "-" + (last + 1) + suffix);
    }

    /** The files of such names, the newest first. */
    public static List<DatedName> list(Path folder, String prefix, List<String> suffixes)
            throws IOException {
        return list(
                folder,
                prefix,
                "(?:" + String.join("|", suffixes.stream().map(Pattern::quote).toList()) + ")");
    }

    private static List<DatedName> list(Path folder, String prefix, String endings)
            throws IOException {
        Pattern name = Pattern.compile(Pattern.quote(prefix) + DATED + endings);
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> name.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .filter(one -> isTime(one.group(1)))
                    .map(one ->
                            new DatedName(
                                    folder.resolve(one.group()),
                                    Instant.from(TIME.parse(one.group(1))),
                                    Integer.parseInt(one.group(2))))
                    .sorted(
                            Comparator.comparingInt(DatedName::number)
                                    .thenComparing(DatedName::time)
                                    .reversed())
                    .toList();
        }
    }

    /** Another program's file may look like ours. */
    private static boolean isTime(String text) {
        try {
            TIME.parse(text);
            return true;
        } catch (java.time.DateTimeException e) {
            return false;
        }
    }

    /** Whether its time is still to come, so that some clock was wrong. */
    public boolean isOfTheFuture(Instant now) {
        return time.isAfter(now);
    }

    /**
     * Those that are more than the number to keep. One of the future does not count towards it,
     * because what it holds may be old; it goes with those that are older.
     *
     * @param newestFirst as {@link #list} answers
     */
    public static List<Path> beyond(List<DatedName> newestFirst, int keep, Instant now) {
        List<Path> beyond = new ArrayList<>();
        int kept = 0;
        for (DatedName one : newestFirst) {
            if (kept >= keep) {
                beyond.add(one.file());
            } else if (!one.isOfTheFuture(now)) {
                kept++;
            }
        }
        return beyond;
    }
}
