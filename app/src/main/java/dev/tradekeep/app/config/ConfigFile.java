package dev.tradekeep.app.config;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * Reads {@code tradekeep.toml}.
 *
 * @see <a href="https://toml.io/en/v1.0.0">TOML</a>
 */
final class ConfigFile {
    private static final int BYTES_MAX = 1 << 20;

    private ConfigFile() {}

    /**
     * The values by their names, those of a table with a dot.
     *
     * @throws TradekeepException with {@link ErrorCode#FILE_NOT_FOUND}, {@link
     *     ErrorCode#FILE_UNREADABLE} or {@link ErrorCode#FILE_MALFORMED} with the line
     */
    static Map<String, String> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new TradekeepException(
                    ErrorCode.FILE_NOT_FOUND, "There is no configuration file " + file + ".");
        }
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", parse(file), values, file);
        return values;
    }

    private static JsonNode parse(Path file) {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw malformed(file, "it has more than " + BYTES_MAX + " bytes", null);
            }
            return new TomlMapper().readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw malformed(
                    file, "line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.FILE_UNREADABLE, file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void flatten(
            String prefix, JsonNode table, Map<String, String> values, Path file) {
        for (Map.Entry<String, JsonNode> entry : table.properties()) {
            String name = prefix + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                flatten(name + ".", value, values, file);
            } else if (value.isArray()) {
                throw malformed(file, name + " is a list; wanted one value", null);
            } else {
                values.put(name, value.asString());
            }
        }
    }

    private static TradekeepException malformed(
            Path file, String problem, @Nullable Exception cause) {
        return new TradekeepException(
                ErrorCode.FILE_MALFORMED,
                "The configuration file " + file + " cannot be used: " + problem + ".",
                cause);
    }
}
