package dev.tradekeep.app.cli.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.invocation.MadeInvocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class DatabaseOptionTest {
    @Command(name = "group")
    static final class Group extends CommandGroup {
        @Mixin DatabaseOption database;

        @Command(name = "verb")
        int verb() {
            return 0;
        }
    }

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "verb, '', '', data/tradekeep.db",
        "verb, '', toml.db, toml.db",
        "verb, env.db, toml.db, env.db",
        "--db a.db verb, env.db, toml.db, a.db",
        "verb --db a.db, env.db, '', a.db",
        "verb --db=/a/b.db, '', toml.db, /a/b.db",
    })
    void optionWinsOverEnvironmentOverConfigurationOverDefault(
            String line, String variable, String setting, Path expected) throws Exception {
        if (!setting.isEmpty()) {
            Files.writeString(folder.resolve("tradekeep.toml"), "database = \"" + setting + "\"\n");
        }
        Group group = new Group();
        MadeInvocation run = MadeInvocation.in(folder, Map.of("TRADEKEEP_DB", variable));
        new CommandLine(group)
                .registerConverter(Path.class, text -> run.resolve(Path.of(text)))
                .parseArgs(line.split(" "));

        Path file = run.call(() -> group.database.file());

        assertThat(file).isEqualTo(folder.resolve(expected));
    }
}
