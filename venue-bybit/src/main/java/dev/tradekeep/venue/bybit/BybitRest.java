package dev.tradekeep.venue.bybit;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.RequestBudget.Lane;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueFailure.Kind;
import dev.tradekeep.venue.net.ClockOffset;
import dev.tradekeep.venue.net.HttpAnswer;
import dev.tradekeep.venue.net.HttpCaller;
import dev.tradekeep.venue.net.Network;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Requests to Bybit. Every answer tells the exchange's time, so that the clocks are compared all
 * the time. A question may be asked again; what changes something is sent once.
 *
 * <p>Any thread may call it, and waits; a virtual one is meant.
 */
final class BybitRest {
    /** Bytes of the longest answer: all instruments are about 1 MB. */
    private static final long BODY_MAX = 16L << 20;

    /** How often the exchange may answer that it is not the time yet, or that the clock is off. */
    private static final int AGAIN_MAX = 2;

    /** How long a question waits for its turn. */
    private static final long QUESTION_PATIENCE = Duration.ofSeconds(5).toNanos();

    /** How long an order waits for its turn: it is about a price of now. */
    private static final long ORDER_PATIENCE = Duration.ofMillis(1_100).toNanos();

    /** What an account may ask of an endpoint within a second, until the exchange says it. */
    private static final Map<String, Integer> PER_SECOND =
            Map.of(Paths.CREATE, 20, Paths.CANCEL, 20, Paths.AMEND, 10, Paths.KEY, 10);

    private static final int PER_SECOND_ELSE = 50;

    private final URI base;
    private final Network network;
    private final HttpCaller caller;
    private final RequestBudget budget;
    private final ClockOffset clock;
    private final Duration receiveWindow;
    private final @Nullable Signer signer;
    private final RestListener listener;
    private final Map<String, RateGate> gates = new ConcurrentHashMap<>();

    /**
     * @param signer of the account's requests; null where everybody may ask
     */
    BybitRest(
            Network network,
            URI base,
            RequestBudget budget,
            Duration timeout,
            Duration receiveWindow,
            @Nullable Signer signer,
            RestListener listener) {
        this.network = network;
        this.base = base;
        this.budget = budget;
        this.receiveWindow = receiveWindow;
        this.signer = signer;
        this.listener = listener;
        caller = new HttpCaller(network, budget, timeout, BODY_MAX);
        clock = new ClockOffset(network.clock());
    }

    /** The exchange's clock. */
    ClockOffset clock() {
        return clock;
    }

    /**
     * Asks what everybody may know.
     *
     * @param query encoded, without its question mark; empty for none
     * @return the body of the answer
     * @throws VenueException when there is no answer, or a refusal
     */
    JsonNode ask(String path, String query) throws VenueException {
        return ask(Lane.DATA, path, query, false).body();
    }

    /** Asks what only the account may know; else as {@link #ask(String, String)}. */
    JsonNode askSigned(String path, String query) throws VenueException {
        return askTimed(path, query).body();
    }

    /** The same, with how long the answer took. */
    Timed askTimed(String path, String query) throws VenueException {
        return ask(Lane.ACCOUNT, path, query, true);
    }

    /**
     * The body of an answer.
     *
     * @param latencyMicros from its request, which may have waited for its turn before
     */
    record Timed(JsonNode body, long latencyMicros) {}

    private Timed ask(Lane lane, String path, String query, boolean signed) throws VenueException {
        for (int again = 0; ; again++) {
            try {
                if (signed) {
                    compareClocks();
                }
                waitForTurn(signed, path, QUESTION_PATIENCE);
                HttpAnswer answer =
                        caller.ask(lane, 1, () -> get(path, query, signed ? signer : null));
                return new Timed(take(path, false, answer), answer.latencyMicros());
            } catch (VenueException e) {
                if (again == AGAIN_MAX || !mayGoBetter(e.failure())) {
                    throw told(e);
                }
            }
        }
    }

    /**
     * Sends something that changes something, once.
     *
     * @param body JSON, signed as it is
     * @return the body of the answer
     * @throws VenueException as {@link VenueFailure.NotDone} when it was definitely not done, else
     *     as {@link VenueFailure.Unknown}
     */
    JsonNode send(Lane lane, String path, String body) throws VenueException {
        try {
            prepare(path);
            HttpAnswer answer = caller.send(lane, 1, () -> post(path, body));
            return take(path, true, answer);
        } catch (VenueException e) {
            throw told(e);
        }
    }

    /** What goes wrong before a request is sent leaves nothing open. */
    private void prepare(String path) throws VenueException {
        try {
            compareClocks();
        } catch (VenueException e) {
            if (e.failure() instanceof VenueFailure.Unknown(String reason)) {
                throw new VenueException(
                        new VenueFailure.NotDone(
                                Kind.UNREACHABLE,
                                "",
                                "The exchange does not tell its time, so nothing was sent: "
                                        + reason,
                                0));
            }
            throw e;
        }
        waitForTurn(true, path, ORDER_PATIENCE);
    }

    private void compareClocks() throws VenueException {
        if (!clock.isKnown()) {
            take(Paths.TIME, false, caller.ask(Lane.ACCOUNT, 1, () -> get(Paths.TIME, "", null)));
        }
    }

