package dev.tradekeep.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.invocation.MadeInvocation;
import dev.tradekeep.model.error.ErrorCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tradekeep strategy}, without a server. */
final class StrategyCommandsIT {
    @TempDir private Path folder;
    private String out = "";
    private String err = "";

    @Test
    void writesAStrategyThatCompilesAndRuns() throws Exception {
        assertThat(run("strategy new mean-reversion")).as(err).isZero();
        Path file = folder.resolve("strategies/MeanReversion.java");
        assertThat(out).isEqualTo("wrote " + file + ", strategy mean-reversion\n");
        assertThat(Files.readAllLines(file)).hasSizeLessThan(33);
        assertThat(run("strategy check " + file)).as(err).isZero();
        assertThat(out)
                .contains("mean-reversion  Holds while", "candles=50,share-bps=9500")
                .contains("43200 made-up minutes", "second run    the same orders");
        assertThat(run("strategy check " + file + " --param candles=20 --json")).isZero();
        assertThat(out).contains("\"parameters\":\"candles=20,", "\"repeatable\":true");
        assertThat(run("strategy list")).isZero();
        assertThat(out).contains("crossover ", "mean-reversion ", "Holds while", file.toString());
        assertThat(run("strategy show mean-reversion --json")).isZero();
        assertThat(out).contains("\"kind\":\"integer\"", "\"default\":\"50\"", "\"hash\":\"");
    }

    @Test
    void writesOverNothing() throws Exception {
        assertThat(run("strategy new Own --folder " + folder)).isZero();
        assertThat(run("strategy new Own --folder " + folder)).isEqualTo(code(ErrorCode.CONFLICT));
        assertThat(err).contains("is there already");
        assertThat(run("strategy new crossover")).isEqualTo(code(ErrorCode.CONFLICT));
        assertThat(err).contains("A strategy named crossover comes with Tradekeep.");
        assertThat(run("strategy new 1st")).isEqualTo(code(ErrorCode.INVALID_ARGUMENT));
        assertThat(err).contains("Wanted a name such as mean-reversion or MeanReversion");
    }

    @Test
    void showsThePlaceOfAMistake() throws Exception {
        assertThat(run("strategy new own")).isZero();
        Path file = folder.resolve("strategies/Own.java");
        String source = Files.readString(file);
        Files.writeString(file, source.replace("setup.indicator", "setup.indikator"));
        assertThat(run("strategy check " + file)).isEqualTo(code(ErrorCode.STRATEGY_INVALID));
        assertThat(err.lines().toList())
                .satisfies(lines -> {
                    assertThat(lines.getFirst())
                            .contains(file + ":17: cannot find symbol")
                            .contains("[1022 STRATEGY_INVALID]");
                    assertThat(lines.get(1)).contains("setup.indikator(new Sma(candles));");
                    assertThat(lines.get(2).strip()).isEqualTo("^");
                    assertThat(lines.get(2).indexOf('^'))
                            .isEqualTo(lines.get(1).indexOf(".indikator"));
                });
        assertThat(run("strategy list")).isZero();
        assertThat(out).contains("crossover", "cannot be used: " + file + ":17: ");
        assertThat(run("strategy show own")).isEqualTo(code(ErrorCode.STRATEGY_INVALID));

        Files.writeString(
                file, source.replace("boolean above = ", "System.nanoTime();\nboolean above = "));
        assertThat(run("strategy check " + file)).isEqualTo(code(ErrorCode.STRATEGY_INVALID));
        assertThat(err).contains("System.nanoTime is not allowed in a strategy: context.now() is");
    }

    @Test
    void namesWhatIsNear() throws Exception {
        assertThat(run("strategy show crosover")).isEqualTo(code(ErrorCode.INVALID_ARGUMENT));
        assertThat(err).contains("Did you mean \"crossover\"?");
        assertThat(run("strategy new own")).isZero();
        String check = "strategy check " + folder.resolve("strategies/Own.java") + " --param ";
        assertThat(run(check + "candle=3")).isEqualTo(code(ErrorCode.INVALID_ARGUMENT));
        assertThat(err).contains("Did you mean \"candles\"? There are: candles, share-bps.");
        assertThat(run(check + "candles=1")).isEqualTo(code(ErrorCode.INVALID_ARGUMENT));
        assertThat(err)
                .contains("Strategy own (Own.java:15): candles must be a whole number from 2 to");
        assertThat(run(check + "candles=3 --param candles=4"))
                .isEqualTo(code(ErrorCode.INVALID_ARGUMENT));
        assertThat(run("strategy check nothing.java")).isEqualTo(code(ErrorCode.FILE_NOT_FOUND));
        assertThat(run("strategy list --strategies nowhere"))
                .isEqualTo(code(ErrorCode.FILE_NOT_FOUND));
    }

    /** It is stopped and named. */
    @Test
    void namesTheLineInWhichAStrategyFails() throws Exception {
        assertThat(run("strategy new own")).isZero();
        Path file = folder.resolve("strategies/Own.java");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "boolean above = ",
                                "int[] none = {};\n        none[1]++;\nboolean above = "));
        assertThat(run("strategy check " + file)).isEqualTo(code(ErrorCode.STRATEGY_FAILED));
        assertThat(err).contains("Strategy own (Own.java:23): java.lang.ArrayIndexOutOfBounds");
    }

    private static int code(ErrorCode code) {
        return code.exitCode();
    }

    private int run(String line) throws Exception {
        StringWriter printed = new StringWriter();
        StringWriter errors = new StringWriter();
        List<String> args =
                Stream.concat(
                                Arrays.stream(line.split(" ")),
                                line.startsWith("strategy check")
                                        ? Stream.of()
                                        : Stream.of("--db", folder.resolve("t.db").toString()))
                        .toList();
        int code =
                MadeInvocation.in(folder, Map.of())
                        .call(() ->
                                CommandTree.run(
                                        new PrintWriter(printed, true),
                                        new PrintWriter(errors, true),
                                        folder,
                                        args.toArray(String[]::new)));
        out = printed.toString();
        err = errors.toString();
        return code;
    }
}
