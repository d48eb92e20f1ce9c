package dev.tradekeep.bench.sqlite;

import dev.tradekeep.bench.process.Built;
import dev.tradekeep.bench.process.CacheFolder;
import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A C program of one file, compiled with a stock SQLite and linked with ours. Both come from the
 * source that our own library was built of, in the cache folder that its build fills.
 */
public final class CPrograms {
    private static final String COMPILER = "cc";

    private CPrograms() {}

    /** With SQLite as it comes: {@code -O2} and no option. */
    public static Path stock(Path worker) throws Unavailable {
        Path source = sourceFolder();
        return compile("c-stock", worker, List.of(source.resolve("sqlite3.c").toString()));
    }

    /** With the library that Java calls. */
    public static Path ours(Path worker) throws Unavailable {
        Path folder = nativeFolder();
        String name = isMac() ? "libtradekeep-sqlite.dylib" : "libtradekeep-sqlite.so";
        return compile(
                "c-ours", worker, List.of(folder.resolve(name).toString(), "-Wl,-rpath," + folder));
    }

    /** The compiler, as it names itself. */
    static String compilerVersion() throws Unavailable {
        return Program.run(Path.of("."), List.of(COMPILER, "--version"))
                .lines()
                .findFirst()
                .orElse("");
    }

    private static Path compile(String name, Path worker, List<String> sqlite) throws Unavailable {
        List<String> inputs = new ArrayList<>(sqlite);
        try {
            inputs.add(Files.readString(worker));
        } catch (IOException e) {
            throw new Unavailable(worker + " cannot be read");
        }
        inputs.add(compilerVersion());
        Path folder =
                Built.folder(
                        name,
                        inputs,
                        target -> {
                            List<String> command = new ArrayList<>(List.of(COMPILER, "-O2"));
                            command.add("-I");
                            command.add(sourceFolder().toString());
                            command.add(worker.toString());
                            command.addAll(sqlite);
                            command.addAll(List.of("-o", name, "-lm", "-lpthread", "-ldl"));
                            Program.run(target, command);
                        });
        return folder.resolve(name);
    }

    /** Where the build of our library left it. */
    private static Path nativeFolder() throws Unavailable {
        return cached("key");
    }

    /** Where that build left the source of SQLite. */
    private static Path sourceFolder() throws Unavailable {
        Path folder = cached("source");
        if (!Files.exists(folder.resolve("sqlite3.c"))) {
            throw new Unavailable(
                    folder + " lacks the source of SQLite; build the module sqlite here");
        }
        return folder;
    }

    /** The folder of the cache that a file next to our library names. */
    private static Path cached(String file) throws Unavailable {
        String resource = "/dev/tradekeep/sqlite/native/" + platform() + "/" + file;
        try (InputStream name = CPrograms.class.getResourceAsStream(resource)) {
            if (name == null) {
                throw new Unavailable("this build holds no SQLite library for " + platform());
            }
            return CacheFolder.path()
                    .resolve("native")
                    .resolve(new String(name.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new Unavailable(resource + " cannot be read");
        }
    }

    private static String platform() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (isMac() ? "macos" : "linux") + "-" + (arch.equals("amd64") ? "x86_64" : arch);
    }

    private static boolean isMac() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    }
}
