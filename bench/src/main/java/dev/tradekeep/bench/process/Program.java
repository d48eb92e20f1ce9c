package dev.tradekeep.bench.process;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Other programs of this machine, run to their end. */
public final class Program {
    private static final int OUTPUT_LENGTH_MAX = 600;

    private Program() {}

    /** Whether a program of this name is on the path. */
    public static boolean isOnPath(String name) {
        return Optional.ofNullable(System.getenv("PATH")).stream()
                .flatMap(path -> List.of(path.split(File.pathSeparator)).stream())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /**
     * Runs a program and returns what it printed.
     *
     * @throws Unavailable when it cannot be run or fails
     */
    public static String run(Path folder, List<String> command) throws Unavailable {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new Unavailable(
                        "%s ended with %d: %s"
                                .formatted(command.getFirst(), exitCode, tail(output)));
            }
            return output.strip();
        } catch (IOException e) {
            throw new Unavailable(command.getFirst() + " cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(command.getFirst() + " was interrupted");
        }
    }

    /**
     * The command that starts a class of this program in a JVM of its own, as the launcher would.
     */
    public static List<String> java(Class<?> main) {
        return java(main, System.getProperty("java.class.path"));
    }

    /**
     * The command that starts a class in a JVM with nothing on its class path but a folder, which
     * holds the class, and the jars of libraries.
     *
     * @param libraries a class of each
     */
    public static List<String> java(Class<?> main, Path folder, Class<?>... libraries) {
        StringJoiner classPath = new StringJoiner(File.pathSeparator);
        classPath.add(folder.toString());
        for (Class<?> library : libraries) {
            URI place =
                    URI.create(
                            library.getProtectionDomain().getCodeSource().getLocation().toString());
            classPath.add(Path.of(place).toString());
        }
        return java(main, classPath.toString());
    }

    private static List<String> java(Class<?> main, String classPath) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                classPath,
                main.getName());
    }

    private static String tail(String output) {
        String text = output.strip().replaceAll("\\s+", " ");
        return text.substring(Math.max(0, text.length() - OUTPUT_LENGTH_MAX));
    }
}
