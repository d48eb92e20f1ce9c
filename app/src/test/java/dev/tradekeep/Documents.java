package dev.tradekeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The documentation: every page in the project's folder and below {@code docs}. */
final class Documents {
    static final Path FOLDER = ProjectFolder.ROOT.resolve("docs");

    private Documents() {}

    /** All pages, the project's folder first. */
    static List<Path> all() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> top = Files.list(ProjectFolder.ROOT)) {
            top.filter(Documents::isPage).sorted().forEach(pages::add);
        }
        try (Stream<Path> below = Files.walk(FOLDER)) {
            below.filter(Documents::isPage).sorted().forEach(pages::add);
        }
        return pages;
    }

    /** The page as seen from the project's folder. */
    static String name(Path page) {
        return ProjectFolder.ROOT.relativize(page).toString();
    }

    private static boolean isPage(Path path) {
        return path.toString().endsWith(".md") && Files.isRegularFile(path);
    }
}
