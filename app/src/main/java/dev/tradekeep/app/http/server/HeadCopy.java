package dev.tradekeep.app.http.server;

import dev.tradekeep.app.http.api.Inquiry;
import dev.tradekeep.app.http.api.Method;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The head of a request that is kept after the request, to look again at who sent it. */
record HeadCopy(
        Method method,
        String path,
        Map<String, String> headers,
        Map<String, String> cookies,
        boolean isSecure,
        String address)
        implements Inquiry {
    static HeadCopy of(Context context, Method method) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(context.headerMap());
        return new HeadCopy(
                method,
                context.path(),
                headers,
                Map.copyOf(context.cookieMap()),
                context.req().isSecure(),
                context.ip());
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }
}
