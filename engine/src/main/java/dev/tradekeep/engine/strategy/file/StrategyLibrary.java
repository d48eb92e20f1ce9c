package dev.tradekeep.engine.strategy.file;

import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.engine.strategy.StrategyOrigin;
import dev.tradekeep.engine.strategy.StrategyProvider;
import dev.tradekeep.model.error.TradekeepException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

/** Strategies in a jar, which names the class that makes them. */
final class StrategyLibrary {
    private static final String SERVICE = "META-INF/services/" + StrategyProvider.class.getName();
    private static final String CLASS = ".class";

    /** All classes of a jar together. */
    private static final int BYTES_MAX = 16 << 20;

    /** Java 1.1 had the version 45. */
    private static final int VERSION_BASE = 44;

    private static final int VERSION_AT = 6;

    private StrategyLibrary() {}

    /**
     * The strategies of a jar.
     *
     * @throws TradekeepException when it has none, was compiled for a newer Java, or uses what a
     *     strategy may not
     */
    static List<StrategyFactory> load(Path file) {
        SourceText text = new SourceText(file.toString(), List.of());
        byte[] bytes = StrategyFile.read(file);
        Map<String, byte[]> entries = entries(bytes, text);
        Map<String, byte[]> classes = new LinkedHashMap<>();
        entries.forEach((name, content) -> {
            if (name.endsWith(CLASS) && !name.equals("module-info.class")) {
                requireVersion(name, content, text);
                String type = name.substring(0, name.length() - CLASS.length());
                classes.put(type.replace('/', '.'), content);
            }
        });
        PurityCheck.run(classes, text);
        ClassLoader loader = new StrategyClassLoader(file.getFileName().toString(), classes);
        StrategyOrigin origin = StrategyOrigin.of(file.toString(), bytes);
        List<StrategyFactory> found = new ArrayList<>();
        for (String provider : providers(entries, text)) {
            for (StrategyFactory factory : make(loader, provider, text).strategies()) {
                found.add(factory.from(origin));
            }
        }
        return found;
    }

    private static Map<String, byte[]> entries(byte[] bytes, SourceText text) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        long size = 0;
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(bytes))) {
            for (JarEntry entry = jar.getNextJarEntry();
                    entry != null;
                    entry = jar.getNextJarEntry()) {
                byte[] content = jar.readNBytes(BYTES_MAX);
                size += content.length;
                if (size >= BYTES_MAX) {
                    throw text.error("wanted at most " + BYTES_MAX + " bytes in it, found more.");
                }
                entries.put(entry.getName(), content);
            }
        } catch (IOException e) {
            throw text.error("it cannot be read as a jar: " + e.getMessage() + ".");
        }
        return entries;
    }

    private static void requireVersion(String name, byte[] content, SourceText text) {
        int java = Runtime.version().feature();
        int found =
                content.length < VERSION_AT + Short.BYTES
                        ? 0
                        : ByteBuffer.wrap(content).getShort(VERSION_AT) - VERSION_BASE;
        if (found > java) {
            throw text.error(
                    name
                            + " was compiled for Java "
                            + found
                            + ", and this is Java "
                            + java
                            + ". Compile it with --release "
                            + java
                            + ".");
        }
    }

    private static List<String> providers(Map<String, byte[]> entries, SourceText text) {
        byte[] service = entries.get(SERVICE);
        if (service == null) {
            throw text.error("wanted a file " + SERVICE + " in it, found none.");
        }
        return new String(service, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static StrategyProvider make(ClassLoader loader, String name, SourceText text) {
        try {
            return Class.forName(name, true, loader)
                    .asSubclass(StrategyProvider.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw text.error(
                    "wanted "
                            + name
                            + " to be a public StrategyProvider with a constructor without"
                            + " parameters, found: "
                            + e
                            + ".");
        }
    }
}
