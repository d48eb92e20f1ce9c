package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * Calls C functions, all through one shape: four integers of 64 bits in, one out; and a wider one
 * of six for those that need it.
 *
 * <p>The calling conventions of the systems this library is built for (System V on x86-64, AAPCS64
 * on 64-bit ARM) pass the first six integers and pointers in registers of 64 bits. A function that
 * takes fewer ignores the others, one that takes an {@code int} reads the lower half, one that
 * returns an {@code int} sets the lower half, one that returns nothing leaves a value to ignore. A
 * function that takes or returns floating-point numbers, more than six arguments, or a variable
 * number of them does not fit and needs a wrapper in {@code tradekeep.c}.
 *
 * <p>Each shape of a call costs the JVM milliseconds to prepare, which one shape pays once. A
 * function is then only an address, so that adding one costs next to nothing. What every program
 * calls fits the narrow shape; the wide one is prepared at its first use.
 */
final class NativeCall {
    private static final SymbolLookup LIBRARY = NativeLibrary.load();
    private static final FunctionDescriptor SHAPE =
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle CALL = Linker.nativeLinker().downcallHandle(SHAPE);
    private static final MethodHandle CRITICAL =
            Linker.nativeLinker().downcallHandle(SHAPE, Linker.Option.critical(false));

    private NativeCall() {}

    /** Linked when first used. */
    private static final class Wide {
        private static final MethodHandle CALL =
                Linker.nativeLinker()
                        .downcallHandle(SHAPE.appendArgumentLayouts(JAVA_LONG, JAVA_LONG));

        private Wide() {}
    }

    /** The address of a function of the library. */
    static MemorySegment find(String name) {
        return LIBRARY.findOrThrow(name);
    }

    static long call(MemorySegment function, long a) {
        return call(function, a, 0, 0, 0);
    }

    static long call(MemorySegment function, long a, long b) {
        return call(function, a, b, 0, 0);
    }

    static long call(MemorySegment function, long a, long b, long c) {
        return call(function, a, b, c, 0);
    }

    static long call(MemorySegment function, long a, long b, long c, long d) {
        try {
            return (long) CALL.invokeExact(function, a, b, c, d);
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    static long call(MemorySegment function, long a, long b, long c, long d, long e) {
        return call(function, a, b, c, d, e, 0);
    }

    static long call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) Wide.CALL.invokeExact(function, a, b, c, d, e, f);
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    static long critical(MemorySegment function, long a) {
        return critical(function, a, 0, 0, 0);
    }

    static long critical(MemorySegment function, long a, long b) {
        return critical(function, a, b, 0, 0);
    }

    static long critical(MemorySegment function, long a, long b, long c) {
        return critical(function, a, b, c, 0);
    }

    /**
     * Calls a function that never blocks, does I/O or calls back: the thread stays in the state of
     * running Java, which saves the change around the call and holds up the garbage collector until
     * the function returns.
     */
    static long critical(MemorySegment function, long a, long b, long c, long d) {
        try {
            return (long) CRITICAL.invokeExact(function, a, b, c, d);
        } catch (Throwable thrown) {
            throw unexpected(thrown);
        }
    }

    private static AssertionError unexpected(Throwable thrown) {
        return new AssertionError("A call into SQLite threw, which C code cannot do", thrown);
    }
}
