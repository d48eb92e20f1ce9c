package dev.tradekeep.store.sqlite.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names that say when: {@code PREFIX-20260102T030405Z-1SUFFIX}. */
final class DatedName {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private DatedName() {}

    /**
     * The next name of this second, whatever its suffix: later is higher, also after a deletion.
     */
    static Path next(Path folder, String prefix, String suffix, InstantSource clock)
            throws IOException {
        String dated = prefix + "-" + TIME.format(clock.instant()) + "-";
        Pattern name = Pattern.compile(Pattern.quote(dated) + "([0-9]{1,9})(?:[^0-9].*)?");
        try (Stream<Path> files = Files.list(folder)) {
            int last =
                    files.map(file -> name.matcher(file.getFileName().toString()))
                            .filter(Matcher::matches)
                            .mapToInt(one -> Integer.parseInt(one.group(1)))
                            .max()
                            .orElse(0);
            return folder.resolve(dated + (last + 1) + suffix);
        }
    }

    /** The files of such names, the newest first. */
    static List<Path> list(Path folder, String prefix, List<String> suffixes) throws IOException {
        String endings = String.join("|", suffixes.stream().map(Pattern::quote).toList());
        Pattern name =
                Pattern.compile(
                        Pattern.quote(prefix)
                                + "-([0-9]{8}T[0-9]{6}Z)-([0-9]{1,9})(?:"
                                + endings
                                + ")");
        Comparator<Matcher> byTime =
                Comparator.comparing((Matcher one) -> one.group(1))
                        .thenComparingInt(one -> Integer.parseInt(one.group(2)));
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> name.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .sorted(byTime.reversed())
                    .map(one -> folder.resolve(one.group()))
                    .toList();
        }
    }
}
