package dev.tradekeep.bench.serve;

import dev.tradekeep.bench.process.Launcher;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.report.Figures;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From the start of the process to the first answer: ours on a new file, next to a bare Javalin
 * server with one route, each with a class archive of its own.
 */
public final class StartUp {
    /** To the first answer of the status. */
    public static final String ANSWER = "start-up";

    /** To the answer that everything may be used; the bare server's first answer is that. */
    public static final String READY = "start-up-ready";

    public static final String OURS = "tradekeep";
    public static final String BARE = "bare-javalin";

    /** What the bare server needs of the libraries. */
    private static final Set<String> LIBRARIES =
            Set.of("javalin", "jetty", "kotlin", "slf4j", "jakarta", "annotations");

    private StartUp() {}

    /**
     * Starts both in turn.
     *
     * @param starts of each
     * @param folder an empty one
     * @return milliseconds by work and subject, a figure a start
     * @throws Unavailable when the application is not built
     */
    public static Map<String, Map<String, Figures>> measure(int starts, Path folder)
            throws IOException, Unavailable {
        Path launcher = Launcher.script();
        Launcher.prepare(launcher);
        Path archive = folder.resolve("bare.aot");
        List<String> training = bare("-XX:AOTCacheOutput=" + archive);
        try (LaunchedServer server =
                LaunchedServer.startOther(training, folder.resolve("training.log"))) {
            server.firstAnswerMillis();
        }
        if (!Files.exists(archive)) {
            throw new Unavailable("the bare server left no class archive");
        }
        List<String> bare = bare("-XX:AOTCache=" + archive);
        double[] ours = new double[starts];
        double[] ready = new double[starts];
        double[] others = new double[starts];
        for (int start = 0; start < starts; start++) {
            Path file = folder.resolve("start-" + start + ".db");
            try (LaunchedServer server = LaunchedServer.start(launcher, file)) {
                ours[start] = server.firstAnswerMillis();
                ready[start] = server.readyMillis();
            }
            try (LaunchedServer server =
                    LaunchedServer.startOther(bare, folder.resolve("bare.log"))) {
                others[start] = server.firstAnswerMillis();
            }
        }
        Map<String, Map<String, Figures>> figures = new LinkedHashMap<>();
        figures.put(ANSWER, inOrder(ours, others));
        figures.put(READY, inOrder(ready, others));
        return figures;
    }

    private static Map<String, Figures> inOrder(double[] ours, double[] others) {
        Map<String, Figures> figures = new LinkedHashMap<>();
        figures.put(OURS, Figures.of(ours));
        figures.put(BARE, Figures.of(others));
        return figures;
    }

    /** With the options that the launcher gives ours. */
    private static List<String> bare(String archive) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx512m"));
        command.add(archive);
        command.addAll(List.of("-cp", classPath(), BareServer.class.getName()));
        return command;
    }

    private static String classPath() {
        Stream<String> all =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
        Stream<String> libraries = all.filter(StartUp::isWanted);
        URI own =
                URI.create(
                        BareServer.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString());
        return Stream.concat(Stream.of(Path.of(own).toString()), libraries)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isWanted(String entry) {
        String name = String.valueOf(Path.of(entry).getFileName());
        return LIBRARIES.stream().anyMatch(name::startsWith);
    }
}
