package dev.tradekeep.bench.write;

import dev.tradekeep.bench.process.Unavailable;
import dev.tradekeep.bench.process.Worker;
import dev.tradekeep.bench.report.Role;
import dev.tradekeep.bench.sqlite.Workbench;
import dev.tradekeep.store.sqlite.file.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A subject with its process running, and every answer of it checked. */
final class Contender implements AutoCloseable {
    static final int PRODUCERS = 256;

    /** Rows of a statement that C chooses from for candles. */
    static final List<Integer> CANDLE_ROWS = List.of(1, 4, 16, 64, 256);

    private static final String READY = "ready ";

    private final Subject subject;
    private final Worker worker;
    private final String version;
    private long orders;
    private long candles;
    private int candleRows = CANDLE_ROWS.getFirst();

    private Contender(Subject subject, Worker worker, long orders) {
        this.subject = subject;
        this.worker = worker;
        this.orders = orders;
        version = worker.answer("start").substring(READY.length());
    }

    /**
     * Starts a subject.
     *
     * @param folder laid out for it alone
     * @param orders that are there
     */
    static Contender start(Subject subject, Path programs, Path folder, int orders)
            throws Unavailable {
        Worker worker = Worker.start(subject.label(), subject.command(programs, folder), folder);
        Contender contender = new Contender(subject, worker, orders);
        if (subject.role() == Role.LIMIT) {
            contender.checkSettings();
        }
        return contender;
    }

    /** Ours sets and checks them itself. */
    private void checkSettings() throws Unavailable {
        String found = worker.ask("settings");
        String wanted =
                Workbench.profile().stream()
                        .map(Setting::readBack)
                        .collect(Collectors.joining(","));
        if (!found.equals(wanted)) {
            close();
            throw new Unavailable("it runs with the settings " + found + " instead of " + wanted);
        }
    }

    Subject subject() {
        return subject;
    }

    String version() {
        return version;
    }

    int candleRows() {
        return candleRows;
    }

    /** Chooses the number of rows a statement that suits it best. */
    void chooseCandleRows(int count) {
        long best = Long.MAX_VALUE;
        int chosen = candleRows;
        for (int rows : CANDLE_ROWS) {
            candleRows = rows;
            long nanos = run(Work.INSERT_CANDLES, count).nanos();
            if (nanos < best) {
                best = nanos;
                chosen = rows;
            }
        }
        candleRows = chosen;
    }

    /** Does a piece of work and checks that all of it is in the books. */
    Answer run(Work work, int count) {
        String request =
                switch (work) {
                    case DURABLE_ORDERS, LATENCY_P99 -> "orders " + count + " " + PRODUCERS;
                    case SINGLE_PRODUCER ->
                            subject.role() == Role.LIMIT
                                    ? "commits " + count + " 0"
                                    : "orders " + count + " 1";
                    case INSERT_CANDLES -> "candles " + count + " " + candleRows;
                    case APPEND_CANDLES -> "append " + count + " 0";
                };
        Answer answer = Answer.parse(worker.ask(request));
        if (work == Work.INSERT_CANDLES || work == Work.APPEND_CANDLES) {
            candles += count;
            require(candles, answer.rows(), request);
            return answer;
        }
        orders += count;
        require(orders, answer.rows(), request);
        return answer;
    }

    private void require(long wanted, long found, String request) {
        if (wanted != found) {
            throw new IllegalStateException(
                    "%s has %d rows after \"%s\" instead of %d"
                            .formatted(subject.label(), found, request, wanted));
        }
    }

    @Override
    public void close() {
        worker.close();
    }
}
