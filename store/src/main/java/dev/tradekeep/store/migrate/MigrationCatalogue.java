package dev.tradekeep.store.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The migrations to apply, in order: those of this program, the files in the folder {@code
 * migrations} next to this class, and after them those of a user's folder, when one was named.
 * Immutable.
 */
public final class MigrationCatalogue {
    private static final String FOLDER = "dev/tradekeep/store/migrate/migrations/";
    private static final String FIRST = "migrations/000_migrations" + Migration.SUFFIX;

    private final List<Migration> migrations;
    private final boolean withUser;
    private final Map<MigrationId, Migration> byId = new HashMap<>();

    /**
     * @param migrations in order
     * @param withUser whether the user's were named; otherwise those in a file's history are left
     *     alone
     */
    public MigrationCatalogue(List<Migration> migrations, boolean withUser) {
        this.migrations = List.copyOf(migrations);
        this.withUser = withUser;
        migrations.forEach(migration -> byId.putIfAbsent(migration.id(), migration));
    }

    /** The files of this program, which are read once. */
    public static MigrationCatalogue load() {
        return Program.CATALOGUE;
    }

    /** {@link #load}, with the migrations of a user's folder when one is given. */
    public static MigrationCatalogue load(Optional<Path> folder) {
        MigrationCatalogue ours = load();
        return folder.map(MigrationFolder::read).map(ours::with).orElse(ours);
    }

    /**
     * The files of this program from their names and texts.
     *
     * @throws IllegalStateException when a name is none or two have one number: a defect
     */
    public static MigrationCatalogue of(Map<String, String> files) {
        List<Migration> migrations = new ArrayList<>(files.size());
        files.forEach((name, sql) -> {
            if (!Migration.isName(name)) {
                throw new IllegalStateException("No name of a migration: " + name);
            }
            String file = name + Migration.SUFFIX;
            migrations.add(Migration.of(Namespace.TRADEKEEP, name, file, sql));
        });
        migrations.sort(Migration.ORDER);
        MigrationFolder.twoOfOneNumber(migrations)
                .ifPresent(twins -> {
                    throw new IllegalStateException("Two migrations have one number: " + twins);
                });
        return new MigrationCatalogue(migrations, false);
    }

    /** This program's with a user's after them. */
    public MigrationCatalogue with(List<Migration> user) {
        List<Migration> all = new ArrayList<>(migrations);
        all.addAll(user);
        return new MigrationCatalogue(all, true);
    }

    /** What to apply, in order. */
    public List<Migration> migrations() {
        return migrations;
    }

    /** Whether the user's were named. */
    public boolean withUser() {
        return withUser;
    }

    /** Without the user's, which are left alone then. */
    public MigrationCatalogue ofProgram() {
        return new MigrationCatalogue(
                migrations.stream().filter(one -> one.namespace() == Namespace.TRADEKEEP).toList(),
                false);
    }

    /** That migration, if there is one. */
    public Optional<Migration> find(MigrationId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The highest number of a namespace, or -1. */
    public int lastNumber(Namespace namespace) {
        return migrations.stream()
                .filter(one -> one.namespace() == namespace)
                .flatMapToInt(one -> one.number().stream())
                .max()
                .orElse(-1);
    }

    /** The files that came with this program, read when they are first wanted. */
    private static final class Program {
        static final MigrationCatalogue CATALOGUE = read();

        private Program() {}

        private static MigrationCatalogue read() {
            Map<String, String> files = new TreeMap<>();
            URL first = MigrationCatalogue.class.getResource(FIRST);
            if (first == null) {
                throw new IllegalStateException("This program came without " + FIRST);
            }
            try {
                // A class archive keeps where the jar was when it was made, so the code source
                // of a class is not where the program is now.
                if (first.getProtocol().equals("jar")) {
                    readJar(jarOf(first), files);
                } else {
                    readFolder(Path.of(first.toURI()).resolveSibling(""), files);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The migrations at " + first + " cannot be read", e);
            } catch (URISyntaxException e) {
                throw new IllegalStateException("No place of a file: " + first, e);
            }
            return of(files);
        }

        private static Path jarOf(URL entry) throws URISyntaxException {
            String path = entry.getPath();
            return Path.of(new URI(path.substring(0, path.lastIndexOf("!/"))));
        }

        private static void readFolder(Path folder, Map<String, String> files) throws IOException {
            try (Stream<Path> paths = Files.list(folder)) {
                for (Path path : paths.toList()) {
                    files.put(MigrationFolder.nameOf(path), Files.readString(path));
                }
            }
        }

        private static void readJar(Path jar, Map<String, String> files) throws IOException {
            try (JarFile entries = new JarFile(jar.toFile(), false)) {
                for (ZipEntry entry :
                        (Iterable<ZipEntry>) entries.stream().<ZipEntry>map(e -> e)::iterator) {
                    String path = entry.getName();
                    if (path.startsWith(FOLDER) && path.endsWith(Migration.SUFFIX)) {
                        try (InputStream text = entries.getInputStream(entry)) {
                            files.put(
                                    MigrationFolder.nameOf(Path.of(path)),
                                    new String(text.readAllBytes(), StandardCharsets.UTF_8));
                        }
                    }
                }
            }
        }
    }
}
