package dev.tradekeep.venue.local.http;

import dev.tradekeep.venue.local.fault.Fault;
import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.fault.RequestFate;
import dev.tradekeep.venue.local.wire.Protocol;
import dev.tradekeep.venue.local.wire.RestReply;
import dev.tradekeep.venue.local.wire.RestRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers one request that a fault strikes. */
final class FaultyAnswer {
    private final FaultDesk faults;
    private final RequestFate fate;
    private final Request request;
    private final Response response;
    private final Callback callback;

    FaultyAnswer(
            FaultDesk faults,
            RequestFate fate,
            Request request,
            Response response,
            Callback callback) {
        this.faults = faults;
        this.fate = fate;
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    /** Answers after the delay, on another thread; at once where there is none. */
    void answer(Protocol protocol, RestRequest asked) {
        if (fate.delayMicros() > 0) {
            faults.later(fate.delayMicros(), () -> carryOut(protocol, asked));
        } else {
            carryOut(protocol, asked);
        }
    }

    private void carryOut(Protocol protocol, RestRequest asked) {
        Fault fault = fate.fault();
        RestReply usual = fate.carriedOut() ? protocol.rest(asked) : null;
        if (fault == null) {
            RestHandler.write(response, usual == null ? empty() : usual, callback);
            return;
        }
        switch (fate.answer()) {
            case ERROR_STATUS, REFUSED ->
                    RestHandler.write(response, protocol.refused(asked, fault), callback);
            case PAGE -> page(fault.spec().number("status", 0));
            case NONE -> faults.later(fault.spec().micros("ms"), this::cut);
            case CUT -> cut();
            case HALF -> half(usual == null ? empty() : usual);
            case BROKEN -> {
                RestReply whole = usual == null ? empty() : usual;
                String body = whole.body().substring(0, whole.body().length() / 2);
                RestHandler.write(
                        response, new RestReply(whole.status(), body, whole.headers()), callback);
            }
            case USUAL -> RestHandler.write(response, usual == null ? empty() : usual, callback);
        }
    }

    private static RestReply empty() {
        return new RestReply(200, "{}", List.of());
    }

    private void page(int status) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html");
        String page =
                """
                <html>
                <head><title>%1$d</title></head>
                <body>
                <center><h1>%1$d</h1></center>
                <hr><center>nginx</center>
                </body>
                </html>
                """
                        .formatted(status);
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    private void half(RestReply whole) {
        byte[] bytes = whole.body().getBytes(StandardCharsets.UTF_8);
        RestHandler.head(response, whole, bytes.length);
        response.write(
                false,
                ByteBuffer.wrap(bytes, 0, bytes.length / 2),
                Callback.from(this::cut, failure -> cut()));
    }

    private void cut() {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(new EofException("The connection was cut on request."));
    }
}
