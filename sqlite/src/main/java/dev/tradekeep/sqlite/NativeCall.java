package dev.tradekeep.sqlite;

import java.lang.foreign.SymbolLookup;

/**
 * Calls C functions, all through one shape: up to six integers of 64 bits in, one out.
 *
 * <p>The calling conventions of the systems this library is built for (System V on x86-64, AAPCS64
 * on 64-bit ARM) pass the first six integers and pointers in registers of 64 bits. A function that
 * takes fewer ignores the others, one that takes an {@code int} reads the lower half, one that
 * returns an {@code int} sets the lower half, one that returns nothing leaves a value to ignore. A
 * function that takes or returns floating-point numbers, more than six arguments, or a variable
 * number of them does not fit and needs a wrapper in {@code tradekeep.c}.
 *
 * <p>The one native method calls whatever function it is given the address of, so that adding one
 * needs no C. It is a JNI method because that is there at once: the JVM takes longer to link its
 * first function through {@code java.lang.foreign} than a short program runs, and the calls are not
 * noticeably faster then.
 */
final class NativeCall {
    private static final SymbolLookup LIBRARY = NativeLibrary.load();

    private NativeCall() {}

    /** The address of a function of the library. */
    static long find(String name) {
        return LIBRARY.findOrThrow(name).address();
    }

    static long call(long function, long a) {
        return call(function, a, 0, 0, 0, 0, 0);
    }

    static long call(long function, long a, long b) {
        return call(function, a, b, 0, 0, 0, 0);
    }

    static long call(long function, long a, long b, long c) {
        return call(function, a, b, c, 0, 0, 0);
    }

    static long call(long function, long a, long b, long c, long d) {
        return call(function, a, b, c, d, 0, 0);
    }

    static long call(long function, long a, long b, long c, long d, long e) {
        return call(function, a, b, c, d, e, 0);
    }

    /** In {@code tradekeep.c}, where the JVM finds it by its name. */
    static native long call(long function, long a, long b, long c, long d, long e, long f);
}
