package dev.tradekeep.app.jobs;

import dev.tradekeep.app.invocation.Api;
import dev.tradekeep.app.invocation.ServedBooks;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.venue.account.RequestBudget;
import java.net.URI;
import java.util.function.Supplier;

/** Where no job is started, none asks for books. */
final class NoBooks implements ServedBooks {
    @Override
    public Database database() {
        throw none();
    }

    @Override
    public Api api() {
        throw none();
    }

    @Override
    public RequestBudget budget(String exchange, URI rest) {
        throw none();
    }

    @Override
    public <R> R alone(Supplier<R> work) {
        throw none();
    }

    private static IllegalStateException none() {
        return new IllegalStateException("There are no jobs");
    }
}
