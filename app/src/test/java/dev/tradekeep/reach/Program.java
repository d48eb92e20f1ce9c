package dev.tradekeep.reach;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Class files as the compiler wrote them, by their internal names such as {@code java/lang/String}.
 * A method is written as its name with its descriptor: {@code length()I}.
 */
final class Program {
    private final Map<String, ClassModel> classes = new TreeMap<>();
    private final Map<String, Map<String, MethodModel>> methods = new HashMap<>();
    private final Map<String, Set<String>> supertypes = new HashMap<>();
    private final Map<String, Set<String>> subtypes = new HashMap<>();

    private Program(Collection<byte[]> files) {
        for (byte[] file : files) {
            ClassModel read = ClassFile.of().parse(file);
            classes.put(read.thisClass().asInternalName(), read);
            Map<String, MethodModel> own = new LinkedHashMap<>();
            read.methods().forEach(method -> own.put(signature(method), method));
            methods.put(read.thisClass().asInternalName(), own);
        }
        for (String name : classes.keySet()) {
            Set<String> above = findSupertypes(name);
            supertypes.put(name, above);
            above.forEach(
                    type -> subtypes.computeIfAbsent(type, key -> new LinkedHashSet<>()).add(name));
        }
    }

    /**
     * What lies where classes come from.
     *
     * @param one a class of each module
     */
    static Program of(List<Class<?>> one) throws IOException, URISyntaxException {
        List<byte[]> files = new ArrayList<>();
        for (Class<?> type : one) {
            Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                readFolder(place, files);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    readFolder(jar.getPath("/"), files);
                }
            }
        }
        return new Program(files);
    }

    private static void readFolder(Path folder, List<byte[]> files) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Program::isClass).toList()) {
                files.add(Files.readAllBytes(file));
            }
        }
    }

    private static boolean isClass(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".class") && !name.contains("-info");
    }

    /** Classes alone, such as samples. */
    static Program ofClasses(Class<?>... samples) {
        List<byte[]> files = new ArrayList<>();
        for (Class<?> sample : samples) {
            String file = "/" + sample.getName().replace('.', '/') + ".class";
            try (InputStream in = sample.getResourceAsStream(file)) {
                files.add(Objects.requireNonNull(in).readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Program(files);
    }

    /** The name of a method with its descriptor. */
    static String signature(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }

    /** The internal name of a class. */
    static String internal(ClassDesc type) {
        String text = type.descriptorString();
        return type.isClassOrInterface() ? text.substring(1, text.length() - 1) : text;
    }

    /** Every class. */
    Collection<String> names() {
        return classes.keySet();
    }

    /** Whether it belongs to the program. */
    boolean has(String name) {
        return classes.containsKey(name);
    }

    ClassModel get(String name) {
        return Objects.requireNonNull(classes.get(name), name);
    }

    /** The methods that a class declares, by signature. */
    Map<String, MethodModel> methods(String name) {
        return methods.getOrDefault(name, Map.of());
    }

    /** All supertypes of a class of the program, also those that do not belong to it. */
    Set<String> supertypes(String name) {
        return supertypes.getOrDefault(name, Set.of());
    }

    /** The classes of the program below a type. */
    Set<String> subtypes(String name) {
        return subtypes.getOrDefault(name, Set.of());
    }

    private Set<String> findSupertypes(String name) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> left = new ArrayDeque<>(parents(name));
        while (!left.isEmpty()) {
            String next = left.pop();
            if (found.add(next)) {
                left.addAll(parents(next));
            }
        }
        return found;
    }

    private List<String> parents(String name) {
        List<String> parents = new ArrayList<>();
        if (has(name)) {
            get(name).superclass().ifPresent(above -> parents.add(above.asInternalName()));
            get(name).interfaces().forEach(above -> parents.add(above.asInternalName()));
            return parents;
        }
        Class<?> type = load(name);
        if (type.getSuperclass() != null) {
            parents.add(type.getSuperclass().getName().replace('.', '/'));
        }
        for (Class<?> above : type.getInterfaces()) {
            parents.add(above.getName().replace('.', '/'));
        }
        return parents;
    }

    /** A class that does not belong to the program. */
    static Class<?> load(String name) {
        try {
            return Class.forName(name.replace('/', '.'), false, Program.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Wanted the class " + name + " on the class path", e);
        }
    }
}
