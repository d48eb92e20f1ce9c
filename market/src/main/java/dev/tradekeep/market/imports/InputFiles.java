package dev.tradekeep.market.imports;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.text.FileFailure;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files that arguments name: a file, every fitting file directly in a folder, or those that a
 * pattern such as {@code data/*.csv} matches; those of a folder or pattern in the order of their
 * names.
 *
 * @param files in order
 * @param leftOut other files of the folders, which are not read
 */
public record InputFiles(List<Path> files, List<Path> leftOut) {
    /** More files at once are refused. */
    public static final int FILES_MAX = 100_000;

    private static final List<String> SUFFIXES =
            List.of(
                    ".csv",
                    ".tsv",
                    ".txt",
                    ".json",
                    ".ndjson",
                    ".jsonl",
                    ".zip",
                    ".gz",
                    ".parquet");

    public InputFiles {
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Finds them.
     *
     * @throws TradekeepException with {@link ErrorCode#FILE_NOT_FOUND} when a folder or a pattern
     *     has no fitting file; a named file is looked at only when it is read
     */
    public static InputFiles of(List<Path> arguments) {
        List<Path> files = new ArrayList<>();
        List<Path> leftOut = new ArrayList<>();
        for (Path argument : arguments) {
            if (Files.isDirectory(argument)) {
                addFolder(argument, files, leftOut);
            } else if (isPattern(argument)) {
                addMatches(argument, files);
            } else {
                files.add(argument);
            }
            if (files.size() > FILES_MAX) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Wanted at most " + FILES_MAX + " files, found " + files.size() + ".");
            }
        }
        return new InputFiles(files, leftOut);
    }

    private static void addFolder(Path folder, List<Path> files, List<Path> leftOut) {
        int before = files.size();
        for (Path file : list(folder)) {
            (isFitting(file) ? files : leftOut).add(file);
        }
        if (files.size() == before) {
            throw none(folder, "it has no file ending in " + String.join(", ", SUFFIXES));
        }
    }

    private static void addMatches(Path pattern, List<Path> files) {
        Path parent = pattern.getParent();
        PathMatcher matcher =
                FileSystems.getDefault().getPathMatcher("glob:" + pattern.getFileName());
        int before = files.size();
        for (Path file : list(parent == null ? Path.of("") : parent)) {
            if (matcher.matches(file.getFileName())) {
                files.add(file);
            }
        }
        if (files.size() == before) {
            throw none(pattern, "no file matches");
        }
    }

    private static boolean isPattern(Path argument) {
        String name = String.valueOf(argument.getFileName());
        return !Files.exists(argument) && name.matches(".*[*?\\[{].*");
    }

    private static boolean isFitting(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && SUFFIXES.stream().anyMatch(name::endsWith);
    }

    /** The regular files of a folder by name. */
    private static List<Path> list(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw FileFailure.of(folder.toString(), e);
        }
    }

    private static TradekeepException none(Path argument, String reason) {
        return new TradekeepException(ErrorCode.FILE_NOT_FOUND, argument + ": " + reason + ".");
    }
}
