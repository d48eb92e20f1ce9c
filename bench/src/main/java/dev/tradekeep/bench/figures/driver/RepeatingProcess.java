package dev.tradekeep.bench.figures.driver;

import java.nio.file.Path;

/**
 * Does a work a number of times and ends: what a processor does for it shows in the difference of
 * two numbers of times.
 */
public final class RepeatingProcess {
    private RepeatingProcess() {}

    /**
     * Does the work.
     *
     * @param args the folder of the work, our books, the work, and how many times
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Task task = Task.read(folder, args[2], "tradekeep");
        int times = Integer.parseInt(args[3]);
        Touch touch = new Touch();
        try (Session session = new TradekeepDriver(folder, Path.of(args[1])).open()) {
            for (int i = 0; i < times; i++) {
                session.run(task, task.parameters().get(i % task.parameters().size()), touch);
            }
        }
    }
}
