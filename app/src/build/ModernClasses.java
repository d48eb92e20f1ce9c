import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the classes of a jar again as those of a newer Java, with the maps of their stacks. The
 * JVM keeps classes of before Java 6 out of its class archive, and verifies them slowly.
 *
 * <p>{@code java ModernClasses.java JAR OUTPUT}, run by the launcher after a build.
 */
final class ModernClasses {
    /** Java 7 is the first that demands the maps. */
    private static final int OLD_BELOW = ClassFile.JAVA_7_VERSION;

    private static final int WRITTEN_AS = ClassFile.JAVA_11_VERSION;
    private static final String CLASS = ".class";

    private ModernClasses() {}

    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        try (URLClassLoader classes =
                        new URLClassLoader(
                                new URL[] {jar.toUri().toURL()},
                                ClassLoader.getPlatformClassLoader());
                JarFile in = new JarFile(jar.toFile());
                OutputStream file = Files.newOutputStream(Path.of(args[1]));
                ZipOutputStream out = new ZipOutputStream(file)) {
            ClassFile format =
                    ClassFile.of(
                            ConstantPoolSharingOption.NEW_POOL,
                            StackMapsOption.GENERATE_STACK_MAPS,
                            ClassHierarchyResolverOption.of(
                                    ClassHierarchyResolver.ofResourceParsing(classes)
                                            .orElse(ClassHierarchyResolver.defaultResolver())));
            for (JarEntry entry : Collections.list(in.entries())) {
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(entry.getName().endsWith(CLASS) ? modern(format, bytes) : bytes);
                out.closeEntry();
            }
        }
    }

    private static byte[] modern(ClassFile format, byte[] bytes) {
        ClassModel model = format.parse(bytes);
        if (model.majorVersion() >= OLD_BELOW) {
            return bytes;
        }
        byte[] written =
                format.transformClass(
                        model,
                        (builder, element) -> {
                            if (element instanceof ClassFileVersion) {
                                builder.withVersion(WRITTEN_AS, 0);
                            } else {
                                builder.with(element);
                            }
                        });
        List<VerifyError> errors = format.verify(written);
        if (!errors.isEmpty()) {
            throw new IllegalStateException(
                    model.thisClass().asInternalName() + ": " + errors.getFirst().getMessage());
        }
        return written;
    }
}
