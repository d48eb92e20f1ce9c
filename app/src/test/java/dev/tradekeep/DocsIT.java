package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Executes the examples of the documentation, each page in a folder of its own, top to bottom. In
 * that folder lie the launcher and {@code docs}, as in a clone.
 */
final class DocsIT {
    /** They would build, or test, within the build that runs this test. */
    private static final Pattern NOT_RUN = Pattern.compile("tradekeep (build|test)\\b");

    private static final String LAUNCHER = "tradekeep";
    private static final String DOCS = "docs";

    @TempDir Path folder;

    @Test
    void readmeHasExamplesThatRun() throws IOException {
        Path readme = ProjectFolder.ROOT.resolve("README.md");
        assertThat(ConsoleExample.in(Files.readString(readme)))
                .as("blocks marked console in README.md")
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void wrongExampleIsFound() throws Exception {
        Path work = prepare("wrong");
        List<ConsoleExample> wrong =
                ConsoleExample.in("```console\n$ ./tradekeep --version\ntradekeep 99\n```\n");
        assertThat(problemsOf(wrong, work)).hasSize(1).first().asString().contains("tradekeep 99");
        List<ConsoleExample> right =
                ConsoleExample.in("```console\n$ ./tradekeep --version\ntradekeep …\n```\n");
        assertThat(problemsOf(right, work)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> examplesDoWhatTheDocumentationSays() throws IOException {
        Map<String, List<ConsoleExample>> examples = new TreeMap<>();
        for (Path page : Documents.all()) {
            examples.put(Documents.name(page), ConsoleExample.in(Files.readString(page)));
        }
        return examples.entrySet().stream()
                .filter(page -> !page.getValue().isEmpty())
                .map(page ->
                        DynamicTest.dynamicTest(
                                page.getKey(), () -> check(page.getKey(), page.getValue())));
    }

    private void check(String page, List<ConsoleExample> examples) throws Exception {
        Path work = prepare(page);
        try {
            assertThat(problemsOf(examples, work)).as(page).isEmpty();
        } finally {
            endProcesses(work);
            Files.delete(work.resolve(LAUNCHER));
            Files.delete(work.resolve(DOCS));
        }
    }

    /** What does not come out as it says, one text each. */
    private static List<String> problemsOf(List<ConsoleExample> examples, Path work)
            throws Exception {
        List<String> problems = new ArrayList<>();
        for (ConsoleExample example : examples) {
            if (NOT_RUN.matcher(example.command()).find()) {
                problems.add(example + " cannot run within a test; mark its block sh");
                continue;
            }
            Ended ended = new Launcher(work).run("bash", "-c", "exec 2>&1\n" + example.command());
            if ((ended.exitCode() != 0) != example.fails() || !example.matches(ended.out())) {
                problems.add(
                        "line "
                                + example.line()
                                + ": $ "
                                + example.command()
                                + "\nexpected\n"
                                + String.join("\n", example.output())
                                + "\nfound, with exit code "
                                + ended.exitCode()
                                + "\n"
                                + ended.out());
            }
        }
        return problems;
    }

    private Path prepare(String name) throws IOException {
        Path work = Files.createDirectories(folder.resolve(name));
        Files.createSymbolicLink(work.resolve(LAUNCHER), Launcher.SCRIPT);
        Files.createSymbolicLink(work.resolve(DOCS), Documents.FOLDER);
        return work;
    }

    /** A page that fails may leave the server that it started; its examples note the process. */
    private static void endProcesses(Path work) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".pid")).toList()) {
                ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }
}
