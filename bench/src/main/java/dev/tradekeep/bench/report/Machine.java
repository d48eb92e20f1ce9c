package dev.tradekeep.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the bench ran on.
 *
 * @param load the load average of the last minute when the bench began; negative when unknown
 */
public record Machine(String os, String processor, int processors, double load) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    /** The machine of this process. */
    public static Machine current() {
        String os = System.getProperty("os.name") + " " + System.getProperty("os.version");
        double load =
                java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        .getSystemLoadAverage();
        return new Machine(
                os,
                model().orElse(System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                load);
    }

    /** In one line. */
    String text() {
        return String.format(
                Locale.ROOT, "%s, %d × %s, load %.1f", os, processors, processor, load);
    }

    private static Optional<String> model() {
        if (!Files.isReadable(CPU_INFO)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
