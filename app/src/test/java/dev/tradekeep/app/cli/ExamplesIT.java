package dev.tradekeep.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tradekeep.app.invocation.MadeInvocation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The examples of every {@code --help}. */
final class ExamplesIT {
    private static final String INDENTED = "  tradekeep ";

    /** The launcher's own, and those with a word in capitals for what the reader puts there. */
    private static final List<String> NOT_OURS = List.of("build", "test", "bench", "COMMAND");

    /** Up to a blank that stands in no quotes. */
    private static final Pattern WORD = Pattern.compile("(?:[^ \"']|\"[^\"]*\"|'[^']*')+");

    @TempDir static Path folder;

    static Stream<String> commands() {
        CommandLine root = CommandTree.whole();
        List<String> names = new ArrayList<>();
        collect(root, names);
        return names.stream();
    }

    private static void collect(CommandLine line, List<String> names) {
        names.add(line.getCommandSpec().qualifiedName());
        line.getSubcommands().values().forEach(below -> collect(below, names));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void examplesAreCommandLinesThatThereAre(String name) {
        List<List<String>> examples = examples(name);
        for (List<String> example : examples) {
            assertThatCode(() -> CommandTree.whole().parseArgs(example.toArray(String[]::new)))
                    .as(String.join(" ", example))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyVerbHasAnExample() {
        CommandLine root = CommandTree.whole();
        List<String> names = new ArrayList<>();
        collect(root, names);
        assertThat(names.stream().filter(name -> isVerb(root, name)))
                .allSatisfy(name -> assertThat(examples(name)).as(name).isNotEmpty());
    }

    @Test
    void examplesOfListsRun() throws Exception {
        Path database = folder.resolve("t.db");
        assertThat(run("demo", "--db", database.toString())).isZero();
        assertThat(run("user", "add", "ann", "--db", database.toString())).isZero();
        for (String name : line(CommandTree.whole(), "tradekeep list").getSubcommands().keySet()) {
            for (List<String> example : examples("tradekeep list " + name)) {
                List<String> line = new ArrayList<>(example);
                line.addAll(List.of("--db", database.toString()));
                StringWriter err = new StringWriter();
                int code = run(err, line.toArray(String[]::new));
                if (!err.toString().contains("NOT_FOUND")) {
                    // Where it names what no backtest makes, that is all there is to say.
                    assertThat(code).as(example + ": " + err).isZero();
                }
            }
        }
    }

    private static int run(String... args) throws Exception {
        return run(new StringWriter(), args);
    }

    private static int run(StringWriter err, String... args) throws Exception {
        return MadeInvocation.in(folder, Map.of())
                .typing("a long pass phrase")
                .call(() ->
                        CommandTree.run(
                                new PrintWriter(new StringWriter()),
                                new PrintWriter(err),
                                folder,
                                args));
    }

    private static boolean isVerb(CommandLine root, String name) {
        return line(root, name).getSubcommands().isEmpty();
    }

    private static CommandLine line(CommandLine root, String name) {
        CommandLine line = root;
        for (String word : Arrays.stream(name.split(" ")).skip(1).toList()) {
            line = Objects.requireNonNull(line.getSubcommands().get(word));
        }
        return line;
    }

    /** The words of each example: up to a pipe, a redirection or a remark. */
    private static List<List<String>> examples(String name) {
        String[] footer = line(CommandTree.whole(), name).getCommandSpec().usageMessage().footer();
        return Arrays.stream(footer)
                .dropWhile(text -> !text.startsWith("Example"))
                .filter(text -> text.startsWith(INDENTED))
                .map(text -> text.substring(INDENTED.length()).split(" {2,}| [<>|]", 2)[0])
                .map(ExamplesIT::words)
                .filter(words -> !NOT_OURS.contains(words.getFirst()))
                .toList();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group().replaceAll("[\"']", ""));
        }
        return words;
    }
}
