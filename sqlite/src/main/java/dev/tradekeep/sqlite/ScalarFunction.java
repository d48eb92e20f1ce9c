package dev.tradekeep.sqlite;

import java.util.Locale;

/**
 * An SQL function in Java: one value from the values of one row.
 *
 * <p>It runs on the connection's thread while a statement runs and may not use the connection. What
 * it throws becomes the cause of the statement's {@link SqliteException}.
 *
 * @see <a href="https://www.sqlite.org/appfunc.html">Application-Defined SQL Functions</a>
 */
@FunctionalInterface
public interface ScalarFunction {
    /** As the number of arguments: any number. */
    int ANY_ARGUMENTS = -1;

    /** What SQLite may rely on. */
    enum Trait {
        /** The same arguments give the same value: needed in an index or a generated column. */
        DETERMINISTIC(0x800),
        /** Not to be called from a view, a trigger or any other part of the schema. */
        DIRECT_ONLY(0x80000),
        /** Without side effects: a schema that is not trusted may call it. */
        INNOCUOUS(0x200000);

        private final int flag;

        Trait(int flag) {
            this.flag = flag;
        }
    }

    /** Reads the arguments and sets the result, which is NULL when it is not set. */
    void call(FunctionCall call);

    /**
     * Makes the function known to a connection, in place of one of the same name and number of
     * arguments.
     *
     * @param argumentCount {@link #ANY_ARGUMENTS} for any
     * @throws SqliteException when the name or number is not possible, or with {@link
     *     ResultCode#BUSY} when another stands there and a statement runs
     */
    static void define(
            Connection connection,
            String name,
            int argumentCount,
            ScalarFunction function,
            Trait... traits) {
        int flags = 0;
        for (Trait trait : traits) {
            flags |= trait.flag;
        }
        int chosen = flags;
        NativeBuffer result = new NativeBuffer();
        FunctionCall call = new FunctionCall(function, result);
        try (NativeBuffer text = new NativeBuffer()) {
            long handle = connection.checkUsable();
            long nameAddress = text.put(Utf8.encode(name));
            connection
                    .callbacks()
                    .install(
                            place(name, argumentCount),
                            call::enter,
                            result,
                            address ->
                                    Sqlite3Connection.createFunction(
                                            handle, nameAddress, argumentCount, chosen, address));
        }
    }

    /** Takes a function away. */
    static void remove(Connection connection, String name, int argumentCount) {
        long handle = connection.checkUsable();
        try (NativeBuffer text = new NativeBuffer()) {
            long nameAddress = text.put(Utf8.encode(name));
            connection
                    .callbacks()
                    .remove(
                            place(name, argumentCount),
                            address ->
                                    Sqlite3Connection.createFunction(
                                            handle, nameAddress, argumentCount, 0, address));
        }
    }

    private static String place(String name, int argumentCount) {
        return "function " + name.toLowerCase(Locale.ROOT) + "/" + argumentCount;
    }
}
