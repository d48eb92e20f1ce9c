package dev.tradekeep.venue.binance.wire;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.Credentials;
import dev.tradekeep.venue.account.MarketSettings;
import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.RequestBudget.Lane;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueFailure.Kind;
import dev.tradekeep.venue.net.AccountNews;
import dev.tradekeep.venue.net.ClockOffset;
import dev.tradekeep.venue.net.HttpAnswer;
import dev.tradekeep.venue.net.HttpCaller;
import dev.tradekeep.venue.net.Network;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests over HTTP, signed by the exchange's clock, within the budget of the address. Waits; any
 * thread may call it.
 */
public final class BinanceRest {
    /** What all instruments and their rules take, several times over. */
    private static final long BODY_MAX = 128L * 1024 * 1024;

    private static final int OK = 200;
    private static final int BANNED = 418;
    private static final int TOO_MANY = 429;
    private static final int CLOCK_WEIGHT = 1;

    /** What a limit without an end lasts: the window of weights. */
    private static final Duration LIMIT_LASTS = Duration.ofMinutes(1);

    private static final Pattern UNTIL = Pattern.compile("until (\\d{13,16})");

    private final Network network;
    private final HttpCaller caller;
    private final URI base;
    private final RequestBudget budget;
    private final Duration receiveWindow;
    private final ClockOffset clock;
    private final @Nullable Credentials credentials;
    private final @Nullable Signer signer;
    private final @Nullable AccountNews news;

    private BinanceRest(
            Network network,
            URI base,
            RequestBudget budget,
            Duration timeout,
            Duration receiveWindow,
            @Nullable Credentials credentials,
            @Nullable AccountNews news) {
        this.network = network;
        this.base = base;
        this.budget = budget;
        this.receiveWindow = receiveWindow;
        this.credentials = credentials;
        this.news = news;
        signer = credentials == null ? null : Signer.of(credentials.secret());
        caller = new HttpCaller(network, budget, timeout, BODY_MAX);
        clock = new ClockOffset(network.clock());
    }

    /** For an account. */
    public static BinanceRest of(Network network, AccountSettings settings, AccountNews news) {
        return new BinanceRest(
                network,
                settings.addresses().rest(),
                settings.budget(),
                settings.timeout(),
                settings.receiveWindow(),
                settings.credentials(),
                news);
    }

    /** For what everybody may know. */
    public static BinanceRest of(Network network, MarketSettings settings) {
        return new BinanceRest(
                network,
                settings.addresses().rest(),
                settings.budget(),
                settings.timeout(),
                AccountSettings.RECEIVE_WINDOW,
                null,
                null);
    }

    /** The exchange's clock. */
    public ClockOffset clock() {
        return clock;
    }

    /** Whether a session of the WebSocket API can be opened. */
    public boolean mayLogOn() {
        return signer != null && signer.mayLogOn();
    }

    /** Asks for what everybody may know. A limit that ends soon is waited for once. */
    public HttpAnswer ask(Lane lane, int weight, String path, Params params) throws VenueException {
        URI uri = uri(path, params.query());
        Supplier<HttpRequest> request = () -> HttpRequest.newBuilder(uri).GET().build();
        try {
            return success(caller.ask(lane, weight, request), false);
        } catch (VenueException e) {
            if (!endsSoon(e.failure())) {
                throw e;
            }
            return success(caller.ask(lane, weight, request), false);
        }
    }

    /**
     * Asks for what only the account may know. A clock that is off is set right once, and a limit
     * that ends soon waited for once.
     */
    public HttpAnswer askSigned(Lane lane, int weight, String path, Params params)
            throws VenueException {
        try {
            requireClock();
            try {
                return askOnce(lane, weight, path, params);
            } catch (VenueException e) {
                if (!isClock(e.failure()) && !endsSoon(e.failure())) {
                    throw e;
                }
                requireClock();
                return askOnce(lane, weight, path, params);
            }
        } catch (VenueException e) {
            throw told(e);
        }
    }

    private HttpAnswer askOnce(Lane lane, int weight, String path, Params params)
            throws VenueException {
        return success(
                caller.ask(lane, weight, () -> signed("GET", path, params, signer())), false);
    }

    /** Whether the exchange refused a request because of a limit that is over soon. */
    private boolean endsSoon(VenueFailure failure) {
        return failure instanceof VenueFailure.NotDone(Kind kind, String code, _, long retryAt)
                && kind == Kind.RATE_LIMITED
                && !code.isEmpty()
                && retryAt - network.now() < HttpCaller.BUDGET_WAIT_MAX.toNanos() / 1_000;
    }

    /**
     * Sends what changes something, once.
     *
     * @throws VenueException as {@link VenueFailure.NotDone} when it was definitely not done
     */
    public HttpAnswer send(String method, Lane lane, int weight, String path, Params params)
            throws VenueException {
        try {
            requireClock();
        } catch (VenueException e) {
            throw told(new VenueException(unsent(e.failure())));
        }
        try {
            return success(
                    caller.send(lane, weight, () -> signed(method, path, params, signer())), true);
        } catch (VenueException e) {
            throw told(e);
        }
    }

