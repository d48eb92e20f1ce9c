package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real launcher on the jar that the build has just packaged. */
final class FrontDoorIT {
    @TempDir Path folder;

    @Test
    void showsHelpWithItsOwnVerbs() throws Exception {
        Ended help = tradekeep("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: tradekeep", "Examples:", "tradekeep test");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void refusesAnUnknownCommandAndNamesTheNearest() throws Exception {
        Ended unknown = tradekeep("eror");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).contains("Unknown command 'eror'. Did you mean 'error'?");
    }

    @Test
    void passesArgumentsThroughAsTheyAre() throws Exception {
        for (String argument : List.of("a b", "quo\"te", "$HOME *", "µ", "")) {
            Ended ended = tradekeep("error", "show", argument);
            assertThat(ended.exitCode()).isEqualTo(3);
            assertThat(ended.err()).contains("There is no error '" + argument + "'");
        }
    }

    @Test
    void runsThroughASymbolicLinkFromAnotherFolder() throws Exception {
        Path link = folder.resolve("a link");
        Files.createSymbolicLink(link, Launcher.SCRIPT);
        Ended version = new Launcher(folder).run(link.toString(), "--version");
        assertThat(version.exitCode()).isZero();
        assertThat(version.out()).matches("tradekeep \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @Test
    void findsAJdkWhenTheOneNamedIsTooOld() throws Exception {
        Path old = folder.resolve("jdk-17");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        Files.createFile(old.resolve("bin/java")).toFile().setExecutable(true);
        Ended version = new Launcher(folder).with("JAVA_HOME=" + old).tradekeep("--version");
        assertThat(version.exitCode()).isZero();
    }

    @Test
    void runsUnderAForeignLocale() throws Exception {
        Ended list =
                new Launcher(folder)
                        .with("TRADEKEEP_JAVA_OPTS=-Duser.language=ar -Duser.country=EG")
                        .tradekeep("error", "list");
        assertThat(list.out()).contains("2004  DATABASE_LOCKED           exit 4 ");
    }

    @Test
    void demonstratesInTheCallersFolder() throws Exception {
        Ended demo = tradekeep("demo");
        assertThat(demo.exitCode()).as(demo.err()).isZero();
        assertThat(demo.err()).as("no progress where there is no terminal").isEmpty();
        Path database = folder.resolve("data/tradekeep.db");
        assertThat(demo.out()).contains(database.toRealPath().toString(), "✓ every position");
        SqliteShell.assertSound(database);
    }

    @Test
    void takesTheDatabaseFromTheEnvironment() throws Exception {
        Ended init = new Launcher(folder).with("TRADEKEEP_DB=other.db").tradekeep("db", "init");
        assertThat(init.exitCode()).as(init.err()).isZero();
        assertThat(folder.resolve("other.db")).isRegularFile();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private Ended tradekeep(Object... arguments) throws Exception {
        return new Launcher(folder).tradekeep(arguments);
    }
}