    private static boolean mayGoBetter(VenueFailure failure) {
        // A turn that has come is waited for; a clock that was off has been compared anew.
        return failure instanceof VenueFailure.NotDone notDone
                && (notDone.kind() == Kind.CLOCK
                        || (notDone.kind() == Kind.RATE_LIMITED
                                && notDone.code().equals(Integer.toString(ReturnCode.RATE))));
    }

    private void waitForTurn(boolean counted, String path, long patience) throws VenueException {
        if (!counted) {
            return;
        }
        long wait = gate(path).take(System.nanoTime(), patience);
        if (wait > patience) {
            long at = network.now() + wait / Micros.PER_MILLISECOND;
            throw new VenueException(
                    new VenueFailure.NotDone(
                            Kind.RATE_LIMITED,
                            "",
                            "The exchange takes no more requests of this kind until "
                                    + Micros.toIso(at)
                                    + "; nothing was sent.",
                            at));
        }
        if (wait > 0) {
            try {
                Thread.sleep(Duration.ofNanos(wait));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new VenueException(
                        new VenueFailure.NotDone(Kind.UNREACHABLE, "", "It was not sent.", 0));
            }
        }
    }

    private RateGate gate(String path) {
        return gates.computeIfAbsent(
                path,
                at ->
                        new RateGate(
                                PER_SECOND.getOrDefault(at, PER_SECOND_ELSE), System.nanoTime()));
    }

    private HttpRequest get(String path, String query, @Nullable Signer by) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path, query)).GET();
        return sign(request, by, query).build();
    }

    private HttpRequest post(String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path, ""))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        return sign(request, signer, body).build();
    }

    private URI uri(String path, String query) {
        return URI.create(base + path + (query.isEmpty() ? "" : "?" + query));
    }

    private HttpRequest.Builder sign(
            HttpRequest.Builder request, @Nullable Signer by, String payload) {
        if (by == null) {
            return request;
        }
        long millis = clock.now() / Micros.PER_MILLISECOND;
        long window = receiveWindow.toMillis();
        return request.header("X-BAPI-API-KEY", by.key())
                .header("X-BAPI-TIMESTAMP", Long.toString(millis))
                .header("X-BAPI-RECV-WINDOW", Long.toString(window))
                .header("X-BAPI-SIGN", by.request(millis, window, payload));
    }

    private JsonNode take(String path, boolean changes, HttpAnswer answer) throws VenueException {
        JsonNode body = AnswerReader.read(changes, answer);
        int code = Integer.parseInt(Fields.text(body, "retCode"));
        long theirs = Fields.time(body, "time");
        if (theirs > 0) {
            if (ReturnCode.kind(code) == Kind.CLOCK) {
                clock.forget();
            }
            clock.sample(answer.sentAt(), answer.receivedAt(), theirs);
        }
        RateGate gate = gate(path);
        answer.number("X-Bapi-Limit").ifPresent(gate::limit);
        if (code == ReturnCode.OK) {
            listener.answered(answer.latencyMicros(), clock.micros());
            return body;
        }
        VenueFailure failure = failure(code, Fields.text(body, "retMsg"), changes, answer);
        if (failure instanceof VenueFailure.NotDone notDone && notDone.retryAt() > 0) {
            long wait = notDone.retryAt() - network.now();
            gate.close(System.nanoTime() + wait * Micros.PER_MILLISECOND);
        }
        throw new VenueException(failure);
    }

    private VenueFailure failure(int code, String message, boolean changes, HttpAnswer answer) {
        String told = code + " " + message;
        if (!ReturnCode.isDescribed(code)) {
            listener.unrecognized("return code " + told);
        }
        if (ReturnCode.isUnknown(code)) {
            return changes || ReturnCode.isDescribed(code)
                    ? new VenueFailure.Unknown(told)
                    : new VenueFailure.NotDone(Kind.REFUSED, Integer.toString(code), told, 0);
        }
        Kind kind = ReturnCode.kind(code);
        long retryAt = kind == Kind.RATE_LIMITED ? resetAt(answer) : 0;
        return new VenueFailure.NotDone(kind, Integer.toString(code), told, retryAt);
    }

    /** When the exchange takes requests of this kind again, by our clock. */
    private long resetAt(HttpAnswer answer) {
        long soon = network.now() + Micros.PER_SECOND;
        long said =
                answer.number("X-Bapi-Limit-Reset-Timestamp").orElse(0) * Micros.PER_MILLISECOND
                        - clock.micros();
        // A time that has passed, or is far away, is no time to come again at.
        boolean credible = said > network.now() && said < soon + AnswerReader.BAN_MICROS;
        return credible ? said : soon;
    }

    /** Tells of a failure that is one of the account or the address, not of a request. */
    private VenueException told(VenueException e) {
        VenueFailure failure = e.failure();
        if (failure instanceof VenueFailure.NotDone notDone) {
            if (notDone.kind() == Kind.REFUSED || notDone.kind() == Kind.NOT_FOUND) {
                return e;
            }
            if (notDone.code().equals("403") && notDone.retryAt() > 0) {
                budget.blockUntil(notDone.retryAt());
                listener.blocked(notDone.retryAt());
            }
        }
        listener.failed(failure);
        return e;
    }

    /** Hears how requests go. */
    interface RestListener {
        void answered(long latencyMicros, long clockOffsetMicros);

        void failed(VenueFailure failure);

        void blocked(long until);

        void unrecognized(String what);
    }
}
