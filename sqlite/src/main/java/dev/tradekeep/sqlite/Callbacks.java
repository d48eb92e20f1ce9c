package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Java functions that C calls for one connection, and the memory of the pieces of machine code
 * that lead to them.
 *
 * <p>An exception that leaves such a function would end the JVM: {@link #enter} keeps it, answers 0
 * and the statement fails, with the exception as its cause. While a function runs, its connection
 * refuses every use: resetting or closing what is just being run would break it.
 */
final class Callbacks {
    private static final FunctionDescriptor SHAPE =
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle ENTER = findEnter();

    /** What {@code connection.c} says when a function threw. */
    private static final String FUNCTION_THREW = "a function in Java threw";

    private final Connection connection;
    private final Map<String, Installed> installed = new HashMap<>();
    private int running;
    private @Nullable Throwable thrown;

    /** A function of four integers; an answer of 0 means that it threw. */
    @FunctionalInterface
    interface Callback {
        long call(long a, long b, long c, long d);
    }

    /**
     * What a place holds: the machine code that leads to the callback, which goes when nobody
     * refers to it, and memory that the callback uses.
     */
    private record Installed(MemorySegment code, NativeBuffer memory) {
        void free() {
            memory.close();
        }
    }

    /** Hands SQLite the address of a callback, or takes it away with NULL. */
    @FunctionalInterface
    interface Installer {
        int install(long address);
    }

    Callbacks(Connection connection) {
        this.connection = connection;
    }

    /**
     * Installs a callback and frees the one that had its place.
     *
     * @param place what SQLite knows it by
     * @param memory what the callback uses, freed with it
     */
    void install(String place, Callback callback, NativeBuffer memory, Installer installer) {
        MethodHandle bound = MethodHandles.insertArguments(ENTER, 0, this, callback);
        MemorySegment code = Linker.nativeLinker().upcallStub(bound, SHAPE, Arena.ofAuto());
        try {
            connection.check(installer.install(code.address()));
        } catch (RuntimeException e) {
            memory.close();
            throw e;
        }
        free(installed.put(place, new Installed(code, memory)));
    }

    /** Leaves a place empty. */
    void remove(String place, Installer installer) {
        connection.check(installer.install(Sqlite3.NULL));
        free(installed.remove(place));
    }

    private static void free(@Nullable Installed replaced) {
        if (replaced != null) {
            replaced.free();
        }
    }

    /** Where C enters. */
    long enter(Callback callback, long a, long b, long c, long d) {
        running++;
        try {
            connection.block("runs a function of yours, which may not use it");
            return callback.call(a, b, c, d);
        } catch (Throwable e) {
            thrown = e;
            return 0;
        } finally {
            running--;
            if (running == 0) {
                connection.unblock();
            }
        }
    }

    boolean isRunning() {
        return running > 0;
    }

    /** What a callback threw, if that is the error SQLite reports. */
    @Nullable Throwable takeThrown(int code, String reason) {
        Throwable taken = thrown;
        thrown = null;
        boolean reported = code == ResultCode.NOMEM.number() || reason.equals(FUNCTION_THREW);
        return reported ? taken : null;
    }

    /** Frees everything; SQLite has forgotten the callbacks. */
    void close() {
        installed.values().forEach(Installed::free);
        installed.clear();
    }

    private static MethodHandle findEnter() {
        try {
            MethodType type =
                    MethodType.methodType(
                            long.class,
                            Callback.class,
                            long.class,
                            long.class,
                            long.class,
                            long.class);
            return MethodHandles.lookup().findVirtual(Callbacks.class, "enter", type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The entry of callbacks is missing", e);
        }
    }
}
