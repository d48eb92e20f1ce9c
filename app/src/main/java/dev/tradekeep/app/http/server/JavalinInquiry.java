package dev.tradekeep.app.http.server;

import dev.tradekeep.app.http.api.Inquiry;
import dev.tradekeep.app.http.api.Method;
import io.javalin.http.Context;
import java.util.Optional;

/** The head of a request as Javalin hands it over. */
record JavalinInquiry(Context context, Method method) implements Inquiry {
    @Override
    public String path() {
        return context.path();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(context.header(name));
    }

    @Override
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(context.cookie(name));
    }

    @Override
    public boolean isSecure() {
        return context.req().isSecure();
    }

    @Override
    public String address() {
        return context.ip();
    }
}
