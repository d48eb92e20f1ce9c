package dev.tradekeep.sqlite.testing;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Optional;

/** What C code of this process has allocated, as glibc counts it; the JVM's own part is in it. */
public final class NativeHeap {
    /** {@code struct mallinfo2}: ten counters. */
    private static final MemoryLayout COUNTERS = MemoryLayout.structLayout(fields());

    private static final int MAPPED_FIELD = 4;
    private static final int IN_USE_FIELD = 7;

    private NativeHeap() {}

    /** Bytes allocated and not freed; 0 where the C library does not tell. */
    public static long bytesInUse() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> function = linker.defaultLookup().find("mallinfo2");
        if (function.isEmpty()) {
            return 0;
        }
        MethodHandle mallinfo =
                linker.downcallHandle(function.get(), FunctionDescriptor.of(COUNTERS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment counters = (MemorySegment) mallinfo.invokeExact((SegmentAllocator) arena);
            return counters.getAtIndex(JAVA_LONG, MAPPED_FIELD)
                    + counters.getAtIndex(JAVA_LONG, IN_USE_FIELD);
        } catch (Throwable e) {
            throw new AssertionError("mallinfo2 threw", e);
        }
    }

    private static MemoryLayout[] fields() {
        MemoryLayout[] fields = new MemoryLayout[10];
        Arrays.fill(fields, JAVA_LONG);
        return fields;
    }
}
