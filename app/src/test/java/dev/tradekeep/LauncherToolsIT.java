package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher says of the JDK and of the programs that it needs. */
final class LauncherToolsIT {
    @TempDir Path folder;
    private ScratchProject project;

    @BeforeEach
    void makeProject() throws Exception {
        project = new ScratchProject(folder);
    }

    @Test
    void listsAllThatIsMissingWithOneCommand() throws Exception {
        project.removeTools("mvn", "cc", "node", "npm");
        ScratchProject.script(project.root.resolve("sqlite/native/build"), "exit 1\n");
        ScratchProject.script(project.tools.resolve("apt-get"), "exit 1\n");
        Files.delete(project.jdk.resolve("release"));
        Ended build = project.tradekeep("build");
        assertThat(build.exitCode()).isEqualTo(1);
        assertThat(build.err().lines())
                .hasSize(5)
                .first()
                .isEqualTo(
                        "tradekeep: needed and not found:"
                                + " a JDK 25 or newer, Maven, a C compiler, Node.js, npm");
        assertThat(build.err())
                .containsOnlyOnce("get it with:")
                .contains("apt-get install maven gcc libc6-dev nodejs npm\n")
                .contains("npm fetches the source of SQLite, once")
                .contains("https://adoptium.net");
    }

    @Test
    void namesNoCommandWhereItKnowsNoPackageManager() throws Exception {
        project.removeTools("mvn");
        Ended build = project.tradekeep("build");
        assertThat(build.exitCode()).isEqualTo(1);
        assertThat(build.err()).contains("Maven", "with this system's package manager");
    }

    @Test
    void asksForNpmOnlyWhileTheSourceOfSqliteIsNotThere() throws Exception {
        project.removeTools("node", "npm");
        Ended build = project.tradekeep("build");
        assertThat(build.exitCode()).as(build.err()).isZero();
    }

    @Test
    void saysThatTheJdkNamedForItIsNone() throws Exception {
        Files.delete(project.jdk.resolve("release"));
        assertRefused("which is not the folder of a JDK");
    }

    @Test
    void saysThatTheJdkNamedForItIsTooOld() throws Exception {
        project.java("17.0.15");
        assertRefused("which holds Java 17.0.15, and 25 or newer is needed");
    }

    @Test
    void saysThatTheJdkNamedForItHasNoCompiler() throws Exception {
        Files.delete(project.jdk.resolve("bin/javac"));
        assertRefused("which holds Java 25.0.1 without javac");
    }

    @Test
    void saysWhyItDoesNotUseJavaHome() throws Exception {
        Ended build =
                project.launcher()
                        .with("TRADEKEEP_JAVA_HOME=")
                        .with("JAVA_HOME=/nowhere")
                        .run(project.root.resolve("tradekeep").toString(), "build");
        assertThat(build.err()).contains("JAVA_HOME is /nowhere, which is not the folder of a JDK");
    }

    private void assertRefused(String why) throws Exception {
        Ended build = project.tradekeep("build");
        assertThat(build.exitCode()).isEqualTo(1);
        assertThat(build.err())
                .contains("TRADEKEEP_JAVA_HOME is " + project.jdk + ", " + why)
                .contains("or unset it");
        assertThat(project.mavenCalls()).isEmpty();
    }
}
