package dev.tradekeep.app.http.server;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers by itself until there are routes. */
final class StartGate extends Handler.Wrapper {
    private final StartReplies replies;
    private volatile boolean open;

    StartGate(StartReplies replies) {
        this.replies = replies;
    }

    /** Lets requests pass from now on. */
    void open() {
        open = true;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (open) {
            return super.handle(request, response, callback);
        }
        JettyProblems.write(response, replies.to(Request.getPathInContext(request)), callback);
        return true;
    }
}
