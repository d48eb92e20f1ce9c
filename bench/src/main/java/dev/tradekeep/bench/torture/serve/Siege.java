package dev.tradekeep.bench.torture.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Complains of an audit of a running server that finds an error. */
    void requireSound(Trader trader) throws IOException {
        Trader.Answer audit = trader.post("/api/v1/database/audit", "{\"level\": \"full\"}");
        require(
                audit.status() == Trader.OK && audit.json().get("errors").asInt() == 0,
                "the audit says " + audit.body());
    }

    /** Complains of a server that does not come to answer with a status. */
    void requireStatus(BesiegedServer server, String path, int status) throws IOException {
        Optional<Duration> after = server.await(path, status);
        require(
                after.isPresent(),
                path + " is not " + status + " after " + BesiegedServer.PATIENCE);
        after.ifPresent(it -> figure(path + " is " + status + " after " + it.toMillis() + " ms"));
    }

    List<String> figures() {
        return List.copyOf(figures);
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
