package dev.tradekeep.bench.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Files that a bench carries in its jar, laid out where other programs can read them. */
public final class Resources {
    private Resources() {}

    /** The text of a resource next to a class. */
    public static String text(Class<?> nextTo, String name) {
        try (InputStream resource = nextTo.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IOException("This build lacks the resource " + name + ".");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** Copies the named resources next to a class into an existing folder. */
    public static void copy(Class<?> nextTo, List<String> names, Path folder) {
        for (String name : names) {
            try (InputStream resource = nextTo.getResourceAsStream(name)) {
                if (resource == null) {
                    throw new IOException("This build lacks the resource " + name + ".");
                }
                Files.copy(resource, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(name + " cannot be unpacked", e);
            }
        }
    }
}
