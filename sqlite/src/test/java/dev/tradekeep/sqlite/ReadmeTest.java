package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the example of the module's README. */
class ReadmeTest {
    private static final String FENCE_OPEN = "```java\n";
    private static final String FENCE_CLOSE = "```\n";
    private static final String FILE = "Path.of(\"notes.db\")";

    @Test
    void exampleRunsAsPrinted(@TempDir Path folder) throws Exception {
        String example = example();
        assertThat(example).contains(FILE);
        compile(example.replace(FILE, "file"), folder);
        URL[] classes = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            Method run = loader.loadClass("Example").getMethod("run", Path.class);
            Path file = folder.resolve("notes.db");
            assertThat(printedBy(run, file)).isEqualTo("1 buy low\n");
            assertThat(printedBy(run, file)).isEqualTo("1 buy low\n2 buy low\n");
        }
        assertThat(Leaks.open()).isEmpty();
    }

    private static String example() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf(FENCE_OPEN) + FENCE_OPEN.length();
        return readme.substring(start, readme.indexOf(FENCE_CLOSE, start));
    }

    private static void compile(String example, Path folder) {
        String source =
                "import dev.tradekeep.sqlite.*; import java.nio.file.Path;"
                        + " public class Example { public static void run(Path file) {\n"
                        + example
                        + "}}";
        SimpleJavaFileObject unit =
                new SimpleJavaFileObject(
                        URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options =
                List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        StringWriter messages = new StringWriter();
        boolean compiled =
                compiler.getTask(messages, null, null, options, null, List.of(unit)).call();
        assertThat(compiled).as("%s", messages).isTrue();
    }

    private static String printedBy(Method run, Path file) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            run.invoke(null, file);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