    /** A question that was to be answered first was not, so that nothing was sent. */
    private static VenueFailure unsent(VenueFailure failure) {
        String reason = "Nothing was sent: " + failure.reason();
        return switch (failure) {
            case VenueFailure.NotDone(Kind kind, String code, _, long retryAt) ->
                    new VenueFailure.NotDone(kind, code, reason, retryAt);
            case VenueFailure.Unknown _ ->
                    new VenueFailure.NotDone(Kind.UNREACHABLE, "", reason, 0);
        };
    }

    /**
     * Asks for the exchange's time.
     *
     * @throws VenueException when there is no answer
     */
    public void measureClock() throws VenueException {
        HttpAnswer answer = ask(Lane.EXIT, CLOCK_WEIGHT, "/api/v3/time", new Params());
        try {
            long theirs = Fields.of(answer.body()).time("serverTime");
            clock.sample(answer.sentAt(), answer.receivedAt(), theirs);
        } catch (Fields.Unreadable e) {
            throw unreadable(e);
        }
    }

    /** The parameters of a signed request of the WebSocket API. */
    public Params signSocket(Params params) {
        Params all = params.copy().put("apiKey", key()).put("recvWindow", receiveWindow.toMillis());
        all.put("timestamp", clock.now() / Micros.PER_MILLISECOND);
        return all.put("signature", signer().sign(all.sorted()));
    }

    /**
     * The failure that an answer over the WebSocket API tells; a ban counts for all.
     *
     * @param retryAfter epoch milliseconds; 0 for none
     */
    public VenueFailure socketFailure(long status, long code, String text, long retryAfter) {
        if (status == BANNED || status == TOO_MANY) {
            long until = retryAfter > 0 ? Fields.micros(retryAfter) : limitEnd();
            block(until);
            return Failures.ofSocket(status, code, text, until);
        }
        VenueFailure failure = Failures.ofSocket(status, code, text, 0);
        if (isClock(failure)) {
            clock.forget();
        }
        return failure;
    }

    /** What is said of an answer that cannot be read. */
    public static VenueException unreadable(Fields.Unreadable e) {
        return new VenueException(
                new VenueFailure.NotDone(
                        Kind.UNREADABLE, "", "The answer cannot be read: " + e.getMessage(), 0));
    }

    private Signer signer() {
        if (signer == null) {
            throw new IllegalStateException("nobody signs here");
        }
        return signer;
    }

    private String key() {
        return credentials == null ? "" : credentials.key();
    }

    private void requireClock() throws VenueException {
        if (!clock.isKnown()) {
            measureClock();
        }
    }

    private static boolean isClock(VenueFailure failure) {
        return failure instanceof VenueFailure.NotDone notDone && notDone.kind() == Kind.CLOCK;
    }

    private HttpRequest signed(String method, String path, Params params, Signer by) {
        Params all = params.copy().put("recvWindow", receiveWindow.toMillis());
        all.put("timestamp", clock.now() / Micros.PER_MILLISECOND);
        String query = all.query();
        String full = new Params().put("signature", by.sign(query)).query();
        return HttpRequest.newBuilder(uri(path, query + "&" + full))
                .header("X-MBX-APIKEY", key())
                .header("X-MBX-TIME-UNIT", "MICROSECOND")
                .method(method, BodyPublishers.noBody())
                .build();
    }

    private URI uri(String path, String query) {
        String begin = base.toString();
        String whole =
                (begin.endsWith("/") ? begin.substring(0, begin.length() - 1) : begin) + path;
        return URI.create(query.isEmpty() ? whole : whole + "?" + query);
    }

    private HttpAnswer success(HttpAnswer answer, boolean changes) throws VenueException {
        OptionalLong used = answer.number("X-MBX-USED-WEIGHT-1M");
        used.ifPresent(weight -> budget.used((int) Math.min(weight, Integer.MAX_VALUE)));
        if (answer.status() == OK) {
            if (news != null) {
                news.answered(answer.latencyMicros(), clock.micros());
            }
            return answer;
        }
        long until = 0;
        if (answer.status() == BANNED || answer.status() == TOO_MANY) {
            until = limitEnd(answer);
            block(until);
        }
        VenueFailure failure = Failures.of(answer, changes, until);
        if (isClock(failure)) {
            clock.forget();
        }
        throw new VenueException(failure);
    }

    private long limitEnd(HttpAnswer answer) {
        OptionalLong seconds = answer.number("Retry-After");
        if (seconds.isPresent() && seconds.getAsLong() >= 0) {
            return network.now() + Math.min(seconds.getAsLong(), 1L << 32) * Micros.PER_SECOND;
        }
        Matcher said = UNTIL.matcher(answer.beginning());
        return said.find() ? Fields.micros(Long.parseLong(said.group(1))) : limitEnd();
    }

    private long limitEnd() {
        return network.now() + LIMIT_LASTS.toMillis() * Micros.PER_MILLISECOND;
    }

    private void block(long until) {
        long before = budget.blockedUntil();
        budget.blockUntil(until);
        long after = budget.blockedUntil();
        if (news != null && after != before) {
            news.blocked(after);
        }
    }

    /** A request that was refused for what it asks says nothing of the account. */
    private VenueException told(VenueException e) {
        boolean isAnswer =
                e.failure() instanceof VenueFailure.NotDone(Kind kind, _, _, _)
                        && (kind == Kind.REFUSED || kind == Kind.NOT_FOUND);
        if (news != null && !isAnswer) {
            news.failed(e.failure());
        }
        return e;
    }
}
