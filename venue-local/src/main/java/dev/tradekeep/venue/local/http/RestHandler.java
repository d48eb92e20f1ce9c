package dev.tradekeep.venue.local.http;

import dev.tradekeep.venue.local.fault.FaultDesk;
import dev.tradekeep.venue.local.fault.RequestFate;
import dev.tradekeep.venue.local.fault.Target;
import dev.tradekeep.venue.local.wire.Protocol;
import dev.tradekeep.venue.local.wire.RestReply;
import dev.tradekeep.venue.local.wire.RestRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/**
 * Answers REST requests on the thread that read them: nothing on the way waits for anything but a
 * lock.
 */
final class RestHandler extends Handler.Abstract.NonBlocking {
    private static final int BODY_MAX = 64 * 1024;
    private static final HttpField JSON =
            new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json;charset=UTF-8");

    private final List<Protocol> protocols;
    private final FaultDesk faults;

    RestHandler(List<Protocol> protocols, FaultDesk faults) {
        this.protocols = protocols;
        this.faults = faults;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        long length = request.getLength();
        if (length > BODY_MAX) {
            response.setStatus(HttpStatus.PAYLOAD_TOO_LARGE_413);
            callback.succeeded();
        } else if (length == 0 || (length == -1 && !isChunked(request))) {
            answer(request, "", response, callback);
        } else {
            Content.Source.asByteArrayAsync(
                    request, BODY_MAX, new Body(this, request, response, callback));
        }
        return true;
    }

    private static boolean isChunked(Request request) {
        return request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /** Goes on when the body has come. */
    private record Body(RestHandler handler, Request request, Response response, Callback callback)
            implements Promise.Invocable<byte[]> {
        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        @Override
        public void succeeded(byte[] body) {
            handler.answer(request, new String(body, StandardCharsets.UTF_8), response, callback);
        }

        @Override
        public void failed(Throwable failure) {
            callback.failed(failure);
        }
    }

    /** The first protocol also answers for paths that are nobody's. */
    private Protocol of(String path) {
        for (Protocol protocol : protocols) {
            if (protocol.owns(path)) {
                return protocol;
            }
        }
        return protocols.getFirst();
    }

    private void answer(Request request, String body, Response response, Callback callback) {
        HttpFields headers = request.getHeaders();
        String query = request.getHttpURI().getQuery();
        String path = Request.getPathInContext(request);
        RestRequest asked =
                new RestRequest(
                        request.getMethod(),
                        path,
                        query == null ? "" : query,
                        body,
                        headers::get,
                        Request.getRemoteAddr(request));
        Protocol protocol = of(path);
        RequestFate fate = fate(protocol, asked);
        if (fate.isUsual()) {
            write(response, protocol.rest(asked), callback);
        } else {
            new FaultyAnswer(faults, fate, request, response, callback).answer(protocol, asked);
        }
    }

    private RequestFate fate(Protocol protocol, RestRequest asked) {
        if (faults.isIdle()) {
            return RequestFate.USUAL;
        }
        Target target = protocol.target(asked);
        return target == null ? RequestFate.USUAL : faults.request(target);
    }

    static void write(Response response, RestReply reply, Callback callback) {
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        head(response, reply, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    /** Writes all but the body. */
    static void head(Response response, RestReply reply, int length) {
        response.setStatus(reply.status());
        HttpFields.Mutable fields = response.getHeaders();
        fields.put(JSON);
        for (int i = 0; i < reply.headers().size(); i += 2) {
            fields.put(reply.headers().get(i), reply.headers().get(i + 1));
        }
        fields.put(HttpHeader.CONTENT_LENGTH, length);
    }
}
