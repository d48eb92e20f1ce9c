package dev.tradekeep.venue.net;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.RequestBudget.Lane;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to an exchange within a budget. A question may be asked again; what changes
 * something is sent once, by us and by the HTTP client, which repeats nothing but GET.
 *
 * <p>It says what is known: a connection that could not be made has told the exchange nothing;
 * after that every failure is unknown. What a status means is for its caller to say.
 *
 * <p>Any thread may call it, and waits; a virtual one is meant.
 */
public final class HttpCaller {
    /** How often a question is asked at most. */
    public static final int TRIES_MAX = 3;

    /** How long a question waits for the budget at most: until the next minute. */
    public static final Duration BUDGET_WAIT_MAX = Duration.ofSeconds(70);

    /** How long an order waits for the budget at most: it is about a price of now. */
    public static final Duration ORDER_WAIT_MAX = Duration.ofMillis(500);

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(2);

    private final Network network;
    private final RequestBudget budget;
    private final Duration timeout;
    private final BodyHandler<byte[]> body;

    /**
     * @param timeout how long an answer is waited for, its body included
     * @param bodyMax how many bytes of it are read; one that is longer is a failure
     */
    public HttpCaller(Network network, RequestBudget budget, Duration timeout, long bodyMax) {
        this.network = network;
        this.budget = budget;
        this.timeout = timeout;
        body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), bodyMax);
    }

    /**
     * Asks something that changes nothing, and asks again when the connection or the exchange
     * fails.
     *
     * @param request makes the request anew for each try, since a signed one holds a time; a GET
     * @return any answer that is not the exchange's failure, or that when it was the last try's
     * @throws VenueException when there is no answer
     */
    public HttpAnswer ask(Lane lane, int weight, Supplier<HttpRequest> request)
            throws VenueException {
        Backoff pauses = new Backoff(PAUSE, PAUSE_MAX, network.random());
        for (int tries = 1; ; tries++) {
            boolean isLast = tries == TRIES_MAX;
            try {
                HttpAnswer answer = once(lane, weight, request, BUDGET_WAIT_MAX);
                if (!answer.isServerFailure() || isLast) {
                    return answer;
                }
            } catch (VenueException e) {
                if (isLast || !mayGoBetter(e.failure())) {
                    throw e;
                }
            }
            pause(pauses.next());
        }
    }

    /**
     * Sends something that changes something, once.
     *
     * @throws VenueException as {@link VenueFailure.NotDone} when it was not sent, else as {@link
     *     VenueFailure.Unknown}
     */
    public HttpAnswer send(Lane lane, int weight, Supplier<HttpRequest> request)
            throws VenueException {
        return once(lane, weight, request, ORDER_WAIT_MAX);
    }

    private static boolean mayGoBetter(VenueFailure failure) {
        return switch (failure) {
            case VenueFailure.Unknown _ -> true;
            case VenueFailure.NotDone notDone -> notDone.kind() == VenueFailure.Kind.UNREACHABLE;
        };
    }

    private HttpAnswer once(Lane lane, int weight, Supplier<HttpRequest> request, Duration patience)
            throws VenueException {
        takeBudget(lane, weight, patience);
        long sentAt = network.now();
        long begun = System.nanoTime();
        CompletableFuture<HttpResponse<byte[]>> coming =
                network.client().sendAsync(request.get(), body);
        try {
            HttpResponse<byte[]> answer = coming.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            long took = (System.nanoTime() - begun) / Micros.PER_MILLISECOND;
            return new HttpAnswer(
                    answer.statusCode(), answer.headers(), answer.body(), sentAt, sentAt + took);
        } catch (TimeoutException late) {
            coming.cancel(true);
            throw unknown("No answer within " + timeout.toMillis() + " ms.");
        } catch (InterruptedException stopped) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw unknown("It was not waited for the answer.");
        } catch (ExecutionException failed) {
            throw new VenueException(failureOf(failed.getCause()));
        } catch (CancellationException closed) {
            throw unknown("The connection was closed.");
        }
    }

    private void takeBudget(Lane lane, int weight, Duration patience) throws VenueException {
        long left = patience.toNanos();
        for (long wait = budget.take(lane, weight); wait > 0; wait = budget.take(lane, weight)) {
            if (wait > left) {
                long at = network.now() + wait / Micros.PER_MILLISECOND;
                throw new VenueException(
                        new VenueFailure.NotDone(
                                VenueFailure.Kind.RATE_LIMITED,
                                "",
                                "The request budget of this address is used up until "
                                        + Micros.toIso(at)
                                        + "; nothing was sent.",
                                at));
            }
            left -= wait;
            pause(Duration.ofNanos(wait));
        }
    }

    private static void pause(Duration length) throws VenueException {
        try {
            Thread.sleep(length);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new VenueException(
                    new VenueFailure.NotDone(
                            VenueFailure.Kind.UNREACHABLE, "", "It was not sent.", 0));
        }
    }

    private static VenueFailure failureOf(@Nullable Throwable cause) {
        String what = wordsOf(cause);
        if (cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnresolvedAddressException
                || cause instanceof SSLHandshakeException) {
            return new VenueFailure.NotDone(
                    VenueFailure.Kind.UNREACHABLE, "", "It could not be reached: " + what, 0);
        }
        if (cause instanceof IOException) {
            return new VenueFailure.Unknown("The connection failed: " + what);
        }
        return new VenueFailure.Unknown("The request failed: " + what);
    }

    /** The name of a failure says more than its message, which often is empty. */
    private static String wordsOf(@Nullable Throwable cause) {
        Throwable root = cause;
        while (root != null && root.getCause() != null && root.getMessage() == null) {
            root = root.getCause();
        }
        if (root == null) {
            return "no reason is known.";
        }
        String message = root.getMessage();
        String name = root.getClass().getSimpleName();
        return message == null ? name + "." : name + ": " + message + ".";
    }

    private static VenueException unknown(String reason) {
        return new VenueException(new VenueFailure.Unknown(reason));
    }
}
