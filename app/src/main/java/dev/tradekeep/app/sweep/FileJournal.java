package dev.tradekeep.app.sweep;

import dev.tradekeep.engine.sweep.Luck;
import dev.tradekeep.engine.sweep.SweepBatch;
import dev.tradekeep.engine.sweep.SweepJournal;
import dev.tradekeep.engine.sweep.Trial;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What a sweep has done, in a file: a line that says which sweep it is, then lines of trials, each
 * batch ended by its luck and a checksum. What an interruption left of a batch is dropped.
 */
final class FileJournal implements SweepJournal, AutoCloseable {
    private static final String FORMAT = "tradekeep sweep 1 ";
    private static final String END = "=";

    private final Path file;
    private final FileChannel channel;
    private final List<SweepBatch> before = new ArrayList<>();

    private FileJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens a file, which is made when it is missing.
     *
     * @param sha256 of everything that decides about the result
     * @throws TradekeepException when it is of another sweep, or cannot be read or written
     */
    static FileJournal open(Path file, String sha256) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            FileJournal journal = new FileJournal(file, channel);
            try {
                if (channel.tryLock() == null) {
                    throw new TradekeepException(
                            ErrorCode.CONFLICT, "Another process works on " + file + ".");
                }
                journal.load(FORMAT + sha256);
                return journal;
            } catch (RuntimeException | IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static TradekeepException failed(Path file, IOException e) {
        return new TradekeepException(
                ErrorCode.OUTPUT_FAILED,
                "Wanted to keep the state of a sweep in " + file + ", which failed: " + e + ".",
                e);
    }

    private void load(String header) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        if (end < 0 && header.startsWith(text)) {
            channel.truncate(0);
            write(header + "\n");
            return;
        }
        if (end < 0 || !text.substring(0, end).equals(header)) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "Wanted the state of this sweep in "
                            + file
                            + ", found something else: other candles, parameters, costs or another"
                            + " seed. Name another file.");
        }
        long sound = end + 1L;
        int at = end + 1;
        List<String> lines = new ArrayList<>();
        int begun = at;
        for (int next = text.indexOf('\n', at); next >= 0; next = text.indexOf('\n', at)) {
            String line = text.substring(at, next);
            if (line.startsWith(END)) {
                String[] words = line.substring(1).split(END + " ", 2);
                if (words.length != 2
                        || !words[0].equals(sum(text.substring(begun, at) + words[1]))) {
                    break;
                }
                before.add(
                        new SweepBatch(
                                lines.stream().map(Trial::parse).toList(), Luck.parse(words[1])));
                lines.clear();
                begun = next + 1;
                // Every character of it is one byte but those of notes.
                sound = text.substring(0, begun).getBytes(StandardCharsets.UTF_8).length;
            } else {
                lines.add(line);
            }
            at = next + 1;
        }
        channel.truncate(sound);
        channel.position(sound);
    }

    private static String sum(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    @Override
    public List<SweepBatch> read() {
        return List.copyOf(before);
    }

    @Override
    public void add(SweepBatch batch) {
        StringBuilder text = new StringBuilder();
        batch.trials().forEach(trial -> text.append(trial.text()).append('\n'));
        String luck = batch.luck().text();
        String end = END + sum(text + luck) + END + " " + luck + "\n";
        try {
            write(text + end);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }
}
