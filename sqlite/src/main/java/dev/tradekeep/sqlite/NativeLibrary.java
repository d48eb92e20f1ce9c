package dev.tradekeep.sqlite;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.SymbolLookup;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds the compiled SQLite library.
 *
 * <p>It is a resource of this module, and lies under the same content hash in the user's cache
 * folder where the build put it; on another machine it is unpacked there once. The system property
 * {@code tradekeep.sqlite.library} names another file.
 */
final class NativeLibrary {
    static final String LIBRARY_PROPERTY = "tradekeep.sqlite.library";

    private NativeLibrary() {}

    /**
     * Loads the library for the class loader of this class; the JVM refuses the same file to a
     * second one.
     */
    static SymbolLookup load() {
        System.load(locate().toAbsolutePath().toString());
        return SymbolLookup.loaderLookup();
    }

    private static Path locate() {
        String named = System.getProperty(LIBRARY_PROPERTY);
        if (named != null) {
            return Path.of(named);
        }
        String platform = os() + "-" + arch();
        String folder = "native/" + platform + "/";
        String file = os().equals("macos") ? "libtradekeep-sqlite.dylib" : "libtradekeep-sqlite.so";
        try {
            Path cached =
                    cacheFolder()
                            .resolve("native")
                            .resolve(readKey(folder, platform))
                            .resolve(file);
            if (!Files.isRegularFile(cached)) {
                unpack(folder + file, cached);
            }
            return cached;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "SQLite's library could not be unpacked; give its path with -D"
                            + LIBRARY_PROPERTY
                            + "=FILE",
                    e);
        }
    }

    private static String readKey(String folder, String platform) throws IOException {
        try (InputStream key = open(folder + "key")) {
            if (key == null) {
                throw new UnsatisfiedLinkError(
                        "This build holds no SQLite library for " + platform + "; build it there.");
            }
            return new String(key.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /**
     * Opens a small resource of this module. Out of a jar it is read directly: the JVM's own way
     * there, through a URL, takes longer than loading the library.
     */
    private static @Nullable InputStream open(String resource) throws IOException {
        CodeSource source = NativeLibrary.class.getProtectionDomain().getCodeSource();
        URL place = source == null ? null : source.getLocation();
        if (place == null || !place.getPath().endsWith(".jar")) {
            return NativeLibrary.class.getResourceAsStream(resource);
        }
        String folder = NativeLibrary.class.getPackageName().replace('.', '/') + "/";
        try (ZipFile jar = new ZipFile(new File(place.toURI()))) {
            ZipEntry entry = jar.getEntry(folder + resource);
            return entry == null
                    ? null
                    : new ByteArrayInputStream(jar.getInputStream(entry).readAllBytes());
        } catch (URISyntaxException | IllegalArgumentException notAFile) {
            return NativeLibrary.class.getResourceAsStream(resource);
        }
    }

    private static void unpack(String resource, Path target) throws IOException {
        Path folder = target.getParent();
        Files.createDirectories(folder);
        Path unpacked = Files.createTempFile(folder, "unpack", null);
        try (InputStream library = NativeLibrary.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new UnsatisfiedLinkError("This build lacks the resource " + resource + ".");
            }
            Files.copy(library, unpacked, StandardCopyOption.REPLACE_EXISTING);
            // The rename is atomic: two processes at once leave one whole library.
            Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unpacked);
        }
    }

    private static Path cacheFolder() {
        String own = System.getenv("TRADEKEEP_CACHE");
        if (own != null) {
            return Path.of(own);
        }
        String shared = System.getenv("XDG_CACHE_HOME");
        return shared != null
                ? Path.of(shared, "tradekeep")
                : Path.of(System.getProperty("user.home"), ".cache", "tradekeep");
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
