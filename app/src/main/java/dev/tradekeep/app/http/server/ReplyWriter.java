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
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/** Sends replies, each on the thread of its request, within a bound of bytes under way. */
final class ReplyWriter {
    private static final String ANSWERED = "answered";
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
        String tag =
                EntityTag.of(
                        whole.body().bytes(),
                        Optional.ofNullable(context.header("Accept-Encoding")));
        String known = context.header("If-None-Match");
        send(
                context,
                (known != null && EntityTag.isIn(known, tag)
                                ? Reply.text(NOT_MODIFIED, whole.type(), "")
                                : whole)
                        .with("ETag", tag));
    }

    /** Sends a reply, and returns when the other end has taken all but what the system buffers. */
    void send(Context context, Reply reply) throws IOException {
        Reply.Whole whole = (Reply.Whole) reply;
        Content body = whole.body();
        String address = context.ip();
        long bytes = body.isShared() ? Math.min(body.length(), SHARED_BYTES) : body.length();
        if (!budget.take(address, bytes)) {
            Reply.Whole busy =
                    (Reply.Whole)
                            Problem.of(
                                    ErrorCode.SERVER_BUSY,
                                    "Too many replies are being taken slowly. Try again later.");
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
        head(context, whole.type());
        context.status(whole.status());
        whole.headers().forEach(context::header);
        byte[] bytes = whole.body().bytes();
        Request request =
                ServletContextRequest.getServletContextRequest(context.req()).getWrapped();
        if (request.getConnectionMetaData().getConnector() instanceof GuardedConnector guarded) {
            guarded.reply(request, bytes.length);
        }
        if (bytes.length == 0) {
            return;
        }
        try (OutputStream out = context.outputStream()) {
            out.write(bytes);
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
