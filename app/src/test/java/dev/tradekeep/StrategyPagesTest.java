package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.strategy.Parameter;
import dev.tradekeep.engine.strategy.StrategyCatalog;
import dev.tradekeep.engine.strategy.StrategyFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every strategy that comes with the program has a page that tells its rule and parameters. */
final class StrategyPagesTest {
    private static final Path FOLDER = ProjectFolder.ROOT.resolve("docs/strategies");

    @Test
    void pageNamesEveryParameterWithItsDefault() throws IOException {
        List<String> missing = new ArrayList<>();
        for (StrategyFactory factory : StrategyCatalog.standard().factories()) {
            String page = Files.readString(FOLDER.resolve(factory.name() + ".md"));
            for (String heading :
                    List.of("# " + factory.name() + "\n", "## Rule\n", "## When it loses\n")) {
                if (!page.contains(heading)) {
                    missing.add(factory.name() + ": " + heading.strip());
                }
            }
            for (Parameter parameter : factory.parameters()) {
                if (!page.contains(
                        "| `" + parameter.name() + "` | " + parameter.fallback() + " |")) {
                    missing.add(factory.name() + ": " + parameter.name());
                }
            }
            assertThat(page.lines().filter(line -> line.startsWith("| `")).count())
                    .as(factory.name())
                    .isEqualTo(factory.parameters().size());
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void pageIsOfAStrategyThatThereIs() throws IOException {
        List<String> names =
                StrategyCatalog.standard().factories().stream().map(StrategyFactory::name).toList();
        try (Stream<Path> pages = Files.list(FOLDER)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .containsAll(names)
                    .allMatch(name -> names.contains(name) || name.equals("protective-orders"));
        }
    }
}
