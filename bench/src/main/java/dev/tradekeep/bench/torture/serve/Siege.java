package dev.tradekeep.bench.torture.serve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a scenario works with, and what it found. For one thread. */
public final class Siege {
    private final Path folder;
    private final boolean small;
    private final Consumer<String> progress;
    private final List<String> figures = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    Siege(Path folder, boolean small, Consumer<String> progress) {
        this.folder = folder;
        this.small = small;
        this.progress = progress;
    }

    /** An empty folder. */
    Path folder() {
        return folder;
    }

    /** One of two numbers: that of the long form, or that of a run of seconds. */
    int effort(int full, int small) {
        return this.small ? small : full;
    }

    /** Says how far it is. */
    void show(String step) {
        progress.accept(step);
    }

    /** Notes a figure for the report. */
    void figure(String text) {
        figures.add(text);
    }

    /** Complains unless something holds. */
    void require(boolean holds, String complaint) {
        if (!holds) {
            complaints.add(complaint);
        }
    }

    ServeTorture.Result result(Scenario scenario, long seconds) {
        return new ServeTorture.Result(
                scenario.name(), List.copyOf(figures), List.copyOf(complaints), seconds);
    }
}
