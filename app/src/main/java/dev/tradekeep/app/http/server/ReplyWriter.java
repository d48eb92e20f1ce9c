package dev.tradekeep.app.http.server;

import dev.tradekeep.app.http.api.Content;
import dev.tradekeep.app.http.api.Method;
import dev.tradekeep.app.http.api.Problem;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.app.http.api.Route;
import dev.tradekeep.model.error.ErrorCode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/** Sends replies, each on the thread of its request, within a bound of bytes under way. */
final class ReplyWriter {
    private static final String ANSWERED = "answered";
    private static final String ETAG = "ETag";
    private static final String TAGGED = "/api/v1/";

    /** What sending a text that is in memory anyway takes of it in addition. */
    private static final long SHARED_BYTES = ReplyBudget.OVERHEAD_BYTES;

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final ReplyBudget budget;

    ReplyWriter(ReplyBudget budget) {
        this.budget = budget;
    }

    /** Whether a request has had its reply. */
    static boolean isAnswered(Context context) {
        return context.attribute(ANSWERED) != null;
    }

    /** Sends the reply of a route; what the other end has already is not sent again. */
    void sendUnlessKnown(Route route, Context context, Reply.Whole whole) throws IOException {
        if (route.method() != Method.GET
                || whole.status() != OK
                || !route.path().startsWith(TAGGED)) {
            send(context, whole);
            return;
        }
        byte[] bytes = whole.body().bytes();
        String tag = tag(context, digest -> digest.update(bytes));
        send(
                context,
                (isKnown(context, tag) ? Reply.text(NOT_MODIFIED, whole.type(), "") : whole)
                        .with(ETAG, tag));
    }

    /**
     * Sends rows: all are read before the first is sent, so that the reader of the database waits
     * for nobody, they are of one moment, and an error has a status of its own.
     */
    void sendUnlessKnown(Context context, Reply.Rows rows) throws IOException {
        Reply failure;
        try (ReplyBuffer buffer = new ReplyBuffer(budget, context.ip())) {
            rows.source().writeTo(buffer);
            sendUnlessKnown(context, buffer);
            return;
        } catch (RuntimeException e) {
            if (isAnswered(context)) {
                throw e;
            }
            failure = Problem.of(e);
        }
        send(context, failure);
    }

    private static void sendUnlessKnown(Context context, ReplyBuffer buffer) throws IOException {
        String tag = tag(context, buffer::hash);
        Map<String, String> headers = Map.of(ETAG, tag);
        if (isKnown(context, tag)) {
            begin(context, NOT_MODIFIED, Reply.JSON, headers, 0);
            return;
        }
        begin(context, OK, Reply.JSON, headers, buffer.length());
        try (OutputStream out = context.outputStream()) {
            buffer.sendTo(out);
        }
    }

    private static String tag(Context context, Consumer<MessageDigest> body) {
        return EntityTag.of(body, Optional.ofNullable(context.header("Accept-Encoding")));
    }

    private static boolean isKnown(Context context, String tag) {
        String known = context.header("If-None-Match");
        return known != null && EntityTag.isIn(known, tag);
    }

    /** Sends a reply, and returns when the other end has taken all but what the system buffers. */
    void send(Context context, Reply reply) throws IOException {
        Reply.Whole whole = (Reply.Whole) reply;
        Content body = whole.body();
        String address = context.ip();
        long bytes = body.isShared() ? Math.min(body.length(), SHARED_BYTES) : body.length();
        if (!budget.take(address, bytes)) {
            Reply.Whole busy = (Reply.Whole) Problem.of(ErrorCode.SERVER_BUSY, ReplyBudget.USED_UP);
            write(context, busy);
            return;
        }
        try {
            write(context, whole);
        } finally {
            budget.give(address, bytes);
        }
    }

    private static void write(Context context, Reply.Whole whole) throws IOException {
        byte[] bytes = whole.body().bytes();
        begin(context, whole.status(), whole.type(), whole.headers(), bytes.length);
        if (bytes.length == 0) {
            return;
        }
        try (OutputStream out = context.outputStream()) {
            out.write(bytes);
        }
    }

    /** All but the body, for which the other end has a time that its size gives. */
    private static void begin(
            Context context, int status, String type, Map<String, String> headers, int bytes) {
        head(context, type);
        context.status(status);
        headers.forEach(context::header);
        Request request =
                ServletContextRequest.getServletContextRequest(context.req()).getWrapped();
        if (request.getConnectionMetaData().getConnector() instanceof GuardedConnector guarded) {
            guarded.reply(request, bytes);
        }
    }

    /** The headers of every reply. */
    static void head(Context context, String type) {
        context.attribute(ANSWERED, true);
        SecurityHeaders.ALL.forEach(context::header);
        if (context.req().isSecure()) {
            SecurityHeaders.SECURE.forEach(context::header);
        }
        context.contentType(type);
    }
}
