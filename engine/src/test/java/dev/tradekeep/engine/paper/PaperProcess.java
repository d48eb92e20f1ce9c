package dev.tradekeep.engine.paper;

import java.nio.file.Path;
import java.util.Optional;

/** A process that runs an engine to the end of its candles, and says so after each moment. */
final class PaperProcess {
    static final String DONE = "done";

    private PaperProcess() {}

    /**
     * Runs it.
     *
     * @param arguments the file of the books, and how often the engine was started before
     */
    public static void main(String[] arguments) {
        try (PaperDesk desk =
                PaperDesk.reopen(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            desk.start();
            Optional<CandleMoment> next = desk.run().next();
            while (next.isPresent()) {
                desk.run().step(next.get());
                System.out.println(next.get().closeTime());
                next = desk.run().next();
            }
            desk.run().finish();
            System.out.println(DONE);
        }
    }
}
