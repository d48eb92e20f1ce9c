package dev.tradekeep.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.list.ListGroup;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class CommandTreeTest {
    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "help",
                "error list --help",
                "help error list",
                "error show -h",
                "error --help",
                "help error"
            })
    void helpGoesToTheOutputAndSucceeds(String line) {
        assertThat(run(line)).isZero();
        assertThat(out.toString()).startsWith("Usage: tradekeep").contains("--stacktrace");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "error list --help", "error show --help"})
    void helpOfACommandHasAnExample(String line) {
        run(line);
        assertThat(out.toString()).containsPattern("Examples?:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "-v", "-V", "--version"})
    void versionIsToldByEveryUsualWord(String line) {
        assertThat(run(line)).isZero();
        assertThat(out.toString()).startsWith("tradekeep ");
    }

    @Test
    void versionIsTheSameByBothItsNames() {
        assertThat(run("--version")).isZero();
        assertThat(run("-V")).isZero();
        String[] lines = out.toString().split("\\R", -1);
        assertThat(lines[0]).startsWith("tradekeep ").isEqualTo(lines[1]);
    }

    @Test
    void groupWithoutAVerbShowsItsVerbsAndFails() {
        assertThat(run("error")).isEqualTo(2);
        assertThat(err.toString()).contains("list", "show");
    }

    @Test
    void unknownOptionIsRefusedWithTheNearest() {
        assertThat(run("error list --jsno")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "tradekeep: Unknown option '--jsno'. Did you mean '--json'?"
                                + " See 'tradekeep error list --help'.");
    }

    @Test
    void unknownCommandThatIsLikeNoneGetsNoSuggestion() {
        assertThat(run("zebra")).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("Did you mean");
    }

    @Test
    void missingParameterIsNamed() {
        assertThat(run("error show")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required parameter: 'CODE'.");
    }

    @Test
    void knownErrorIsOneLineWithItsCode() {
        assertThat(run("error show 1")).isEqualTo(3);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "tradekeep: There is no error '1'; 'tradekeep error list' shows them all."
                                + " [1009 NOT_FOUND]");
    }

    @Test
    void knownErrorIsAnObjectWhenJsonIsWanted() {
        assertThat(run("error show 1 --json")).isEqualTo(3);
        assertThat(err.toString())
                .startsWith("{\"error\":\"NOT_FOUND\",\"number\":1009,\"kind\":\"USER\"")
                .endsWith("}" + System.lineSeparator());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void wrongUsageIsAnObjectWhenJsonIsWanted() {
        assertThat(run("error shw --json")).isEqualTo(2);
        assertThat(err.toString()).startsWith("{\"error\":\"INVALID_ARGUMENT\"");
    }

    @Test
    void stackTraceIsShownWhenWanted() {
        assertThat(run("error show 1 --stacktrace")).isEqualTo(3);
        assertThat(err.toString()).contains("\tat dev.tradekeep.app.cli.error.ErrorShowCommand");
    }

    @Test
    void errorIsFoundByNumberAndByName() {
        assertThat(run("error show 2004")).isZero();
        assertThat(run("error show database_locked")).isZero();
        assertThat(out.toString().split("2004  DATABASE_LOCKED", -1)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list orders --help", "--stacktrace list orders --help"})
    void nounsAreThereForList(String line) {
        assertThat(run(line)).isZero();
        assertThat(out.toString()).contains("tradekeep list orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error list", "error show list", "--stacktrace error list"})
    void onlyTheCommandThatIsRunIsBuilt(String line) {
        assertThat(commands(line)).containsOnlyKeys("error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"db status", "db status --json", "db status verify"})
    void onlyTheVerbThatIsRunIsBuilt(String line) {
        assertThat(verbs(line, "db")).containsOnlyKeys("status");
    }

    @Test
    void verbsBelowVerbsAreBuiltAlone() {
        assertThat(verbs("market import candles x.csv", "market")).containsOnlyKeys("import");
        assertThat(verbs("market import candles x.csv", "market", "import"))
                .containsOnlyKeys("candles");
    }

    @ParameterizedTest
    @ValueSource(strings = {"db", "db --help", "db --db status verify", "db statsu"})
    void allVerbsAreBuiltWhenTheLineGoesOnWithNone(String line) {
        assertThat(verbs(line, "db")).hasSize(19).containsKeys("status", "verify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list orders", "list orders --limit 1"})
    void onlyTheNounThatIsListedIsBuilt(String line) {
        assertThat(verbs(line, "list")).containsOnlyKeys("orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "list --help", "list ordres"})
    void allNounsAreBuiltWhenTheLineNamesNone(String line) {
        assertThat(verbs(line, "list")).containsKeys("orders", "trades", "users");
    }

    @Test
    void everyVerbIsBuiltUnderItsOwnName() {
        assertThat(verbsByGroup()).isNotEmpty().allSatisfy(CommandTreeTest::assertNamed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "eror list", "--stacktrace"})
    void allAreBuiltUnderTheirOwnNamesWhenTheLineBeginsWithNone(String line) {
        Map<String, CommandLine> all = commands(line);

        assertThat(all).hasSizeGreaterThan(1);
        assertThat(all)
                .allSatisfy((name, command) ->
                        assertThat(command.getCommand().getClass().getAnnotation(Command.class))
                                .extracting(Command::name)
                                .isEqualTo(name));
        assertThat(all)
                .allSatisfy((name, command) -> assertThat(command.getSubcommands()).isEmpty());
    }

    private static void assertNamed(CommandLine group) {
        assertThat(group.getSubcommands())
                .isNotEmpty()
                .allSatisfy(
                        (name, verb) -> assertThat(verb.getCommandSpec().name()).isEqualTo(name));
    }

    /** Every group that names verbs, also those below others. */
    private static List<CommandLine> verbsByGroup() {
        List<CommandLine> groups = new ArrayList<>();
        commands("--help").keySet().forEach(name -> groups.addAll(commands(name).values()));
        groups.addAll(verbs("market", "market").values());
        groups.removeIf(line ->
                !(line.getCommand() instanceof CommandGroup)
                        || line.getCommand() instanceof ListGroup);
        return groups;
    }

    private static Map<String, CommandLine> verbs(String line, String... path) {
        Map<String, CommandLine> found = commands(line);
        for (String word : path) {
            found = Objects.requireNonNull(found.get(word)).getSubcommands();
        }
        return found;
    }

    private static Map<String, CommandLine> commands(String line) {
        CommandLine root = new CommandLine(new RootCommand());
        CommandTree.addCommands(root, line.split(" "));
        return root.getSubcommands();
    }

    private int run(String line) {
        return CommandTree.run(new PrintWriter(out), new PrintWriter(err), folder, line.split(" "));
    }
}
