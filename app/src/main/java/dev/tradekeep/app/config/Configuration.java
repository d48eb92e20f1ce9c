package dev.tradekeep.app.config;

import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.Nearest;
import dev.tradekeep.model.error.TradekeepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every setting with its value and where it comes from: the default, then the file, then a
 * variable, then an option; the last one counts. Immutable.
 */
public final class Configuration {
    /** The file when no other is named; it need not be there. */
    public static final Path FILE = Path.of("tradekeep.toml");

    private static final String FILE_VARIABLE = "TRADEKEEP_CONFIG";

    private final Map<ConfigKey, Value> values;

    private Configuration(Map<ConfigKey, Value> values) {
        this.values = values;
    }

    /**
     * A value.
     *
     * @param origin where it comes from, for people
     */
    public record Value(String text, String origin) {}

    /**
     * Reads all of them.
     *
     * @param file as the caller named it; null for the usual one
     * @param options what the command line gives, by setting
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} at a name that is unknown
     *     or a value that will not do, and when the file cannot be read
     */
    public static Configuration load(
            @Nullable Path file, Map<String, String> environment, Map<ConfigKey, String> options) {
        Map<ConfigKey, Value> values = new EnumMap<>(ConfigKey.class);
        for (ConfigKey key : ConfigKey.values()) {
            put(values, key, key.standard(), "default");
        }
        addFile(values, file, environment);
        addVariables(values, environment);
        options.forEach((key, text) -> put(values, key, text, "option"));
        return new Configuration(values);
    }

    /** A setting with its origin. */
    public Value get(ConfigKey key) {
        Value value = values.get(key);
        if (value == null) {
            throw new IllegalStateException(key + " has no default");
        }
        return value;
    }

    /** The value as text. */
    public String text(ConfigKey key) {
        return get(key).text();
    }

    /** The value as a path. */
    public Path path(ConfigKey key) {
        return Invocation.current().resolve(Path.of(text(key)));
    }

    /** The value as a path, when there is one. */
    public Optional<Path> optionalPath(ConfigKey key) {
        return Optional.of(text(key))
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .map(Invocation.current()::resolve);
    }

    /** The value as a whole number. */
    public int number(ConfigKey key) {
        return Integer.parseInt(text(key));
    }

    /** The value as a yes or no. */
    public boolean flag(ConfigKey key) {
        return Boolean.parseBoolean(text(key));
    }

    /** The value of a setting in seconds. */
    public Duration seconds(ConfigKey key) {
        return Duration.ofSeconds(number(key));
    }

    /** The value of a setting in milliseconds. */
    public Duration millis(ConfigKey key) {
        return Duration.ofMillis(number(key));
    }

    private static void addFile(
            Map<ConfigKey, Value> values, @Nullable Path named, Map<String, String> environment) {
        String variable = environment.getOrDefault(FILE_VARIABLE, "");
        boolean isUsual = named == null && variable.isEmpty();
        Path file =
                Invocation.current()
                        .resolve(named != null ? named : isUsual ? FILE : Path.of(variable));
        if (isUsual && !Files.exists(file)) {
            return;
        }
        ConfigFile.read(file)
                .forEach((name, text) -> {
                    ConfigKey key =
                            ConfigKey.named(name)
                                    .orElseThrow(() ->
                                            unknown(file.toString(), name, ConfigKey.names()));
                    put(values, key, text, file.toString());
                });
    }

    private static void addVariables(
            Map<ConfigKey, Value> values, Map<String, String> environment) {
        Map<String, ConfigKey> known = new LinkedHashMap<>();
        for (ConfigKey key : ConfigKey.values()) {
            known.put(key.variable(), key);
        }
        environment.forEach((name, text) -> {
            ConfigKey key = known.get(name);
            if (key != null && !text.isEmpty()) {
                put(values, key, text, "variable " + name);
            } else if (key == null && looksLikeOne(name, known.keySet())) {
                throw unknown("The environment", name, known.keySet());
            }
        });
    }

    /** Other variables that begin with our name belong to the launcher or to other commands. */
    private static boolean looksLikeOne(String name, Collection<String> known) {
        int table = name.indexOf('_', name.indexOf('_') + 1);
        return table > 0
                && known.stream().anyMatch(one -> one.startsWith(name.substring(0, table + 1)));
    }

    private static TradekeepException unknown(String where, String name, Collection<String> known) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                where
                        + " has an unknown setting \""
                        + name
                        + "\"."
                        + Nearest.to(name, known)
                                .map(near -> " Did you mean " + near + "?")
                                .orElse(" See tradekeep config show for those there are."));
    }

    private static void put(
            Map<ConfigKey, Value> values, ConfigKey key, String text, String origin) {
        boolean fits =
                switch (key.kind()) {
                    case PATH_OR_NONE -> text.indexOf('\0') < 0;
                    case TEXT, PATH -> !text.isBlank() && text.indexOf('\0') < 0;
                    case YES_OR_NO -> text.equals("true") || text.equals("false");
                    case WHOLE_NUMBER -> isNumber(key, text);
                };
        if (!fits) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted "
                            + wanted(key)
                            + " for "
                            + key.key()
                            + ", found \""
                            + text
                            + "\" ("
                            + origin
                            + ").");
        }
        values.put(key, new Value(text, origin));
    }

    private static boolean isNumber(ConfigKey key, String text) {
        try {
            long number = Long.parseLong(text);
            return number >= key.min() && number <= key.max();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String wanted(ConfigKey key) {
        return switch (key.kind()) {
            case TEXT -> "a text";
            case PATH -> "a path";
            case PATH_OR_NONE -> "a path or nothing";
            case YES_OR_NO -> "true or false";
            case WHOLE_NUMBER -> "a whole number from " + key.min() + " to " + key.max();
        };
    }
}
