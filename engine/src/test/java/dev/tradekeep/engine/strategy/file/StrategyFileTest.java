package dev.tradekeep.engine.strategy.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyFileTest {
    /** Uses of the language what makes hidden classes and bootstraps. */
    private static final String RICH =
            """
            import dev.tradekeep.engine.strategy.*;
            import dev.tradekeep.model.market.Bar;
            import java.util.*;
            import java.util.stream.*;

            @About("Does this and that.")
            public class MeanReversion implements Strategy {
                enum Mood { CALM, WILD }
                record Pair(long a, long b) {}
                private final int depth;
                private final Mood mood;
                private final Closes closes;

                public MeanReversion(Setup setup) {
                    depth = setup.integer("depth", 5, 2, 50, "candles that it looks back at");
                    mood = setup.choice("mood", Mood.CALM, "how it trades");
                    setup.require(depth != 13, "depth must not be unlucky");
                    closes = setup.closes(depth);
                }

                @Override
                public void onBar(Bar bar, StrategyContext context) {
                    Pair pair = new Pair(closes.ago(0), closes.ago(depth - 1));
                    long mean = (long) IntStream.range(0, depth).mapToLong(closes::ago)
                            .average().orElse(0);
                    String why = switch (mood) {
                        case CALM -> "calm " + pair + " " + mean;
                        case WILD -> "wild " + pair.hashCode();
                    };
                    context.target(bar.close() < mean ? 10 : 0, why);
                }
            }
            """;

    @TempDir private Path folder;

    @Test
    void loadsAStrategyWithWhatItDeclares() throws IOException {
        StrategyFactory factory = StrategyFile.load(write("MeanReversion", RICH));
        assertThat(factory.name()).isEqualTo("mean-reversion");
        assertThat(factory.description()).isEqualTo("Does this and that.");
        assertThat(factory.parameters())
                .extracting(one -> one.name() + "|" + one.wanted() + "|" + one.fallback())
                .containsExactly(
                        "depth|a whole number from 2 to 50|5", "mood|one of calm, wild|calm");
        StrategyInstance made = factory.create(Map.of("depth", "7"));
        assertThat(made.text()).isEqualTo("mean-reversion:depth=7,mood=calm");
        assertThat(made.origin().hash()).hasSize(64);
        assertThat(made.isWarm()).isFalse();
    }

    @Test
    void namesTheLineThatRefusesAParameter() throws IOException {
        StrategyFactory factory = StrategyFile.load(write("MeanReversion", RICH));
        TradekeepException refused =
                catchThrowableOfType(
                        TradekeepException.class, () -> factory.create(Map.of("depth", "13")));
        assertThat(refused)
                .hasMessage(
                        "Strategy mean-reversion (MeanReversion.java:17): depth must not be unlucky,"
                                + " found depth=13, mood=calm.");
        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    @Test
    void showsWhereItDoesNotCompile() throws IOException {
        Path file = write("Broken", RICH.replace("MeanReversion", "Broken").replace("10 : 0", "x"));
        TradekeepException error = refusal(file);
        assertThat(error).hasMessageStartingWith(file + ":30: ").hasMessageContaining("expected");
        String[] lines = error.excerpt().split("\n", -1);
        assertThat(lines[0]).contains("context.target(");
        assertThat(lines[1].strip()).isEqualTo("^");
        assertThat(lines[1].indexOf('^')).isLessThanOrEqualTo(lines[0].length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "System.currentTimeMillis();|System.currentTimeMillis is not allowed",
                "long x = System.nanoTime();|context.now() is the time",
                "System.exit(1);|System.exit is not allowed",
                "java.util.function.DoubleSupplier d = Math::random;|Math.random is not allowed",
                "java.util.Random r = null; r.nextInt();|Random.nextInt is not allowed",
                "new java.security.SecureRandom();|SecureRandom is not allowed",
                "java.time.Instant.now();|Instant.now is not allowed",
                "new Thread(() -> {}).start();|Thread is not allowed",
                "new java.io.File(\"x\").delete();|File is not allowed",
                "java.nio.file.Path.of(\"x\");|Path.of is not allowed",
                "java.net.URI.create(\"x\");|URI.create is not allowed",
                "Runtime.getRuntime();|Runtime.getRuntime is not allowed",
                "java.util.function.LongSupplier f = System::nanoTime;|System.nanoTime is not",
                "Object o = java.util.Map.of(1, 2);|order differs from run to run",
                "Class<?> c = this.getClass().getClassLoader().getClass();|not allowed",
                "dev.tradekeep.engine.core.EngineState s = null; s.booking();|not allowed",
                "java.lang.invoke.MethodHandles.lookup();|MethodHandles.lookup is not allowed",
                "System.out.println();|System.out is not allowed"
            })
    void refusesWhatIsNotPure(String statement, String expected) throws IOException {
        Path file = write("Bad", strategy("Bad", statement));
        TradekeepException error = refusal(file);
        assertThat(error).hasMessageStartingWith(file + ":9: ").hasMessageContaining(expected);
        assertThat(error.excerpt()).contains(statement).contains("^");
    }

    @Test
    void namesTheLineThatReadsAnIndicatorBeforeItIsWarm() throws IOException {
        String source =
                strategy("Hasty", "")
                        .replace(
                                "{ }",
                                "{\n new dev.tradekeep.engine.indicator.Sma(3).value();\n }");
        TradekeepException error =
                catchThrowableOfType(
                        TradekeepException.class, () -> StrategyFile.load(write("Hasty", source)));
        assertThat(error)
                .hasMessageStartingWith("Strategy hasty (Hasty.java:7): ")
                .hasMessageContaining("SMA(3)");
    }

    @Test
    void refusesAFieldThatRunsWouldShare() throws IOException {
        String source = strategy("Shared", "count++;").replace("{ }", "{ }\n  static int count;");
        assertThat(refusal(write("Shared", source)))
                .hasMessageContaining(":7: the static field count is not allowed");
    }

    @Test
    void refusesAFileWithoutAStrategyOrWithSeveral() throws IOException {
        assertThat(refusal(write("None", "public class None {}")))
                .hasMessageContaining("wanted a public class that implements Strategy, found none");
        String two =
                strategy("Two", "")
                        .replaceFirst(
                                "\\}\\s*$",
                                strategy("Second", "")
                                                .replaceAll(
                                                        "(?s).*?public class",
                                                        "public static class")
                                        + "}");
        assertThat(refusal(write("Two", two))).hasMessageContaining("wanted one strategy, found ");
        assertThat(
                        refusal(
                                write(
                                        "Hidden",
                                        strategy("Hidden", "").replace("public Hidden", "Hidden"))))
                .hasMessageContaining("with a public constructor Hidden(Setup setup)");
    }

    @Test
    void aFileThatIsBrokenLeavesTheOthers() throws IOException {
        write("Good", strategy("Good", ""));
        write("BuyAndHold", strategy("BuyAndHold", ""));
        write("Wrong", "public class Wrong {");
        StrategyCatalog catalog =
                StrategyFolder.read(folder, StrategyCatalog.standard())
                        .addedTo(StrategyCatalog.standard());
        assertThat(catalog.create("good").name()).isEqualTo("good");
        assertThat(catalog.broken()).containsOnlyKeys("wrong", "buy-and-hold");
        assertThat(catalog.broken().get("buy-and-hold"))
                .hasMessageContaining("the name \"buy-and-hold\" is taken (built in)");
        assertThat(
                        catchThrowableOfType(
                                TradekeepException.class, () -> catalog.create("wrong:a=1")))
                .hasMessageContaining("Wrong.java:1: ");
        assertThat(catalog.create("buy-and-hold").origin().isBuiltIn()).isTrue();
    }

    @Test
    void refusesAJarForANewerJava() throws IOException {
        byte[] newer = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 90, 0, 0};
        Path jar = folder.resolve("newer.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new ZipEntry("a/Newer.class"));
            entries.write(newer);
        }
        Map<String, TradekeepException> broken =
                StrategyFolder.read(folder, StrategyCatalog.standard()).broken();
        assertThat(broken.get("newer"))
                .hasMessageContaining(
                        "a/Newer.class was compiled for Java 46, and this is Java 25");
    }

    private static TradekeepException refusal(Path file) {
        TradekeepException error =
                catchThrowableOfType(TradekeepException.class, () -> StrategyFile.load(file));
        assertThat(error.code()).isEqualTo(ErrorCode.STRATEGY_INVALID);
        return error;
    }

    private static String strategy(String name, String statement) {
        return """
        import dev.tradekeep.engine.strategy.*;
        import dev.tradekeep.model.market.Bar;

        public class NAME implements Strategy {

            public NAME(Setup setup) { }

            public void onBar(Bar bar, StrategyContext context) {
                STATEMENT
            }
        }
        """
                .replace("NAME", name)
                .replace("STATEMENT", statement);
    }

    private Path write(String name, String source) throws IOException {
        return Files.write(folder.resolve(name + ".java"), source.getBytes(StandardCharsets.UTF_8));
    }
}
