package dev.tradekeep.store.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The migrations of this program: the files {@code NNN_name.sql} in the folder {@code migrations}
 * beside this class, in the order of their numbers.
 *
 * @param migrations in order, each checksum chained to the one before it
 */
public record MigrationCatalogue(List<Migration> migrations) {
    static final int NUMBER_DIGITS = 3;

    private static final String FOLDER = "dev/tradekeep/store/migrate/migrations/";
    private static final String SUFFIX = ".sql";

    public MigrationCatalogue {
        migrations = List.copyOf(migrations);
    }

    /** Reads the files of this program. */
    public static MigrationCatalogue load() {
        TreeMap<String, String> files = new TreeMap<>();
        Path home = home();
        try {
            if (Files.isDirectory(home)) {
                readFolder(home.resolve(FOLDER), files);
            } else {
                readJar(home, files);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The migrations in " + home + " cannot be read", e);
        }
        return of(files);
    }

    /** Chains files that are sorted by name. */
    static MigrationCatalogue of(TreeMap<String, String> files) {
        List<Migration> migrations = new ArrayList<>(files.size());
        String checksum = Migration.CHAIN_START;
        for (var file : files.entrySet()) {
            Migration migration = Migration.following(checksum, file.getKey(), file.getValue());
            migrations.add(migration);
            checksum = migration.checksum();
        }
        requireDistinctNumbers(migrations);
        return new MigrationCatalogue(migrations);
    }

    private static void requireDistinctNumbers(List<Migration> migrations) {
        for (int i = 1; i < migrations.size(); i++) {
            if (migrations.get(i).number() == migrations.get(i - 1).number()) {
                throw new IllegalStateException(
                        "Two migrations have one number: "
                                + migrations.get(i - 1).name()
                                + " and "
                                + migrations.get(i).name());
            }
        }
    }

    private static void readFolder(Path folder, TreeMap<String, String> files) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                files.put(nameOf(path.getFileName().toString()), Files.readString(path));
            }
        }
    }

    private static void readJar(Path jar, TreeMap<String, String> files) throws IOException {
        try (JarFile entries = new JarFile(jar.toFile(), false)) {
            for (ZipEntry entry :
                    (Iterable<ZipEntry>) entries.stream().<ZipEntry>map(e -> e)::iterator) {
                String path = entry.getName();
                if (path.startsWith(FOLDER) && path.endsWith(SUFFIX)) {
                    try (InputStream text = entries.getInputStream(entry)) {
                        files.put(
                                nameOf(path.substring(FOLDER.length())),
                                new String(text.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }

    private static String nameOf(String file) {
        return file.substring(0, file.length() - SUFFIX.length());
    }

    private static Path home() {
        CodeSource source = MigrationCatalogue.class.getProtectionDomain().getCodeSource();
        try {
            URI location = source.getLocation().toURI();
            return Path.of(location);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("This program was loaded from no file", e);
        }
    }
}
