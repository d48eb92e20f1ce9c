package dev.tradekeep.bench.sqlite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A subject that runs in a JVM. Subclasses use their library as its users would; the protocol and
 * the data are here.
 */
abstract class JavaSubject {
    private static final List<String> DATABASE_SUFFIXES = List.of("", "-wal", "-shm");

    /** What a piece of work took and what it came to. */
    record Done(long nanos, long checksum) {}

    protected final Path folder;
    protected final int transactionRows;
    protected final long[] candles;
    protected final long[] keys;
    protected final String[] textKeys;
    protected final OrderRow[] orders;
    protected final List<String> settings;

    JavaSubject(Path folder, int transactionRows) throws IOException {
        this.folder = folder;
        this.transactionRows = transactionRows;
        candles = integers("candles.bin");
        keys = integers("keys.bin");
        textKeys = lines("keys.txt").toArray(String[]::new);
        orders = lines("orders.txt").stream().map(OrderRow::parse).toArray(OrderRow[]::new);
        settings = lines("settings.txt");
    }

    abstract String version() throws Exception;

    /** What the connection answers for each setting. */
    abstract List<String> answers() throws Exception;

    abstract Done insertCandles(int rows, int batch) throws Exception;

    abstract Done insertOrders(int rows) throws Exception;

    abstract Done pointRead(int reads) throws Exception;

    abstract Done pointReadText(int reads) throws Exception;

    abstract Done scanInt(int rows) throws Exception;

    abstract Done scanText(int rows) throws Exception;

    abstract Done open(Path file, int times) throws Exception;

    /** Answers requests until there are no more. */
    void serve(PrintStream out) throws Exception {
        out.println("ready " + version());
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line;
        while ((line = in.readLine()) != null) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("settings")) {
                out.println(answers().stream().collect(Collectors.joining(",")));
                continue;
            }
            int operations = Integer.parseInt(words[1]);
            Done done = run(Work.of(words[0]), operations, Integer.parseInt(words[2]));
            out.println(operations + " " + done.nanos + " " + done.checksum);
        }
    }

    private Done run(Work work, int operations, int batch) throws Exception {
        return switch (work) {
            case INSERT_ONE, INSERT_MULTI -> insertCandles(operations, batch);
            case INSERT_ORDER -> insertOrders(operations);
            case POINT_READ -> pointRead(operations);
            case POINT_READ_TEXT -> pointReadText(operations);
            case SCAN_INT -> scanInt(operations);
            case SCAN_TEXT -> scanText(operations);
            case OPEN_EMPTY -> open(folder.resolve("empty.db"), operations);
            case OPEN_INDEXED -> open(folder.resolve("indexed.db"), operations);
        };
    }

    protected Path file(String name) {
        return folder.resolve(name);
    }

    protected String text(String name) throws IOException {
        return Files.readString(file(name));
    }

    /** Where inserts go; nothing is there. */
    protected Path emptyPlace() throws IOException {
        Path database = file("insert.db");
        for (String suffix : DATABASE_SUFFIXES) {
            Files.deleteIfExists(file("insert.db" + suffix));
        }
        return database;
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(file(name));
    }

    private long[] integers(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(file(name));
        long[] values = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asLongBuffer().get(values);
        return values;
    }
}
