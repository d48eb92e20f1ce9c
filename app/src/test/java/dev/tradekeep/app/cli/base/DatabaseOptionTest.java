package dev.tradekeep.app.cli.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
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

    @ParameterizedTest
    @CsvSource({
        "verb, '', data/tradekeep.db",
        "verb, env.db, env.db",
        "--db a.db verb, env.db, a.db",
        "verb --db a.db, env.db, a.db",
        "verb --db=/a/b.db, '', /a/b.db",
    })
    void optionWinsOverEnvironmentOverDefault(String line, String variable, Path expected) {
        Group group = new Group();
        new CommandLine(group).parseArgs(line.split(" "));
        assertThat(group.database.file(Map.of("TRADEKEEP_DB", variable))).isEqualTo(expected);
    }
}
