package dev.tradekeep.bench.write;

import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.sqlite.CPrograms;
import dev.tradekeep.store.sqlite.write.WriterSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who takes part. */
enum Subject {
    C_STOCK("c-stock", Role.LIMIT, WriterSettings.BATCH_TASKS_MAX),
    C_OURS("c-ours", Role.LIMIT, WriterSettings.BATCH_TASKS_MAX),
    TRADEKEEP("tradekeep", Role.OURS, WriterSettings.BATCH_TASKS_MAX),
    /** Ours with one commit an order. */
    UNGROUPED("tradekeep-ungrouped", Role.PEER, 1);

    static final String PROGRAM = "writer.c";

    private final String label;
    private final Role role;
    private final int batchTasksMax;

    Subject(String label, Role role, int batchTasksMax) {
        this.label = label;
        this.role = role;
        this.batchTasksMax = batchTasksMax;
    }

    String label() {
        return label;
    }

    Role role() {
        return role;
    }

    /** Whether it does a piece of work. */
    boolean does(Work work) {
        return switch (work) {
            case DURABLE_ORDERS -> true;
            case LATENCY_P99, SINGLE_PRODUCER, INSERT_CANDLES -> this != UNGROUPED;
            case APPEND_CANDLES -> this == TRADEKEEP;
        };
    }

    /**
     * What starts it.
     *
     * @param programs a folder that holds {@link #PROGRAM}
     */
    List<String> command(Path programs, Path folder) throws Unavailable {
        Path program = programs.resolve(PROGRAM);
        List<String> command =
                switch (this) {
                    case C_STOCK -> List.of(CPrograms.stock(program).toString());
                    case C_OURS -> List.of(CPrograms.ours(program).toString());
                    case TRADEKEEP, UNGROUPED -> Program.java(WriterSubject.class);
                };
        List<String> whole = new ArrayList<>(command);
        whole.add(folder.toString());
        whole.add(Integer.toString(batchTasksMax));
        return whole;
    }
}
