package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.TidyRules.LineRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Walks over the tracked text files of the project and holds them to {@link TidyRules}. */
final class TidyTest {
    private static final Set<String> NOT_OURS =
            Set.of(".git", "target", "node_modules", "data", ".idea", ".vscode");
    private static final int NUL_SEARCH_BYTES = 8_000;

    @Test
    void projectIsTidy() throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        List<String> paths = projectFiles();
        assertThat(paths).contains("pom.xml", "tradekeep", "app/pom.xml");
        for (String path : paths) {
            byte[] bytes = Files.readAllBytes(ProjectFolder.ROOT.resolve(path));
            if (isText(bytes)) {
                String text = new String(bytes, StandardCharsets.UTF_8);
                found.addAll(TidyRules.violations(path, text));
            }
        }
        assertThat(found).isEmpty();
        assertThat(TidyRules.undescribedPackages(paths)).isEmpty();
        assertThat(TidyRules.missingPackages(paths)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("dev.tradekeep.TidyRules#LINE_RULES")
    void lineRuleFindsItsOwnBadSample(LineRule rule) {
        assertThat(TidyRules.violations(rule.samplePath(), "\n" + rule.sample() + "\n"))
                .contains(rule.samplePath() + ":2: " + rule.name());
        assertThat(rule.isBrokenBy(rule.samplePath(), "fine")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a.md, 1, false, no newline at the end",
        "a.md, 400001, true, larger than",
        "README.md, 71, true, more than one screen",
        "app/src/main/java/A.java, 401, true, more than 400 lines",
        "store/src/main/resources/db/1.sql, 1, true, a migration is named",
        "store/src/main/resources/db/001_a.sql, 1, true, a migration starts with",
    })
    void fileRuleFindsABadFile(String path, int lines, boolean newline, String expected) {
        String text = "\n".repeat(lines - 1) + "a" + (newline ? "\n" : "");
        text = lines > 1 ? text.replace("\n", "b\n") : text;
        assertThat(TidyRules.violations(path, text)).anyMatch(found -> found.contains(expected));
    }

    @Test
    void packageWithoutDescriptionIsFound() {
        assertThat(TidyRules.undescribedPackages(List.of("model/src/main/java/dev/a/A.java")))
                .containsExactly("model/src/main/java/dev/a");
    }

    @Test
    void guardedPackageThatIsMissingIsFound() {
        assertThat(TidyRules.missingPackages(List.of("model/src/main/java/dev/A.java")))
                .isEqualTo(TidyRules.MONEY_PACKAGES);
    }

    /** What git tracks or would track; where there is no git, every file that is not built. */
    private static List<String> projectFiles() throws IOException, InterruptedException {
        if (Files.exists(ProjectFolder.ROOT.resolve(".git")) && ProjectFolder.isOnPath("git")) {
            Process git =
                    new ProcessBuilder(
                                    "git", "ls-files", "-co", "--exclude-standard", "--deduplicate")
                            .directory(ProjectFolder.ROOT.toFile())
                            .start();
            String listed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() == 0) {
                return listed.lines()
                        .filter(path -> Files.isRegularFile(ProjectFolder.ROOT.resolve(path)))
                        .toList();
            }
        }
        try (Stream<Path> walk = Files.walk(ProjectFolder.ROOT)) {
            return walk.filter(Files::isRegularFile)
                    .map(ProjectFolder.ROOT::relativize)
                    .filter(TidyTest::isOurs)
                    .map(path -> path.toString().replace('\\', '/'))
                    .toList();
        }
    }

    private static boolean isOurs(Path path) {
        for (Path name : path) {
            if (NOT_OURS.contains(name.toString())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, NUL_SEARCH_BYTES); i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        return true;
    }
}
