package dev.tradekeep.bench.figures.driver;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.StatementCounter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Counts what an operation of each work costs, in numbers that no clock has a part in: the steps of
 * SQLite's virtual machine, before and after, and the bytes that ours allocates. Run by the
 * interpreter alone, because a compiler decides anew each time what it allocates.
 */
public final class CountingProcess {
    private static final int OPERATIONS_MAX = 20;

    private CountingProcess() {}

    /**
     * Prints {@code WORK STEPS STEPS_BEFORE BYTES} for each work.
     *
     * @param args the folder of the work, our books, the tables of before, and the works
     */
    public static void main(String[] args) throws Exception {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path folder = Path.of(args[0]);
        TradekeepDriver ours = new TradekeepDriver(folder, Path.of(args[1]));
        for (int i = 3; i < args.length; i++) {
            String work = args[i];
            Task after = Task.read(folder, work, "tradekeep");
            Task before = Task.read(folder, work, "before");
            out.println(
                    work
                            + " "
                            + steps(Path.of(args[1]), after)
                            + " "
                            + steps(Path.of(args[2]), before)
                            + " "
                            + bytes(ours, after));
        }
    }

    private static long steps(Path file, Task task) {
        long steps = 0;
        int operations = operations(task);
        try (Connection connection = Connection.open(file, OpenMode.READ_ONLY);
                Statement select = connection.prepare(task.sql())) {
            for (int i = 0; i < operations; i++) {
                BeforeDriver.bind(select, task.parameters().get(i));
                select.update();
                steps += StatementCounter.MACHINE_STEPS.reset(select);
            }
        }
        return steps / operations;
    }

    private static long bytes(TradekeepDriver ours, Task task) throws Exception {
        try (Session session = ours.open()) {
            allocated(session, task);
            // The first time also paid for classes and prepared statements.
            return allocated(session, task) / operations(task);
        }
    }

    private static long allocated(Session session, Task task) throws Exception {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Touch touch = new Touch();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < operations(task); i++) {
            session.run(task, task.parameters().get(i), touch);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static int operations(Task task) {
        return Math.min(OPERATIONS_MAX, task.parameters().size());
    }
}
