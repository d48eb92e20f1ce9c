package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Executes the examples of the user documentation, each document in a folder of its own, top to
 * bottom. An example may name files in {@code ../shared/data}; where that folder is not there,
 * small ones of the same names and formats stand in, and the numbers in the output are left open.
 */
final class DocsIT {
    private static final Path README = ProjectFolder.ROOT.resolve("README.md");
    private static final Path DOCS = ProjectFolder.ROOT.resolve("docs");
    private static final String SHARED = "../shared/data/";

    /** They would build, or test, within the build that runs this test. */
    private static final Pattern NOT_RUN = Pattern.compile("tradekeep (build|test)\\b");

    @TempDir Path folder;

    @Test
    void readmeHasAnExampleThatRuns() throws IOException {
        List<ConsoleExample> examples =
                Files.exists(README)
                        ? ConsoleExample.in(Files.readString(README))
                        : List.of(new ConsoleExample(1, "no README yet", List.of()));
        assertThat(examples).as("blocks marked console in README.md").isNotEmpty();
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

    @Test
    void standInsAreFilesOfCandles() throws Exception {
        Path data = StandInData.make(folder.resolve("data"));
        for (String name : StandInData.NAMES) {
            CommandRun run =
                    CommandRun.of(
                            folder,
                            "market",
                            "import",
                            "candles",
                            "--db",
                            folder.resolve(name + ".db"),
                            data.resolve("candles").resolve(name),
                            "--instrument",
                            "BTC/USD");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).startsWith(name + ": BTC/USD ").contains(" 0 rejected");
        }
    }

    @TestFactory
    Stream<DynamicTest> examplesDoWhatTheDocumentationSays() throws IOException {
        return documents().stream()
                .map(document ->
                        DynamicTest.dynamicTest(
                                ProjectFolder.ROOT.relativize(document).toString(),
                                () -> check(document)));
    }

    private void check(Path document) throws Exception {
        List<ConsoleExample> examples = ConsoleExample.in(Files.readString(document));
        Path work = prepare(document.getFileName().toString());
        assertThat(problemsOf(examples, work)).as(document.toString()).isEmpty();
    }

    /** What does not come out as it says, one text each. */
    private static List<String> problemsOf(List<ConsoleExample> examples, Path work)
            throws Exception {
        List<String> problems = new ArrayList<>();
        boolean numbersAreOpen = false;
        for (ConsoleExample example : examples) {
            if (NOT_RUN.matcher(example.command()).find()) {
                problems.add(example + " cannot run within a test; mark its block sh");
                continue;
            }
            // From here on the numbers come from the stand-ins, or from a database made of them.
            numbersAreOpen |= example.command().contains(SHARED) && SharedData.folder().isEmpty();
            ConsoleExample expected = numbersAreOpen ? example.withoutNumbers() : example;
            Ended ended = new Launcher(work).run("bash", "-c", "exec 2>&1\n" + example.command());
            if ((ended.exitCode() != 0) != example.fails() || !expected.matches(ended.out())) {
                problems.add(
                        "line "
                                + example.line()
                                + ": $ "
                                + example.command()
                                + "\nexpected\n"
                                + String.join("\n", expected.output())
                                + "\nfound, with exit code "
                                + ended.exitCode()
                                + "\n"
                                + ended.out());
            }
        }
        return problems;
    }

    /** A folder with the launcher in it and the shared data beside it. */
    private Path prepare(String name) throws IOException {
        Path parent = Files.createDirectories(folder.resolve(name));
        Path work = Files.createDirectories(parent.resolve("tradekeep"));
        Files.createSymbolicLink(work.resolve("tradekeep"), Launcher.SCRIPT);
        Path data = Files.createDirectories(parent.resolve("shared")).resolve("data");
        Optional<Path> real = SharedData.folder();
        if (real.isPresent()) {
            Files.createSymbolicLink(data, real.get());
        } else {
            StandInData.make(data);
        }
        return work;
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        if (Files.exists(README)) {
            documents.add(README);
        }
        try (Stream<Path> docs = Files.list(DOCS)) {
            docs.filter(path -> path.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }
}
