package dev.tradekeep.app.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.settings.SystemSetting;
import dev.tradekeep.store.sql.Word;
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

    @Test
    void pageHasEverySettingOfTheRunningSystem() throws IOException {
        StringBuilder table = new StringBuilder();
        for (SystemSetting setting : SystemSetting.values()) {
            table.append(
                    "| `%s` | %d %s | %s |\n"
                            .formatted(
                                    setting.settingName(),
                                    setting.standard(),
                                    Word.of(setting.unit()),
                                    setting.meaning()));
        }

        assertThat(Files.readString(Path.of("..", "docs", "configuration.md"))).contains(table);
    }
}
