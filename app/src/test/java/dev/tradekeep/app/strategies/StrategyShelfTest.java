package dev.tradekeep.app.strategies;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyInstance;
import dev.tradekeep.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrategyShelfTest {
    @TempDir private Path folder;

    @BeforeEach
    void make() throws IOException {
        Files.createDirectory(folder.resolve("strategies"));
    }

    private StrategyShelf shelf() {
        return StrategyShelf.of(folder.resolve("t.db"), Optional.empty());
    }

    private void write(String name, String statement) throws IOException {
        Files.writeString(
                folder.resolve("strategies").resolve(name + ".java"),
                """
                import dev.tradekeep.engine.strategy.*;
                import dev.tradekeep.model.market.Bar;

                public class NAME implements Strategy {
                    public NAME(Setup setup) {}

                    public void onBar(Bar bar, StrategyContext context) { STATEMENT }
                }
                """
                        .replace("NAME", name)
                        .replace("STATEMENT", statement));
    }

    @Test
    void readsTheFolderAgainWhenItIsTold() throws IOException {
        write("One", "");
        write("Two", "");
        StrategyShelf shelf = shelf();
        StrategyInstance before = shelf.create("one");
        assertThat(shelf.read()).containsExactly("strategies of " + shelf.folder() + ": one, two");

        write("One", "context.target(0, \"now\");");
        write("Three", "");
        Files.delete(folder.resolve("strategies/Two.java"));
        assertThat(shelf.create("one").origin().hash()).isEqualTo(before.origin().hash());

        StrategyShelf.Reloaded reloaded = shelf.reload();
        assertThat(reloaded.added()).containsExactly("three");
        assertThat(reloaded.changed()).containsExactly("one");
        assertThat(reloaded.removed()).containsExactly("two");
        assertThat(shelf.create("one").origin().hash()).isNotEqualTo(before.origin().hash());
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> shelf.create("two"));
        assertThat(before.strategy().getClass())
                .as("who has it keeps it")
                .isNotEqualTo(shelf.create("one").strategy().getClass());
    }

    @Test
    void aFileThatCannotBeUsedLeavesAllAsItWas() throws IOException {
        write("One", "");
        StrategyShelf shelf = shelf();
        StrategyCatalog before = shelf.get();
        write("One", "context.target(0, \"now\");");
        write("Wrong", "no java");
        assertFails(ErrorCode.STRATEGY_INVALID, shelf::reload);
        assertThat(shelf.get()).isSameAs(before);
        assertThat(shelf().read())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("strategy left out: ")
                .contains("Wrong.java:7: ");
    }

    @Test
    void aFolderThatIsNamedMustBeThere() {
        assertFails(
                ErrorCode.FILE_NOT_FOUND,
                () ->
                        StrategyShelf.of(
                                folder.resolve("t.db"), Optional.of(folder.resolve("none"))));
        assertThat(StrategyShelf.of(folder.resolve("x/t.db"), Optional.empty()).read()).isEmpty();
    }
}
