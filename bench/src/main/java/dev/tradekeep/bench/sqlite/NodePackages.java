package dev.tradekeep.bench.sqlite;

import dev.tradekeep.bench.process.Built;
import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Resources;
import dev.tradekeep.bench.process.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * better-sqlite3 and a Node.js that runs it, installed once from the lock file of this module with
 * scripts off.
 */
public final class NodePackages {
    private static final String LOCK = "package-lock.json";
    private static final List<String> FILES = List.of("package.json", LOCK);

    private NodePackages() {}

    /** The folder that holds {@code node_modules}; installed now when it is not there. */
    public static Path install() throws Unavailable {
        if (!Program.isOnPath("npm")) {
            throw new Unavailable("npm is not installed");
        }
        return Built.folder(
                "node",
                List.of(Resources.text(NodePackages.class, LOCK)),
                folder -> {
                    Resources.copy(NodePackages.class, FILES, folder);
                    Program.run(
                            folder,
                            List.of(
                                    "npm",
                                    "ci",
                                    "--ignore-scripts",
                                    "--no-audit",
                                    "--no-fund",
                                    "--loglevel=error"));
                });
    }

    /** The Node.js of this platform among the packages. */
    public static Path node(Path installed) throws Unavailable {
        try (Stream<Path> packages = Files.list(installed.resolve("node_modules"))) {
            return packages.map(folder -> folder.resolve("bin").resolve("node"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new Unavailable("no package of Node.js fits this machine"));
        } catch (IOException e) {
            throw new Unavailable("the packages cannot be listed: " + e.getMessage());
        }
    }
}
