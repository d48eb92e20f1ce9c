package dev.tradekeep.app.download;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.account.VenueException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks for pages ahead of those that are being stored and hands them out in the order of the plan.
 * One thread takes them; each request runs on one of its own.
 */
final class PageReader implements AutoCloseable {
    /** Requests under way at a time. */
    static final int AHEAD_MAX = 6;

    private static final long CHECK_MILLIS = 100;

    private final Iterator<Span> plan;
    private final Ask ask;
    private final Deque<FutureTask<Page>> requests = new ArrayDeque<>();

    /** Asks an exchange for a page. */
    @FunctionalInterface
    interface Ask {
        Page read(Span span) throws VenueException, InterruptedException;
    }

    PageReader(Iterator<Span> plan, Ask ask) {
        this.plan = plan;
        this.ask = ask;
    }

    /** Whether there is a next page. */
    boolean hasNext() {
        return !requests.isEmpty() || plan.hasNext();
    }

    /**
     * The next page.
     *
     * @param whileWaiting is run now and then and ends the waiting by what it throws
     * @throws VenueException when the exchange does not answer it
     */
    Page next(Runnable whileWaiting) throws VenueException {
        while (requests.size() < AHEAD_MAX && plan.hasNext()) {
            requests.add(begin(plan.next()));
        }
        FutureTask<Page> first = requests.remove();
        while (true) {
            whileWaiting.run();
            try {
                return first.get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Asked again below, once it was looked at whether it is still wanted.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TradekeepException(ErrorCode.INTERRUPTED, "The download ended.", e);
            } catch (ExecutionException e) {
                throw rethrown(e);
            }
        }
    }

    private FutureTask<Page> begin(Span span) {
        Callable<Page> call = () -> ask.read(span);
        FutureTask<Page> task = new FutureTask<>(call);
        Thread.startVirtualThread(task);
        return task;
    }

    private static VenueException rethrown(ExecutionException e) {
        return switch (e.getCause()) {
            case VenueException failure -> failure;
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case null, default ->
                    throw new TradekeepException(ErrorCode.INTERRUPTED, "A request ended.", e);
        };
    }

    /** Ends the requests under way. */
    @Override
    public void close() {
        requests.forEach(one -> one.cancel(true));
        requests.clear();
    }
}
