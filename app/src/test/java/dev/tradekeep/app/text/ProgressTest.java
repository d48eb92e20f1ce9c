package dev.tradekeep.app.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.app.invocation.MadeInvocation;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    @Test
    void endsTheWorkWhenItIsInterrupted() throws Exception {
        MadeInvocation run = MadeInvocation.in(Path.of("/"), Map.of());
        run.call(() -> {
            try (Progress progress = Progress.silent()) {
                progress.at(1);
                assertThat(run.interruption().request()).as("somebody watches").isTrue();
                assertThatThrownBy(() -> progress.at(2))
                        .isInstanceOfSatisfying(
                                TradekeepException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERRUPTED));
            }
            return assertThat(run.interruption().request()).as("nobody watches").isFalse();
        });
    }

    @Test
    void showsNothingWhereTheLauncherSaysThereIsNoTerminal() {
        assertThat(shows(Map.of("TRADEKEEP_STDERR_TERMINAL", "1"))).isTrue();
        assertThat(shows(Map.of("TRADEKEEP_STDERR_TERMINAL", "0"))).isFalse();
        assertThat(shows(Map.of())).isFalse();
    }

    private static boolean shows(Map<String, String> environment) {
        return MadeInvocation.in(Path.of("/"), environment).showsProgress();
    }

    @Test
    void isSilentWithoutATerminal() {
        StringWriter text = new StringWriter();
        try (Progress progress = Progress.show("reading", 10, new PrintWriter(text))) {
            progress.at(5);
        }
        assertThat(text.toString()).isEmpty();
    }

    @Test
    void overwritesItsLineAndLeavesNothing() {
        StringWriter text = new StringWriter();
        OverwritingLine line = new OverwritingLine(new PrintWriter(text));
        line.accept("reading 10%");
        line.accept("reading 20%");
        line.clear();
        line.close();
        assertThat(text.toString())
                .isEqualTo("\r\u001b[Kreading 10%\r\u001b[Kreading 20%\r\u001b[K");
        assertThat(text.toString()).as("the cursor stays on its line").doesNotContain("\n");
    }
}
