package dev.tradekeep.app.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ConfigShowCommandTest {
    /** Written by: ./tradekeep config show --markdown. */
    @Test
    void pageHasEverySetting() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "configuration.md")))
                .contains(ConfigShowCommand.markdown());
    }
}
