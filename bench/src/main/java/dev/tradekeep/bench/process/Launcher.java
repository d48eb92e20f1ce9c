package dev.tradekeep.bench.process;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The launcher that people start the program with. */
public final class Launcher {
    private Launcher() {}

    /**
     * That of the clone that this program was built in.
     *
     * @throws Unavailable when it was built elsewhere, or the application is not built
     */
    public static Path script() throws Unavailable {
        try {
            Path folder =
                    Path.of(
                            Launcher.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            for (Path at = folder; at != null; at = at.getParent()) {
                Path script = at.resolve("tradekeep");
                if (Files.isExecutable(script) && Files.isRegularFile(script)) {
                    if (Files.exists(application(at).resolve("tradekeep.jar"))) {
                        return script;
                    }
                    throw new Unavailable("the application is not built; run ./tradekeep build");
                }
            }
            throw new Unavailable("there is no ./tradekeep above " + folder);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the launcher of a clone runs. */
    private static Path application(Path clone) {
        String named = System.getenv("TRADEKEEP_APPLICATION");
        return named == null ? clone.resolve("app/target/quick/application") : Path.of(named);
    }

    /**
     * Lets a launcher do once what it does at the first use of a build, so that no start has to.
     *
     * @throws Unavailable when it fails
     */
    public static void prepare(Path launcher) throws Unavailable {
        Program.run(Path.of("").toAbsolutePath(), List.of(launcher.toString(), "build"));
    }
}
