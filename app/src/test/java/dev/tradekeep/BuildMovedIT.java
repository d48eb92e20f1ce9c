package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A built application finds its own files wherever it is put, and whatever the home folder is. */
final class BuildMovedIT {
    @TempDir Path folder;

    /** A class archive remembers where the jars were when it was made. */
    @Test
    void worksWithItsClassArchiveAfterTheFolderWasMoved() throws Exception {
        Path first = copyOfApplication("a");
        Ended trained = launcher(first).tradekeep("--train-class-archive");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(archives(first)).hasSize(1);

        Path second = Files.move(first, folder.resolve("b"));
        assertInitializes(second, "moved.db");

        copyOfApplication("a");
        for (Path jar : jars(first)) {
            Files.writeString(jar, "not this one");
        }
        assertInitializes(second, "another-is-there.db");
    }

    @Test
    void worksWithoutAHomeFolder() throws Exception {
        Launcher launcher = homeless("java.io.tmpdir=" + folder);
        Ended made = launcher.tradekeep("db", "init", "--db", folder.resolve("t.db"));
        assertThat(made.exitCode()).as(made.err()).isZero();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).noneMatch(file -> file.toString().contains("tradekeep-sqlite-"));
        }
    }

    @Test
    void namesTheVariableWhenTheLibraryCanLieNowhere() throws Exception {
        Ended ended =
                homeless("java.io.tmpdir=/dev/null/none")
                        .tradekeep("db", "init", "--db", folder.resolve("t.db"));
        assertThat(ended.exitCode()).isEqualTo(ErrorCode.LIBRARY_UNAVAILABLE.exitCode());
        assertThat(ended.err())
                .contains("TRADEKEEP_CACHE", "[2019 LIBRARY_UNAVAILABLE]")
                .doesNotContain("defect");
    }

    private Launcher homeless(String property) {
        return new Launcher(folder)
                .with("XDG_CACHE_HOME=/dev/null/cache")
                .with("TRADEKEEP_CACHE=/dev/null/cache")
                .with("TRADEKEEP_JAVA_OPTS=-Duser.home=/dev/null -D" + property);
    }

    private void assertInitializes(Path application, String database) throws Exception {
        Path file = folder.resolve(database);
        Ended made = launcher(application).tradekeep("db", "init", "--db", file);
        assertThat(made.exitCode()).as(made.err()).isZero();
        SqliteShell.assertSound(file);
    }

    private Launcher launcher(Path application) {
        return new Launcher(folder).with("TRADEKEEP_APPLICATION=" + application);
    }

    private Path copyOfApplication(String name) throws IOException {
        Path built =
                Optional.ofNullable(System.getenv("TRADEKEEP_APPLICATION"))
                        .map(Path::of)
                        .orElse(ProjectFolder.ROOT.resolve("app/target/quick/application"));
        Path copy = folder.resolve(name);
        try (Stream<Path> files = Files.walk(built)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(built.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (file.toString().endsWith(".jar")) {
                    Files.copy(file, target);
                }
            }
        }
        return copy;
    }

    private static List<Path> archives(Path application) throws IOException {
        return ending(application, ".aot");
    }

    private static List<Path> jars(Path application) throws IOException {
        return ending(application, ".jar");
    }

    private static List<Path> ending(Path application, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(application)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
