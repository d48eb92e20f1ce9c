package dev.tradekeep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A copy of the launcher in a project of three modules, with scripts in the place of Maven, npm and
 * the JDK, so that a test says what they do. Nothing else is found there: the search path has the
 * system's small tools, and what a test adds.
 */
final class ScratchProject {
    /** Without {@code flock}, which macOS does not have; a test may add it. */
    private static final List<String> SMALL_TOOLS =
            List.of(
                    "bash",
                    "basename",
                    "cat",
                    "cmp",
                    "cp",
                    "cut",
                    "date",
                    "dirname",
                    "env",
                    "find",
                    "grep",
                    "id",
                    "kill",
                    "ln",
                    "mkdir",
                    "mkfifo",
                    "mv",
                    "nice",
                    "readlink",
                    "rm",
                    "sed",
                    "sh",
                    "sha256sum",
                    "shasum",
                    "sleep",
                    "touch",
                    "uname");

    /** Packages as Maven does: the module named after -pl, and classes of those below it. */
    private static final String PACKAGES =
            """
            echo "$*" >>maven.calls
            mkdir -p sqlite/target/quick/classes app/target/quick/classes $5/target/quick/tradekeep/lib
            echo application >$5/target/quick/tradekeep/tradekeep.jar
            echo library >$5/target/quick/tradekeep/lib/library.jar
            """;

    /**
     * Says how it was called, and makes an archive when it is told to. Where there are pipes for
     * it, it first says who it is and waits for a line.
     */
    private static final String JAVA =
            """
            echo "$*"
            jdk=${0%/*}/..
            for option in "$@"; do
                case $option in -XX:AOTCacheOutput=*)
                    echo training >>"$jdk/trainings"
                    [ ! -p "$jdk/arrived" ] || { echo "$PPID $$" >"$jdk/arrived"; read -r line <"$jdk/gate"; }
                    echo archive >"${option#*=}" ;;
                esac
            done
            """;

    final Path root;
    final Path tools;
    final Path jdk;

    ScratchProject(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("project"));
        tools = Files.createDirectories(folder.resolve("tools"));
        jdk = folder.resolve("jdk");
        Files.copy(Launcher.SCRIPT, root.resolve("tradekeep"));
        write(
                root.resolve("pom.xml"),
                "<module>sqlite</module>\n<module>app</module>\n<module>bench</module>\n");
        for (String module : List.of("sqlite", "app", "bench")) {
            write(root.resolve(module).resolve("pom.xml"), "<project/>\n");
            write(source(module), "final class A {}\n");
        }
        script(root.resolve("sqlite/native/build"), "exit 0\n");
        for (String tool : SMALL_TOOLS) {
            addTool(tool);
        }
        java("25.0.1", "java", "javac");
        for (String tool : List.of("cc", "node", "npm")) {
            script(tools.resolve(tool), "exit 0\n");
        }
        maven("");
    }

    Path source(String module) {
        return root.resolve(module).resolve("src/main/java/A.java");
    }

    Path classes(String module) {
        return root.resolve(module).resolve("target/quick/classes");
    }

    /** Makes what the project's own JDK is. */
    void java(String version, String... programs) throws IOException {
        write(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        for (String program : programs) {
            script(jdk.resolve("bin").resolve(program), JAVA);
        }
    }

    /** Lets Maven run these lines before it packages. */
    void maven(String lines) throws IOException {
        script(tools.resolve("mvn"), lines + PACKAGES);
    }

    /** Puts a program of the system on the search path, when the system has it. */
    void addTool(String program) throws IOException {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            Path real = Path.of(folder, program);
            if (Files.isExecutable(real)) {
                script(tools.resolve(program), "exec '" + real + "' \"$@\"\n");
                return;
            }
        }
    }

    void removeTools(String... programs) throws IOException {
        for (String program : programs) {
            Files.delete(tools.resolve(program));
        }
    }

    /** Changes a file after everything that was built until now. */
    static void change(Path file) throws IOException {
        Files.writeString(file, "// changed\n", StandardOpenOption.APPEND);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
    }

    static void script(Path file, String lines) throws IOException {
        write(file, "#!/bin/sh\n" + lines);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    /** The lines of a file that the scripts append to; none when it is not there. */
    List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    List<String> mavenCalls() throws IOException {
        return lines(root.resolve("maven.calls"));
    }

    Ended tradekeep(String... arguments) throws IOException, InterruptedException {
        return launcher().run(command(arguments));
    }

    /** Starts the launcher; what it says is read from the process's error stream. */
    Process start(String... arguments) throws IOException {
        return launcher().start(command(arguments));
    }

    Launcher launcher() {
        return new Launcher(root)
                .with("PATH=" + tools)
                .with("HOME=" + root)
                .with("JAVA_HOME=")
                .with("TRADEKEEP_JAVA_HOME=" + jdk)
                .with("TRADEKEEP_APPLICATION=")
                .with("TRADEKEEP_SKIP_BUILD=0")
                .with("CC=cc");
    }

    private String[] command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve("tradekeep").toString()));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
