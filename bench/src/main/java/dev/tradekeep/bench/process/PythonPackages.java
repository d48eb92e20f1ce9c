package dev.tradekeep.bench.process;

import java.nio.file.Path;
import java.util.List;

/** Packages of Python, installed once into a folder of the cache from pinned versions. */
public final class PythonPackages {
    public static final String PYTHON = "python3";

    private static final String SECONDS_MAX = "30";

    private PythonPackages() {}

    /**
     * The folder to import from, filled now when it is not there.
     *
     * @param requirements a resource next to the class with a pinned version a line
     */
    public static Path install(Class<?> nextTo, String requirements) throws Unavailable {
        requirePython();
        String version = Program.run(Path.of("."), List.of(PYTHON, "--version"));
        return Built.folder(
                "python",
                List.of(version, Resources.text(nextTo, requirements)),
                folder -> {
                    Resources.copy(nextTo, List.of(requirements), folder);
                    Program.run(
                            folder,
                            List.of(
                                    PYTHON,
                                    "-m",
                                    "pip",
                                    "install",
                                    "--quiet",
                                    "--disable-pip-version-check",
                                    "--retries=1",
                                    "--timeout=" + SECONDS_MAX,
                                    "--target=" + folder,
                                    "--requirement=" + requirements));
                });
    }

    /** Whether there is a Python. */
    public static void requirePython() throws Unavailable {
        if (!Program.isOnPath(PYTHON)) {
            throw new Unavailable(PYTHON + " is not installed");
        }
    }
}
