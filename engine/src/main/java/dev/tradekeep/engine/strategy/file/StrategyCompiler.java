package dev.tradekeep.engine.strategy.file;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compiles strategies in memory, against the class path of the program. Nothing is written to disk.
 * For one thread.
 */
final class StrategyCompiler implements AutoCloseable {
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-g:source,lines,vars", "-implicit:none", "-Xlint:none");

    private final JavaCompiler compiler;
    private final StandardJavaFileManager files;

    StrategyCompiler() {
        JavaCompiler found = ToolProvider.getSystemJavaCompiler();
        if (found == null) {
            throw new TradekeepException(
                    ErrorCode.STRATEGY_INVALID,
                    "This Java has no compiler, which strategies in .java files need. Run Tradekeep"
                            + " with a JDK, or put the strategies into a jar.");
        }
        compiler = found;
        files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    }

    /**
     * Compiles a source.
     *
     * @param name of the file, such as {@code Pairs.java}
     * @return the classes by their names
     * @throws TradekeepException with {@link ErrorCode#STRATEGY_INVALID} for the first error, with
     *     file, line and a caret below the place
     */
    SequencedMap<String, byte[]> compile(String name, String source, SourceText text) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        Memory memory = new Memory(files);
        boolean compiled =
                compiler.getTask(
                                null,
                                memory,
                                found,
                                OPTIONS,
                                null,
                                List.of(new Source(name, source)))
                        .call();
        if (!compiled) {
            throw error(found, text);
        }
        return memory.classes();
    }

    private static TradekeepException error(
            DiagnosticCollector<JavaFileObject> found, SourceText text) {
        List<Diagnostic<? extends JavaFileObject>> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> one : found.getDiagnostics()) {
            if (one.getKind() == Diagnostic.Kind.ERROR) {
                errors.add(one);
            }
        }
        if (errors.isEmpty()) {
            return text.error("it does not compile.");
        }
        Diagnostic<?> first = errors.getFirst();
        String more =
                errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more of its kind)";
        String message =
                first.getMessage(Locale.ROOT)
                        .strip()
                        .replaceAll("\\s*\\R\\s*", "; ")
                        .replaceAll(" {2,}", " ");
        return text.error(first.getLineNumber(), first.getColumnNumber(), message + more);
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.INTERNAL, "The compiler's files cannot be closed.", e);
        }
    }

    /** A source in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** A class in memory. */
    private static final class Compiled extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Compiled(String name) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    /** Keeps classes in memory, and takes what they are compiled against from the class path. */
    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Compiled> classes = new LinkedHashMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        SequencedMap<String, byte[]> classes() {
            SequencedMap<String, byte[]> all = new LinkedHashMap<>();
            classes.forEach((name, one) -> all.put(name, one.bytes.toByteArray()));
            return all;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location,
                String className,
                JavaFileObject.Kind kind,
                @Nullable FileObject sibling) {
            return classes.computeIfAbsent(className, Compiled::new);
        }
    }
}
