package dev.tradekeep.app.http.server;

import dev.tradekeep.app.http.api.Problem;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.model.error.ErrorCode;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what is refused before it reaches a route, such as a request that is no HTTP. */
final class JettyProblems extends ErrorHandler {
    private static final int SERVER_ERRORS_FROM = 500;
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;
    private static final int TOO_LARGE = 413;
    private static final int NOT_FOUND = 404;
    private static final int VERSION_UNKNOWN = 505;

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        write(response, reply(response.getStatus()), callback);
        return true;
    }

    private static Reply reply(int status) {
        return switch (status) {
            case NOT_FOUND -> Problem.of(ErrorCode.NOT_FOUND, "There is nothing at this path.");
            case TOO_LARGE, URI_TOO_LONG, HEADERS_TOO_LARGE ->
                    Problem.of(
                            ErrorCode.REQUEST_TOO_LARGE,
                            "Wanted a request line and headers of at most "
                                    + HttpSettings.HEAD_BYTES_MAX
                                    + " bytes.");
            case VERSION_UNKNOWN ->
                    Problem.of(ErrorCode.INVALID_ARGUMENT, "Wanted HTTP/1.1 or HTTP/1.0.");
            default ->
                    status >= SERVER_ERRORS_FROM
                            ? Problem.of(
                                    ErrorCode.INTERNAL,
                                    "This is a defect of tradekeep; its log says more.")
                            : Problem.of(
                                    ErrorCode.INVALID_ARGUMENT,
                                    "The request is no HTTP that this server reads.");
        };
    }

    /** Writes a reply without Javalin. */
    static void write(Response response, Reply reply, Callback callback) {
        Reply.Whole whole = (Reply.Whole) reply;
        response.setStatus(whole.status());
        SecurityHeaders.ALL.forEach((name, value) -> response.getHeaders().put(name, value));
        whole.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, whole.type());
        response.write(true, ByteBuffer.wrap(whole.body().bytes()), callback);
    }
}
