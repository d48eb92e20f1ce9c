package dev.tradekeep.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {
    @TempDir Path folder;

    @Test
    void laterSourcesCountMore() throws IOException {
        Path file = file("database = \"file.db\"\n[http]\nport = 1\nhost = \"::1\"\n");
        Configuration configuration =
                Configuration.load(
                        file,
                        Map.of("TRADEKEEP_HTTP_PORT", "2", "TRADEKEEP_DB", "variable.db"),
                        Map.of(ConfigKey.DATABASE, "option.db"));

        assertThat(configuration.text(ConfigKey.DATABASE)).isEqualTo("option.db");
        assertThat(configuration.get(ConfigKey.DATABASE).origin()).isEqualTo("option");
        assertThat(configuration.number(ConfigKey.HTTP_PORT)).isEqualTo(2);
        assertThat(configuration.get(ConfigKey.HTTP_PORT).origin())
                .isEqualTo("variable TRADEKEEP_HTTP_PORT");
        assertThat(configuration.text(ConfigKey.HTTP_HOST)).isEqualTo("::1");
        assertThat(configuration.get(ConfigKey.HTTP_HOST).origin()).isEqualTo(file.toString());
        assertThat(configuration.get(ConfigKey.READERS_THREADS).origin()).isEqualTo("default");
    }

    @Test
    void everyDefaultIsAllowed() {
        Configuration configuration = Configuration.load(null, Map.of(), Map.of());

        for (ConfigKey key : ConfigKey.values()) {
            assertThat(configuration.text(key)).isEqualTo(key.standard());
        }
    }

    @Test
    void unknownNameIsAnErrorWithTheNearestOne() throws IOException {
        Path file = file("[http]\nprot = 1\n");

        assertThatThrownBy(() -> Configuration.load(file, Map.of(), Map.of()))
                .hasMessageContaining("http.prot")
                .hasMessageContaining("Did you mean http.port?");
        assertThatThrownBy(() ->
                        Configuration.load(null, Map.of("TRADEKEEP_HTTP_PROT", "1"), Map.of()))
                .hasMessageContaining("TRADEKEEP_HTTP_PORT");
    }

    @Test
    void variablesOfTheLauncherAreNotOurs() {
        Configuration.load(
                null,
                Map.of("TRADEKEEP_JAVA_OPTS", "-Xmx1g", "TRADEKEEP_STDERR_TERMINAL", "1"),
                Map.of());
    }

    @Test
    void valueThatWillNotDoSaysWhereItIsFrom() throws IOException {
        Path file = file("[http]\nport = 70000\n");

        assertThatThrownBy(() -> Configuration.load(file, Map.of(), Map.of()))
                .hasMessageContaining("0 to 65535")
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() ->
                        Configuration.load(
                                null, Map.of("TRADEKEEP_HTTP_INSECURE", "maybe"), Map.of()))
                .hasMessageContaining("true or false");
    }

    @Test
    void brokenFileIsNamedWithItsLine() throws IOException {
        Path file = file("[http]\nport = = 1\n");

        assertThatThrownBy(() -> Configuration.load(file, Map.of(), Map.of()))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> Configuration.load(folder.resolve("no.toml"), Map.of(), Map.of()))
                .hasMessageContaining("There is no configuration file");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("tradekeep.toml"), text);
    }
}
