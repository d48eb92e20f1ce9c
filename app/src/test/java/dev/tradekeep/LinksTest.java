package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every link of the documentation leads to a file that is there, and to a heading in it. */
final class LinksTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : Documents.all()) {
            for (String link : links(Files.readString(page))) {
                if (!leadsSomewhere(page, link)) {
                    broken.add(Documents.name(page) + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsReachedFromTheReadme() throws IOException {
        List<Path> reached = new ArrayList<>(List.of(ProjectFolder.ROOT.resolve("README.md")));
        for (int i = 0; i < reached.size(); i++) {
            Path page = reached.get(i);
            for (String link : links(Files.readString(page))) {
                Path target = target(page, link);
                if (link.contains(".md") && Files.exists(target) && !reached.contains(target)) {
                    reached.add(target);
                }
            }
        }
        assertThat(Documents.all()).isSubsetOf(reached);
    }

    @Test
    void brokenLinkIsFound() {
        Path page = ProjectFolder.ROOT.resolve("README.md");
        assertThat(leadsSomewhere(page, "docs/no-such-page.md")).isFalse();
        assertThat(leadsSomewhere(page, "docs/errors.md#no-such-heading")).isFalse();
        assertThat(leadsSomewhere(page, "docs/errors.md#errors")).isTrue();
    }

    private static List<String> links(String markdown) {
        return LINK.matcher(FENCED.matcher(markdown).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://"))
                .toList();
    }

    private static boolean leadsSomewhere(Path page, String link) {
        Path target = target(page, link);
        int hash = link.indexOf('#');
        try {
            return Files.exists(target)
                    && (hash < 0
                            || anchors(Files.readString(target))
                                    .contains(link.substring(hash + 1)));
        } catch (IOException e) {
            return false;
        }
    }

    private static Path target(Path page, String link) {
        String path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? page : page.resolveSibling(path).normalize();
    }

    /** As hosts of repositories make them: lower case, blanks as hyphens, no punctuation. */
    private static List<String> anchors(String markdown) {
        return HEADING.matcher(FENCED.matcher(markdown).replaceAll(""))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(text -> text.replaceAll("[^\\p{L}\\p{N}\\- ]", "").replace(' ', '-'))
                .toList();
    }
}
