package dev.tradekeep.app.http.server;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Tells the connector when requests begin and end. One that became a WebSocket has no end. */
final class RequestWatch extends Handler.Wrapper {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!(request.getConnectionMetaData().getConnector() instanceof GuardedConnector guarded)) {
            return super.handle(request, response, callback);
        }
        guarded.begin(request);
        return super.handle(
                request,
                response,
                Callback.from(
                        callback,
                        () -> {
                            if (response.getStatus() != HttpStatus.SWITCHING_PROTOCOLS_101) {
                                guarded.end(request);
                            }
                        }));
    }
}
