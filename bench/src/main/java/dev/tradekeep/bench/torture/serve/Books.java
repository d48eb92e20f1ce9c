package dev.tradekeep.bench.torture.serve;

import dev.tradekeep.bench.process.Program;
import dev.tradekeep.bench.process.Unavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Books with candles to trade on, and what the program itself says of such books. */
final class Books {
    private Books() {}

    /** Makes those of {@code tradekeep demo}. */
    static Path make(Path folder, String name) throws Unavailable {
        Path file = folder.resolve(name);
        run(folder, List.of("demo", "--db", file.toString()));
        return file;
    }

    /** What a command complains of; empty when it ends well. */
    static String complaint(Path folder, String... command) {
        try {
            run(folder, List.of(command));
            return "";
        } catch (Unavailable e) {
            return e.reason();
        }
    }

    private static void run(Path folder, List<String> command) throws Unavailable {
        List<String> all = new ArrayList<>(Program.java(dev.tradekeep.app.Main.class));
        all.addAll(command);
        Program.run(folder, all);
    }
}
