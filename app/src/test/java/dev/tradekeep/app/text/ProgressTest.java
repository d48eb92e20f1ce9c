package dev.tradekeep.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    @Test
    void launcherSaysWhetherThereIsATerminal() {
        assertThat(Progress.isTerminal(Map.of("TRADEKEEP_STDERR_TERMINAL", "1"))).isTrue();
        assertThat(Progress.isTerminal(Map.of("TRADEKEEP_STDERR_TERMINAL", "0"))).isFalse();
        assertThat(Progress.isTerminal(Map.of())).isFalse();
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
