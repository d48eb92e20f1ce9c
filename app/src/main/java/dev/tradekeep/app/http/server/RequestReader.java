package dev.tradekeep.app.http.server;

import dev.tradekeep.app.http.access.Access;
import dev.tradekeep.app.http.access.RateLimiter;
import dev.tradekeep.app.http.api.Caller;
import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.Inquiry;
import dev.tradekeep.app.http.api.JsonBody;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Request;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.app.http.api.Texts;
import dev.tradekeep.app.http.events.Listener;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.Nearest;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Word;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a request of what arrived, or refuses it. */
final class RequestReader {
    /** What of a refused body is read on, at most. */
    private static final int DROP_BYTES_MAX = 1_048_576;

    private static final int DROP_BUFFER_BYTES = 8_192;
    private static final long DROP_NANOS_MAX = 2_000_000_000L;

    private static final int CHUNK_BYTES = 8_192;

    /** What the parser of the query passes over, with the parameter it belongs to. */
    private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final Access access;
    private final RateLimiter limiter;
    private final int bodyBytesMax;
    private final Duration bodyLimit;

    RequestReader(Access access, RateLimiter limiter, int bodyBytesMax, Duration bodyLimit) {
        this.bodyLimit = bodyLimit;
        this.access = access;
        this.limiter = limiter;
        this.bodyBytesMax = bodyBytesMax;
    }

    /**
     * Reads a request. Who sends it is known before its body is read.
     *
     * @throws TradekeepException when it must not be made or is not of the route's shape
     */
    Request read(Route route, Context context) throws IOException {
        Inquiry head = new JavalinInquiry(context, route.method());
        route.guard().check(head);
        Caller caller = identify(route, head);
        requireRole(route, caller);
        Map<String, String> parts = new HashMap<>();
        context.pathParamMap().forEach((name, value) -> parts.put(name, clean(name, value)));
        return new Request(
                head,
                caller,
                parts,
                query(route, context),
                JsonBody.read(route.body(), body(route, context)));
    }

    /**
     * Who sends it; for what everybody may do, a session that has ended is as good as none. Of
     * users each has a limit, wherever they are; who is not one shares that of the address.
     */
    private Caller identify(Route route, Inquiry head) {
        Caller caller = Caller.ANONYMOUS;
        try {
            caller = access.identify(head);
            return caller;
        } catch (TradekeepException e) {
            if (route.least() == null) {
                return Caller.ANONYMOUS;
            }
            throw e;
        } finally {
            limiter.take(caller.isKnown() ? "user " + caller.name() : "address " + head.address());
        }
    }

    /** The caller of a request as a listener that is looked at again from time to time. */
    Listener listener(Route route, Context context, Caller caller) {
        HeadCopy head = HeadCopy.of(context, route.method());
        return new Listener(caller.name(), () -> mayStill(route, head, caller));
    }

    private boolean mayStill(Route route, Inquiry head, Caller before) {
        try {
            Caller now = access.identify(head);
            requireRole(route, now);
            return now.name().equals(before.name());
        } catch (TradekeepException e) {
            // That it cannot be told for the moment ends nothing.
            return e.code() != ErrorCode.UNAUTHENTICATED && e.code() != ErrorCode.FORBIDDEN;
        }
    }

    /** Counts a request that no route takes, for the address that it came from. */
    void limit(Context context) {
        limiter.take("address " + context.ip());
    }

    private static void requireRole(Route route, Caller caller) {
        if (route.least() == null || caller.may(route.least(), route.scope())) {
            return;
        }
        if (caller.mayActAs(route.least())) {
            throw new TradekeepException(
                    ErrorCode.FORBIDDEN,
                    "Wanted a token with the scope "
                            + Word.of(route.scope())
                            + "; this one has "
                            + caller.scopes().stream()
                                    .sorted()
                                    .map(Word::of)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        String role = route.least().name().toLowerCase(Locale.ROOT);
        if (caller.isKnown()) {
            throw new TradekeepException(
                    ErrorCode.FORBIDDEN,
                    "Wanted the role of " + role + " or above; " + caller.name() + " has less.");
        }
        throw new TradekeepException(
                ErrorCode.UNAUTHENTICATED, "Wanted somebody with the role of " + role + ".");
    }

    private static Map<String, String> query(Route route, Context context) {
        String text = context.queryString();
        if (text != null && MALFORMED.matcher(text).find()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The query has a % that two hexadecimal digits do not follow. Write it %25.");
        }
        Map<String, List<String>> given = context.queryParamMap();
        Map<String, String> query = new HashMap<>();
        List<String> names = route.query().stream().map(Field::name).toList();
        for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
            String name = parameter.getKey();
            if (!names.contains(name)) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "The query has an unknown \""
                                + Texts.shown(name)
                                + "\"."
                                + Nearest.to(name, names)
                                        .map(near -> " Did you mean " + near + "?")
                                        .orElse(""));
            }
            if (parameter.getValue().size() != 1) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT, "The query has \"" + name + "\" twice.");
            }
            query.put(name, clean(name, parameter.getValue().getFirst()));
        }
        return query;
    }

    private static String clean(String name, String value) {
        Texts.requireClean(name, value);
        return value;
    }

    /** Who sends a byte now and then must not hold a connection for hours. */
    private byte[] readInTime(InputStream in) throws IOException {
        long start = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[Math.min(bodyBytesMax + 1, CHUNK_BYTES)];
        int count = in.read(buffer);
        while (count >= 0 && body.size() <= bodyBytesMax) {
            if (System.nanoTime() - start > bodyLimit.toNanos()) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Wanted the whole body within " + bodyLimit.toSeconds() + " s.");
            }
            body.write(buffer, 0, count);
            count = in.read(buffer);
        }
        return body.toByteArray();
    }

    private void requireRoom(long bytes) {
        if (bytes > bodyBytesMax) {
            throw new TradekeepException(
                    ErrorCode.REQUEST_TOO_LARGE,
                    "Wanted a body of at most " + bodyBytesMax + " bytes.");
        }
    }

    /** Never more than is allowed, whatever the request says of its length. */
    private byte[] body(Route route, Context context) throws IOException {
        // Who says so before, and may wait to be told to go on, need not send it.
        requireRoom(context.req().getContentLengthLong());
        byte[] body = readInTime(context.req().getInputStream());
        requireRoom(body.length);
        String type = String.valueOf(context.contentType());
        if (body.length > 0
                && !route.body().isAny()
                && !type.toLowerCase(Locale.ROOT).startsWith(Reply.JSON)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted a body with \"Content-Type: " + Reply.JSON + "\".");
        }
        return body;
    }

    /**
     * Reads on what a refused request still sends, so that its sender comes to read the answer: a
     * connection closed before would be reset. A client that asks before sending is told not to,
     * and one that announces more than is read on is answered at once.
     */
    static void drop(Context context) throws IOException {
        if (context.header("Expect") == null
                && context.req().getContentLengthLong() <= DROP_BYTES_MAX) {
            InputStream body = context.req().getInputStream();
            long end = System.nanoTime() + DROP_NANOS_MAX;
            byte[] dropped = new byte[DROP_BUFFER_BYTES];
            int left = DROP_BYTES_MAX;
            int read = 0;
            while (read >= 0 && left > 0 && System.nanoTime() < end) {
                read = body.read(dropped, 0, Math.min(left, dropped.length));
                left -= read;
            }
        }
    }
}
