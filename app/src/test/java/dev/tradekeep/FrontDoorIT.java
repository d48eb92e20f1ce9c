package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real launcher on the jar that the build has just packaged. */
final class FrontDoorIT {
    private static final long WAIT_MAX_S = 60;

    @TempDir Path folder;

    record Ended(int exitCode, String out, String err) {}

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
        Files.createSymbolicLink(link, launcher());
        Ended version = run(List.of(), link.toString(), "--version");
        assertThat(version.exitCode()).isZero();
        assertThat(version.out()).matches("tradekeep \\d+\\.\\d+\\.\\d+\\S*\n");
    }

    @Test
    void findsAJdkWhenTheOneNamedIsTooOld() throws Exception {
        Path old = folder.resolve("jdk-17");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        Files.createFile(old.resolve("bin/java")).toFile().setExecutable(true);
        Ended version = run(List.of("JAVA_HOME=" + old), launcher().toString(), "--version");
        assertThat(version.exitCode()).isZero();
    }

    @Test
    void runsUnderAForeignLocale() throws Exception {
        Ended list =
                run(
                        List.of("TRADEKEEP_JAVA_OPTS=-Duser.language=ar -Duser.country=EG"),
                        launcher().toString(),
                        "error",
                        "list");
        assertThat(list.out()).contains("2004  DATABASE_LOCKED           exit 4 ");
    }

    private Ended tradekeep(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher().toString()));
        command.addAll(List.of(arguments));
        return run(List.of(), command.toArray(String[]::new));
    }

    private static Path launcher() {
        return ProjectFolder.ROOT.resolve("tradekeep");
    }

    /** The variable keeps the launcher from building while the build runs this test. */
    private Ended run(List<String> variables, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("TRADEKEEP_SKIP_BUILD", "1");
        builder.environment().put("TRADEKEEP_JAVA_HOME", "");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        for (String variable : variables) {
            String[] pair = variable.split("=", 2);
            builder.environment().put(pair[0], pair[1]);
        }
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(WAIT_MAX_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The launcher did not end within " + WAIT_MAX_S + " s.");
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
