package dev.tradekeep.sqlite.testing;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.tradekeep.sqlite.SqliteSymbols;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions of {@code faulty.c}; a file system is the address that registering it answers. */
final class FaultyNative {
    private static final SymbolLookup LIBRARY = load();

    private static final MethodHandle REGISTER = link("register", JAVA_LONG, ADDRESS, ADDRESS);
    private static final MethodHandle UNREGISTER = link("unregister", JAVA_INT, JAVA_LONG);
    private static final MethodHandle FAIL =
            link("fail", null, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT);
    private static final MethodHandle MAKE_FOLDER_READ_ONLY =
            link("make_folder_read_only", null, JAVA_LONG);
    private static final MethodHandle HEAL = link("heal", null, JAVA_LONG);
    private static final MethodHandle COUNT = link("count", JAVA_LONG, JAVA_LONG, JAVA_INT);
    private static final MethodHandle STRUCK = link("struck", JAVA_LONG, JAVA_LONG);
    private static final MethodHandle OPEN_FILES = link("open_files", JAVA_INT, JAVA_LONG);
    private static final MethodHandle RECORD = link("record", JAVA_INT, JAVA_LONG);
    private static final MethodHandle STOP = link("stop", null, JAVA_LONG);
    private static final MethodHandle POSITION = link("position", JAVA_LONG, JAVA_LONG);
    private static final MethodHandle CUT_AFTER =
            link("cut_after", null, JAVA_LONG, JAVA_INT, JAVA_LONG);
    private static final MethodHandle IS_CUT = link("is_cut", JAVA_INT, JAVA_LONG);
    private static final MethodHandle WRITE_IMAGE =
            link("write_image", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS);

    private FaultyNative() {}

    static long register(String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment sqlite = arena.allocate(ADDRESS, 3);
            sqlite.setAtIndex(ADDRESS, 0, SqliteSymbols.address("sqlite3_vfs_find"));
            sqlite.setAtIndex(ADDRESS, 1, SqliteSymbols.address("sqlite3_vfs_register"));
            sqlite.setAtIndex(ADDRESS, 2, SqliteSymbols.address("sqlite3_vfs_unregister"));
            return (long) REGISTER.invokeExact(sqlite, arena.allocateFrom(name));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int unregister(long system) {
        try {
            return (int) UNREGISTER.invokeExact(system);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static void fail(long system, int operation, long nth, int fault, int forever) {
        try {
            FAIL.invokeExact(system, operation, nth, fault, forever);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static void makeFolderReadOnly(long system) {
        try {
            MAKE_FOLDER_READ_ONLY.invokeExact(system);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static void heal(long system) {
        try {
            HEAL.invokeExact(system);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static long count(long system, int operation) {
        try {
            return (long) COUNT.invokeExact(system, operation);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static long struck(long system) {
        try {
            return (long) STRUCK.invokeExact(system);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int openFiles(long system) {
        try {
            return (int) OPEN_FILES.invokeExact(system);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int record(long system) {
        try {
            return (int) RECORD.invokeExact(system);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static void stop(long system) {
        try {
            STOP.invokeExact(system);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static long position(long system) {
        try {
            return (long) POSITION.invokeExact(system);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static void cutAfter(long system, int operation, long nth) {
        try {
            CUT_AFTER.invokeExact(system, operation, nth);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int isCut(long system) {
        try {
            return (int) IS_CUT.invokeExact(system);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int writeImage(long system, long position, long seed, String folder) {
        try (Arena arena = Arena.ofConfined()) {
            return (int)
                    WRITE_IMAGE.invokeExact(system, position, seed, arena.allocateFrom(folder));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static MethodHandle link(
            String name, @Nullable MemoryLayout result, MemoryLayout... parameters) {
        FunctionDescriptor shape =
                result == null
                        ? FunctionDescriptor.ofVoid(parameters)
                        : FunctionDescriptor.of(result, parameters);
        return Linker.nativeLinker()
                .downcallHandle(LIBRARY.findOrThrow("tk_faulty_" + name), shape);
    }

    /** Unpacks the library and loads it; the file may go as soon as it is mapped. */
    private static SymbolLookup load() {
        String resource = resource();
        try (InputStream library = FaultyNative.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new UnsatisfiedLinkError("This build lacks the resource " + resource + ".");
            }
            Path unpacked = Files.createTempFile("tradekeep-testing", null);
            try {
                Files.copy(library, unpacked, StandardCopyOption.REPLACE_EXISTING);
                return SymbolLookup.libraryLookup(unpacked, Arena.global());
            } finally {
                Files.delete(unpacked);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The testing library could not be unpacked", e);
        }
    }

    private static String resource() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        String cpu = arch.equals("amd64") ? "x86_64" : arch;
        return mac
                ? "native/macos-" + cpu + "/libtradekeep-sqlite-testing.dylib"
                : "native/linux-" + cpu + "/libtradekeep-sqlite-testing.so";
    }

    private static AssertionError unexpected(Throwable e) {
        return new AssertionError("A call into the testing library threw", e);
    }
}
