package dev.tradekeep.app.http.api;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.Nearest;
import dev.tradekeep.model.error.TradekeepException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The values of a body that has the shape of its route. Immutable. */
public final class Body {
    private static final String WHOLE = "";

    private final Map<String, Object> values;

    Body(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** One that its handler reads. */
    static Body whole(String text) {
        return new Body(Map.of(WHOLE, text));
    }

    /** All of a body of {@link Shape#ANY}, as text. */
    public String whole() {
        return text(WHOLE);
    }

    /** Whether an optional field is there. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A text that is required. */
    public String text(String name) {
        return (String) present(name);
    }

    /** A text, or nothing. */
    public Optional<String> optionalText(String name) {
        return Optional.ofNullable((String) values.get(name));
    }

    /** A whole number that is required. */
    public long integer(String name) {
        return (Long) present(name);
    }

    /** A yes or no; no when it is missing. */
    public boolean flag(String name) {
        return (Boolean) values.getOrDefault(name, false);
    }

    /** Texts; none when they are missing. */
    @SuppressWarnings("unchecked") // JsonBody puts a List of String there for FieldKind.TEXTS
    public List<String> texts(String name) {
        return (List<String>) values.getOrDefault(name, List.of());
    }

    /** A word of a closed set, in whatever case. */
    public <E extends Enum<E>> E choice(String name, Class<E> set) {
        return constant(name, text(name), set);
    }

    public static <E extends Enum<E>> E constant(String name, String word, Class<E> set) {
        for (E constant : set.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(word)) {
                return constant;
            }
        }
        List<String> words = List.of(dev.tradekeep.store.sql.Word.all(set));
        throw new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted one of "
                        + String.join(", ", words)
                        + " for "
                        + name
                        + ", found \""
                        + word
                        + "\"."
                        + Nearest.to(word.toLowerCase(Locale.ROOT), words)
                                .map(near -> " Did you mean " + near + "?")
                                .orElse(""));
    }

    private Object present(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("The shape does not require " + name);
        }
        return value;
    }
}
