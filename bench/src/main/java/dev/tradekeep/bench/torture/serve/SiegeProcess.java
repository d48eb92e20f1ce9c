package dev.tradekeep.bench.torture.serve;

import dev.tradekeep.app.startup.Server;
import dev.tradekeep.app.upkeep.UpkeepSettings;
import dev.tradekeep.bench.serve.OpenServer;
import dev.tradekeep.store.sqlite.maintenance.QuietWindow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The process of a besieged server. It prints its port, does what each line of its input asks for
 * and says {@link #DONE} or what was asked, until the input ends; then it says whether all is on
 * the books.
 */
final class SiegeProcess {
    /** Sets its clock so many seconds off: {@code clock -3600}. */
    static final String CLOCK = "clock";

    /** Fills the disk of its file, or makes room again. */
    static final String FILL = "fill";

    static final String FREE = "free";

    /** Asks how many milliseconds its collections of garbage have taken so far. */
    static final String COLLECTIONS = "collections";

    static final String DONE = "done";
    static final String ALL_BOOKED = "everything is on the books";

    private static final int BLOCK_BYTES = 65_536;
    private static final int COPIES_KEPT = 2;

    private final Path file;
    private final PrintStream out;
    private final InstantSource machine;
    private volatile long offsetSeconds;

    private SiegeProcess(Path file, PrintStream out, InstantSource machine) {
        this.file = file;
        this.out = out;
        this.machine = machine;
    }

    /**
     * Serves until the standard input ends.
     *
     * @param args the file, the limit of a read in milliseconds, how long a connection may say
     *     nothing, in seconds, the milliseconds from candle to candle, and whether copies are made
     *     next to the file
     */
    public static void main(String[] args) throws IOException {
        SiegeProcess process =
                new SiegeProcess(
                        Path.of(args[0]),
                        new PrintStream(System.out, true, StandardCharsets.UTF_8),
                        InstantSource.system());
        process.serve(
                new OpenServer.Options(
                        Duration.ofMillis(Long.parseLong(args[1])),
                        Duration.ofSeconds(Long.parseLong(args[2])),
                        Duration.ofMillis(Long.parseLong(args[3])),
                        Boolean.parseBoolean(args[4])
                                ? process.copies()
                                : UpkeepSettings.NO_COPIES));
    }

    private UpkeepSettings copies() {
        return new UpkeepSettings(
                Optional.of(file.resolveSibling("backups")),
                Duration.ofDays(1),
                COPIES_KEPT,
                false,
                Optional.of(file.resolveSibling("archive")),
                QuietWindow.ALWAYS);
    }

    private void serve(OpenServer.Options options) throws IOException {
        InstantSource clock = () -> machine.instant().plusSeconds(offsetSeconds);
        Server server = OpenServer.on(file, options, clock, System.err::println);
        try (server) {
            server.start();
            out.println(server.port());
            BufferedReader orders =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                out.println(obey(line.split(" ", -1)));
            }
        }
        out.println(server.lost().map(lost -> "lost: " + lost.getMessage()).orElse(ALL_BOOKED));
    }

    private String obey(String[] words) throws IOException {
        switch (words[0]) {
            case CLOCK -> offsetSeconds = Long.parseLong(words[1]);
            case FILL -> fill();
            case FREE -> Files.delete(filler());
            case COLLECTIONS -> {
                return Long.toString(collectionMillis());
            }
            default -> throw new IllegalArgumentException("Not an order: " + words[0]);
        }
        return DONE;
    }

    private static long collectionMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private Path filler() {
        return file.resolveSibling("filler");
    }

    private void fill() throws IOException {
        try (OutputStream filler = Files.newOutputStream(filler())) {
            byte[] block = new byte[BLOCK_BYTES];
            while (true) {
                filler.write(block);
            }
        } catch (IOException e) {
            if (Files.getFileStore(file).getUsableSpace() >= BLOCK_BYTES) {
                throw e;
            }
        }
    }
}
