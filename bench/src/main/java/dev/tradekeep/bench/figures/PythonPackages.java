package dev.tradekeep.bench.figures;

import dev.tradekeep.bench.process.Built;
import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Resources;
import dev.tradekeep.bench.process.Unavailable;
import java.nio.file.Path;
import java.util.List;

/** Packages of Python, installed once into a folder of the cache from pinned versions. */
final class PythonPackages {
    static final String PYTHON = "python3";

    private static final String SECONDS_MAX = "30";

    private PythonPackages() {}

    /**
     * The folder to import from, filled now when it is not there.
     *
     * @param requirements a resource of this package with a pinned version a line
     */
    static Path install(String requirements) throws Unavailable {
        requirePython();
        String version = Program.run(Path.of("."), List.of(PYTHON, "--version"));
        return Built.folder(
                "python",
                List.of(version, Resources.text(PythonPackages.class, requirements)),
                folder -> {
                    Resources.copy(PythonPackages.class, List.of(requirements), folder);
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

    static void requirePython() throws Unavailable {
        if (!Program.isOnPath(PYTHON)) {
            throw new Unavailable(PYTHON + " is not installed");
        }
    }
}
