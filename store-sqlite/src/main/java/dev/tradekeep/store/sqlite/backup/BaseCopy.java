package dev.tradekeep.store.sqlite.backup;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A full copy in an archive, on which groups of pages are laid.
 *
 * @param file where it lies
 * @param fromFrame it holds all that was shipped up to here
 * @param toFrame and nothing behind this; together with groups it is a moment from here on
 * @param time UTC microseconds; what it holds was committed before
 */
record BaseCopy(Path file, long fromFrame, long toFrame, long time) {
    private static final Pattern NAME =
            Pattern.compile("base-([0-9]{1,18})-([0-9]{1,18})-([0-9]{1,18})\\.db");

    static BaseCopy in(Path generation, long fromFrame, long toFrame, long time) {
        String name =
                String.format(Locale.ROOT, "base-%012d-%012d-%d.db", fromFrame, toFrame, time);
        return new BaseCopy(generation.resolve(name), fromFrame, toFrame, time);
    }

    static Optional<BaseCopy> of(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? Optional.of(
                        new BaseCopy(
                                file,
                                Long.parseLong(name.group(1)),
                                Long.parseLong(name.group(2)),
                                Long.parseLong(name.group(3))))
                : Optional.empty();
    }
}
