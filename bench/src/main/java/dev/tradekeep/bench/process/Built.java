package dev.tradekeep.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Folders of the cache that are made once from what their name is a hash of. */
public final class Built {
    private static final int NAME_LENGTH = 32;

    /** Fills an empty folder. */
    @FunctionalInterface
    public interface Recipe {
        void make(Path folder) throws IOException, Unavailable;
    }

    private Built() {}

    /**
     * The folder made from these inputs; made now when it is not there. Whole or not at all, also
     * when two processes make it at once.
     */
    public static Path folder(String kind, List<String> inputs, Recipe recipe) throws Unavailable {
        Path parent = CacheFolder.path().resolve("bench");
        Path folder = parent.resolve(kind + "-" + hash(inputs));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(parent);
            Path made = Files.createTempDirectory(parent, kind);
            try {
                recipe.make(made);
                Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(made);
            }
            return folder;
        } catch (IOException e) {
            if (Files.isDirectory(folder)) {
                return folder;
            }
            throw new Unavailable(folder + " cannot be made: " + e.getMessage());
        }
    }

    /** Removes a folder with what is in it; one that is not there is no error. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String hash(List<String> inputs) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            inputs.forEach(input -> digest.update((input + "\0").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, NAME_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
