package dev.tradekeep;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the launcher makes the class archive, with a script in the place of Java that waits. */
final class LauncherTrainingIT {
    @TempDir Path folder;
    private ScratchProject project;
    private RandomAccessFile arrived;
    private RandomAccessFile gate;

    @BeforeEach
    void makeProject() throws Exception {
        project = new ScratchProject(folder);
        arrived = pipe("arrived");
        gate = pipe("gate");
    }

    @AfterEach
    void close() throws Exception {
        arrived.close();
        gate.close();
    }

    @Test
    void letsCommandsRunMeanwhile() throws Exception {
        Ended first = project.tradekeep("error", "list");
        assertThat(first.out()).endsWith("dev.tradekeep.app.Main error list\n");
        assertThat(arrived.readLine()).isNotEmpty();
        Ended second = project.tradekeep("error", "list");
        assertThat(second.out()).doesNotContain("AOTCache");
        assertThat(second.err()).isEmpty();

        Process build = project.start("build");
        assertThat(build.errorReader().readLine()).contains("waiting for the training");
        openGate();
        Launcher.await(build);
        assertThat(trainings()).isEqualTo(1);
        assertThat(project.tradekeep("error", "list").out()).contains("-XX:AOTCache=");
    }

    @Test
    void trainsAnewAfterOneThatWasKilled() throws Exception {
        project.tradekeep("error", "list");
        for (String id : arrived.readLine().split(" ", -1)) {
            ProcessHandle.of(Long.parseLong(id)).ifPresent(LauncherTrainingIT::kill);
        }
        openGate();
        Ended build = project.tradekeep("build");
        assertThat(build.err()).contains("training the class archive");
        assertThat(trainings()).isEqualTo(2);
        Path application = project.root.resolve("app/target/quick/application");
        assertThat(application.resolve("training")).doesNotExist();
        assertThat(project.tradekeep("error", "list").out()).contains("-XX:AOTCache=");
    }

    @Test
    void trainsNothingForABuildThatIsRunAsItIs() throws Exception {
        openGate();
        assertThat(project.tradekeep("build").exitCode()).isZero();
        ScratchProject.change(project.root.resolve("app/target/quick/application/tradekeep.jar"));
        Ended list =
                project.launcher()
                        .with("TRADEKEEP_SKIP_BUILD=1")
                        .run(project.root.resolve("tradekeep").toString(), "error", "list");
        assertThat(list.out()).doesNotContain("AOTCache");
        assertThat(trainings()).isEqualTo(1);
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private int trainings() throws IOException {
        return project.lines(project.jdk.resolve("trainings")).size();
    }

    private void openGate() throws IOException {
        gate.write("go\n".getBytes(US_ASCII));
    }

    /** Opened for both, so that neither side waits for the other to open it. */
    private RandomAccessFile pipe(String name) throws Exception {
        Path pipe = project.jdk.resolve(name);
        Launcher.await(new ProcessBuilder("mkfifo", pipe.toString()).start());
        return new RandomAccessFile(pipe.toFile(), "rw");
    }
}
