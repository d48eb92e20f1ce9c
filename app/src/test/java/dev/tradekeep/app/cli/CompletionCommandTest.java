package dev.tradekeep.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompletionCommandTest {
    private final StringWriter out = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "bash, _picocli_tradekeep_market_import_candles",
        "zsh, bashcompinit",
        "fish, complete -c tradekeep -n '__tradekeep_is \"market import\"' -f -a candles",
    })
    void knowsEveryCommand(String shell, String wanted) {
        assertThat(run("completion", shell)).isZero();
        assertThat(out.toString()).contains(wanted, "--instrument".substring(2), "backup");
    }

    @Test
    void scriptForBashCompletesACommand() throws Exception {
        assertThat(run("completion", "bash")).isZero();
        Process bash = new ProcessBuilder("bash", "--norc").redirectErrorStream(true).start();
        try (var in = bash.outputWriter(StandardCharsets.UTF_8)) {
            in.write(out.toString());
            in.write(
                    "\nCOMP_WORDS=(tradekeep db back); COMP_CWORD=2; _complete_tradekeep;"
                            + " echo \"${COMPREPLY[@]}\"\n");
        }
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("backup");
        assertThat(bash.waitFor()).isZero();
    }

    @Test
    void saysWhichShellsThereAre() {
        assertThat(run("completion", "csh")).isEqualTo(3);
    }

    private int run(String... args) {
        return CommandTree.run(
                new PrintWriter(out), new PrintWriter(new StringWriter()), Path.of("/"), args);
    }
}
