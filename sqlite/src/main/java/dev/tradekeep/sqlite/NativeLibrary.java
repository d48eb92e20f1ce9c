package dev.tradekeep.sqlite;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.SymbolLookup;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds the compiled SQLite library.
 *
 * <p>It is a resource of this module, and lies under the same content hash in the user's cache
 * folder where the build put it; on another machine it is unpacked there once. Where there is no
 * such folder, or no program may run from it, the library is unpacked for this process alone into
 * the folder for temporary files. The system property {@code tradekeep.sqlite.library} names
 * another file.
 */
final class NativeLibrary {
    static final String LIBRARY_PROPERTY = "tradekeep.sqlite.library";

    private static final String CACHE_VARIABLE = "TRADEKEEP_CACHE";
    private static @Nullable SymbolLookup loaded;
    private static @Nullable String failure;

    private NativeLibrary() {}

    /**
     * Loads the library for the class loader of this class; the JVM refuses the same file to a
     * second one. Once it has failed it fails again in the same way. Whatever may be the first call
     * of a program calls this, because a class whose start fails is an Error to its first user and
     * a riddle to the next.
     *
     * @throws NativeLibraryException when it cannot be loaded
     */
    static synchronized SymbolLookup load() {
        if (failure != null) {
            throw new NativeLibraryException(failure, null);
        }
        SymbolLookup found = loaded;
        if (found == null) {
            try {
                found = loadFirst();
            } catch (NativeLibraryException e) {
                failure = String.valueOf(e.getMessage());
                throw e;
            }
            loaded = found;
        }
        return found;
    }

    private static SymbolLookup loadFirst() {
        String named = System.getProperty(LIBRARY_PROPERTY);
        if (named != null) {
            return loadNamed(Path.of(named).toAbsolutePath());
        }
        String platform = os() + "-" + arch();
        String folder = "native/" + platform + "/";
        String file = os().equals("macos") ? "libtradekeep-sqlite.dylib" : "libtradekeep-sqlite.so";
        String key = readKey(folder, platform);
        List<String> tried = new ArrayList<>();
        Throwable last = null;
        for (Place place :
                List.<Place>of(() -> cacheFolder().resolve(key), NativeLibrary::ownFolder)) {
            try {
                Path library = place.folder().resolve(file);
                if (!Files.isRegularFile(library)) {
                    unpack(folder + file, library);
                }
                System.load(library.toAbsolutePath().toString());
                return SymbolLookup.loaderLookup();
            } catch (IOException | UnsatisfiedLinkError | UnsupportedOperationException e) {
                tried.add(reason(e));
                last = e;
            }
        }
        throw new NativeLibraryException(
                "SQLite's library cannot be loaded: "
                        + String.join("; then ", tried)
                        + ". Name a folder from which programs may run in the variable "
                        + CACHE_VARIABLE
                        + ", or the library itself with -D"
                        + LIBRARY_PROPERTY
                        + "=FILE.",
                last);
    }

    private static String reason(Throwable e) {
        return e instanceof UnsatisfiedLinkError
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    private static SymbolLookup loadNamed(Path file) {
        try {
            System.load(file.toString());
            return SymbolLookup.loaderLookup();
        } catch (UnsatisfiedLinkError e) {
            throw new NativeLibraryException(
                    "The file of -D"
                            + LIBRARY_PROPERTY
                            + " is no SQLite library of this program: "
                            + e.getMessage()
                            + ". Correct the path, or leave the option out.",
                    e);
        }
    }

    /** A folder that holds the library, or into which it is unpacked. */
    @FunctionalInterface
    private interface Place {
        Path folder() throws IOException;
    }

    /**
     * A folder of this process, whose name nobody can guess. It goes with the process; once the
     * library is loaded, its file is not needed.
     */
    private static Path ownFolder() throws IOException {
        Path folder =
                Files.createTempDirectory(
                        "tradekeep-sqlite-",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return folder;
    }

    private static void delete(Path folder) {
        File[] files = folder.toFile().listFiles();
        for (File file : files == null ? new File[0] : files) {
            boolean _ = file.delete();
        }
        boolean _ = folder.toFile().delete();
    }

    private static String readKey(String folder, String platform) {
        try (InputStream key = open(folder + "key")) {
            if (key == null) {
                throw new NativeLibraryException(
                        "This build holds no SQLite library for "
                                + platform
                                + ". Build it there, or name one with -D"
                                + LIBRARY_PROPERTY
                                + "=FILE.",
                        null);
            }
            return new String(key.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new NativeLibraryException(
                    "This program's own files cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Opens a small resource of this module. Out of a jar it is read directly: the JVM's own way
     * there, through a URL, takes longer than loading the library.
     */
    private static @Nullable InputStream open(String resource) throws IOException {
        // Not the code source of the class, which a class archive keeps from when it was made.
        URL place = NativeLibrary.class.getResource(resource);
        if (place == null || !place.getProtocol().equals("jar")) {
            return NativeLibrary.class.getResourceAsStream(resource);
        }
        String path = place.getPath();
        String folder = NativeLibrary.class.getPackageName().replace('.', '/') + "/";
        try (ZipFile jar =
                new ZipFile(new File(new URI(path.substring(0, path.lastIndexOf("!/")))))) {
            ZipEntry entry = jar.getEntry(folder + resource);
            return entry == null
                    ? null
                    : new ByteArrayInputStream(jar.getInputStream(entry).readAllBytes());
        } catch (URISyntaxException | IllegalArgumentException notAFile) {
            return NativeLibrary.class.getResourceAsStream(resource);
        }
    }

    private static void unpack(String resource, Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path unpacked = Files.createTempFile(folder, "unpack", null);
        try (InputStream library = NativeLibrary.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new NativeLibraryException(
                        "This build lacks the resource " + resource + ". Build it again.", null);
            }
            Files.copy(library, unpacked, StandardCopyOption.REPLACE_EXISTING);
            // The rename is atomic: two processes at once leave one whole library.
            Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unpacked);
        }
    }

    private static Path cacheFolder() {
        String own = System.getenv(CACHE_VARIABLE);
        if (own != null) {
            return Path.of(own, "native");
        }
        String shared = System.getenv("XDG_CACHE_HOME");
        return shared != null
                ? Path.of(shared, "tradekeep", "native")
                : Path.of(System.getProperty("user.home"), ".cache", "tradekeep", "native");
    }

    private static String os() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")
                ? "macos"
                : "linux";
    }

    private static String arch() {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return arch.equals("amd64") ? "x86_64" : arch;
    }
}
