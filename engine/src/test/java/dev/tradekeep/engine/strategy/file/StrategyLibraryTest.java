package dev.tradekeep.engine.strategy.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.engine.strategy.StrategyProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrategyLibraryTest {
    private static final String PAIRS =
            """
            package mine;

            import dev.tradekeep.engine.strategy.*;
            import dev.tradekeep.model.market.Bar;
            import java.util.List;

            public class Pairs implements StrategyProvider {
                @Override
                public List<StrategyFactory> strategies() {
                    return List.of(
                            StrategyFactory.of(Near.class, Near::new),
                            StrategyFactory.of(Far.class, Far::new));
                }

                @About("Trades what is near.")
                static class Near implements Strategy {
                    Near(Setup setup) {
                        setup.closes(setup.integer("depth", 3, 1, 9, "candles"));
                    }

                    @Override
                    public void onBar(Bar bar, StrategyContext context) {STATEMENT}
                }

                @About("Trades what is far.")
                static class Far implements Strategy {
                    Far(Setup setup) {
                        setup.candles();
                    }

                    @Override
                    public void onBar(Bar bar, StrategyContext context) {}
                }
            }
            """;

    @TempDir Path folder;

    @Test
    void loadsTheStrategiesOfAJar() throws IOException {
        jar(PAIRS.replace("STATEMENT", ""), "# ours\nmine.Pairs\n");

        StrategyCatalog catalog =
                StrategyFolder.read(folder, StrategyCatalog.standard())
                        .addedTo(StrategyCatalog.standard());

        assertThat(catalog.broken()).isEmpty();
        StrategyInstance near = catalog.create("near:depth=5");
        assertThat(near.parameters()).containsEntry("depth", "5");
        assertThat(near.origin().isBuiltIn()).isFalse();
        assertThat(near.origin().hash()).isEqualTo(catalog.create("far").origin().hash());
    }

    @Test
    void refusesAJarThatIsNotPure() throws IOException {
        jar(PAIRS.replace("STATEMENT", "System.nanoTime();"), "mine.Pairs");

        assertThat(broken()).contains("System.nanoTime is not allowed");
    }

    @Test
    void refusesAJarWhoseProviderIsNone() throws IOException {
        jar(PAIRS.replace("STATEMENT", ""), "mine.Pairs$Far");

        assertThat(broken()).contains("wanted mine.Pairs$Far to be a public StrategyProvider");
    }

    private String broken() {
        return String.valueOf(
                Objects.requireNonNull(
                                StrategyFolder.read(folder, StrategyCatalog.standard())
                                        .broken()
                                        .get("pairs"))
                        .getMessage());
    }

    private void jar(String source, String service) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("made/mine"));
        Path file = Files.writeString(sources.resolve("Pairs.java"), source);
        String classPath = System.getProperty("java.class.path");
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-cp", classPath, file.toString());
        assertThat(status).isZero();
        try (OutputStream out = Files.newOutputStream(folder.resolve("pairs.jar"));
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> classes = Files.list(sources)) {
            for (Path made : List.copyOf(classes.toList())) {
                if (made.toString().endsWith(".class")) {
                    add(entries, "mine/" + made.getFileName(), Files.readAllBytes(made));
                }
            }
            add(
                    entries,
                    "META-INF/services/" + StrategyProvider.class.getName(),
                    service.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void add(JarOutputStream entries, String name, byte[] content)
            throws IOException {
        entries.putNextEntry(new ZipEntry(name));
        entries.write(content);
    }
}
