package dev.tradekeep.store.sql;

/** Sets every parameter of a query. */
@FunctionalInterface
public interface Binder {
    /** For a query without parameters. */
    Binder NONE = parameters -> {};

    /** Sets the parameters. */
    void bind(Parameters parameters);

    /** For a query whose parameters are all integers. */
    static Binder of(long... values) {
        return parameters -> {
            for (int i = 0; i < values.length; i++) {
                parameters.set(i + 1, values[i]);
            }
        };
    }
}
