package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the launcher builds, with a script in the place of Maven. */
final class LauncherBuildIT {
    @TempDir Path folder;
    private ScratchProject project;

    @BeforeEach
    void makeProject() throws Exception {
        project = new ScratchProject(folder);
    }

    @Test
    void showsEachStepWithItsTime() throws Exception {
        project.maven(
                """
                echo 'Downloading from central: https://host/a-1.jar'
                echo 'Downloaded from central: https://host/a-1.jar (1.5 MB at 3 MB/s)'
                echo 'Downloading from central: https://host/b-1.pom'
                echo 'Downloaded from central: https://host/b-1.pom (500 kB at 3 MB/s)'
                echo '[INFO] --- maven-compiler-plugin:1.0:compile (default-compile) @ tradekeep-app ---'
                echo '[INFO] Compiling 3 source files with javac'
                echo '[INFO] --- maven-dependency-plugin:1.0:copy (application-jar) @ tradekeep-app ---'
                """);
        Ended build = project.tradekeep("build");
        assertThat(build.exitCode()).as(build.err()).isZero();
        Path log = project.root.resolve("app/target/quick/build.log");
        assertThat(build.err().lines().map(line -> line.replaceAll("\\d+\\.\\d s$", "n s")))
                .containsExactly(
                        "tradekeep: building; the log is " + log,
                        "tradekeep: starting Maven … n s",
                        "tradekeep: downloading 2 files, 2.0 MB … n s",
                        "tradekeep: compiling app (3 files) … n s",
                        "tradekeep: packaging app … n s",
                        "tradekeep: training the class archive (once after a build) … n s");
        assertThat(log).content().contains("[INFO] Compiling 3 source files with javac");
    }

    @Test
    void showsOnlyWhatWentWrongAndBuildsAgain() throws Exception {
        project.maven("echo '[INFO] much'\necho '[ERROR] A.java:[1,2] expected'\nexit 1\n");
        Ended build = project.tradekeep("build");
        assertThat(build.exitCode()).isEqualTo(1);
        assertThat(build.err())
                .contains("[ERROR] A.java:[1,2] expected", "build.log")
                .doesNotContain("much");
        project.maven("");
        assertThat(project.tradekeep("build").exitCode()).isZero();
    }

    @Test
    void buildsOnlyWhatChanged() throws Exception {
        assertThat(project.tradekeep("build").exitCode()).isZero();
        assertThat(project.tradekeep("build").err()).isEmpty();
        assertThat(project.mavenCalls()).containsExactly("-B package -Dquick -pl app -am");
    }

    @Test
    void compilesAChangedModuleAndWhatStandsOnItAnew() throws Exception {
        project.tradekeep("build");
        project.maven(
                """
                for module in sqlite app; do
                    [ ! -d $module/target/quick/classes ] || echo $module >>kept
                done
                """);
        ScratchProject.change(project.source("app"));
        project.tradekeep("build");
        assertThat(project.lines(project.root.resolve("kept"))).containsExactly("sqlite");
        Files.delete(project.root.resolve("kept"));
        ScratchProject.change(project.source("sqlite"));
        project.tradekeep("build");
        assertThat(project.lines(project.root.resolve("kept"))).isEmpty();
    }

    @Test
    void leavesJarsThatDidNotChangeAsTheyAre() throws Exception {
        project.tradekeep("build");
        Path application = project.root.resolve("app/target/quick/application");
        // Without the time of the last read, which the launcher changes when it looks at a jar.
        String asWritten = "lastModifiedTime,fileKey";
        Object library = Files.readAttributes(application.resolve("lib/library.jar"), asWritten);
        Files.createFile(application.resolve("lib/no-longer-used.jar"));
        ScratchProject.change(project.source("app"));
        project.tradekeep("build");
        assertThat(Files.readAttributes(application.resolve("lib/library.jar"), asWritten))
                .isEqualTo(library);
        assertThat(application.resolve("lib/no-longer-used.jar")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void buildsOnceForTwoAtOnce(boolean flock) throws Exception {
        withFlock(flock);
        project.maven("read -r line\n");
        Process first = startBuilding();
        Process second = project.start("build");
        assertThat(second.errorReader().readLine())
                .isEqualTo("tradekeep: waiting for a build by another process");
        first.outputWriter().close();
        Launcher.await(first);
        Launcher.await(second);
        assertThat(List.of(first.exitValue(), second.exitValue())).containsExactly(0, 0);
        assertThat(project.mavenCalls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void buildsAnewAfterOneThatWasKilled(boolean flock) throws Exception {
        withFlock(flock);
        project.maven("read -r line || exit 1\n");
        Process killed = startBuilding();
        killed.destroyForcibly();
        Launcher.await(killed);
        project.maven("");
        Ended build = project.tradekeep("build");
        assertThat(build.exitCode()).as(build.err()).isZero();
    }

    private void withFlock(boolean flock) throws Exception {
        if (flock) {
            project.addTool("flock");
        }
    }

    /** Starts a build whose Maven reads from the process's input; it holds the lock. */
    private Process startBuilding() throws Exception {
        Process process = project.start("build");
        assertThat(process.errorReader().readLine()).startsWith("tradekeep: building");
        return process;
    }
}
