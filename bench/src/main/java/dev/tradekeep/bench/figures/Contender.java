package dev.tradekeep.bench.figures;

import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.process.Worker;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A subject at work: a process that stays for the whole bench. */
final class Contender implements AutoCloseable {
    private static final String MISSING = "missing ";
    private static final String READY = "ready ";

    private final Subject subject;
    private final Worker worker;
    private final String version;

    private Contender(Subject subject, Worker worker, String version) {
        this.subject = subject;
        this.worker = worker;
        this.version = version;
    }

    /** Starts it in a folder that holds the work. */
    static Contender start(Subject subject, List<String> command, Path folder) throws Unavailable {
        Worker worker = Worker.start(subject.label(), command, folder);
        String said = worker.answer("start");
        if (said.startsWith(MISSING)) {
            worker.close();
            throw new Unavailable(said.substring(MISSING.length()));
        }
        if (!said.startsWith(READY)) {
            worker.close();
            throw new IllegalStateException(subject.label() + " said " + said);
        }
        return new Contender(subject, worker, said.substring(READY.length()));
    }

    Subject subject() {
        return subject;
    }

    String label() {
        return subject.label();
    }

    /** Of what it stands on. */
    String version() {
        return version;
    }

    /** The checksum of the rows of the first operations, and how many there are. */
    String digest(String work) throws Unavailable {
        return ask("digest " + work);
    }

    /** The nanoseconds of each operation. */
    long[] run(String work, int readers, long millis, int operationsMax) throws Unavailable {
        return nanos(ask("run " + work + " " + readers + " " + millis + " " + operationsMax));
    }

    /** The same where each opens a connection first. */
    long[] cold(String work, int times) throws Unavailable {
        return nanos(ask("cold " + work + " " + times));
    }

    /** The nanoseconds that a file of candles takes into a new table. */
    long load(Path file, long rows) throws Unavailable {
        return nanos(ask("load " + file + " " + rows))[0];
    }

    /** Begins to write next to the readers, or ends it. */
    void write(boolean on) throws Unavailable {
        ask("write " + (on ? "on" : "off"));
    }

    private String ask(String request) throws Unavailable {
        String answer = worker.ask(request);
        if (answer.startsWith(MISSING)) {
            throw new Unavailable(answer.substring(MISSING.length()));
        }
        return answer;
    }

    private static long[] nanos(String answer) {
        return Stream.of(answer.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    }

    @Override
    public void close() {
        worker.close();
    }
}
