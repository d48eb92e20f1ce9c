package dev.tradekeep.app.http.api;

import dev.tradekeep.store.sql.Word;
import java.util.List;

/**
 * A part of a request or of a reply.
 *
 * @param name as in JSON or in the query
 * @param required whether it is always there
 * @param choices the only values; empty for any
 * @param meaning one phrase
 */
public record Field(
        String name, FieldKind kind, boolean required, List<String> choices, String meaning) {
    public Field {
        choices = List.copyOf(choices);
    }

    /** One that is always there. */
    public static Field required(String name, FieldKind kind, String meaning) {
        return new Field(name, kind, true, List.of(), meaning);
    }

    /** One that may be missing. */
    public static Field optional(String name, FieldKind kind, String meaning) {
        return new Field(name, kind, false, List.of(), meaning);
    }

    /** One of some words, which may be missing. */
    public static Field optionalChoice(String name, String meaning, String... words) {
        return new Field(name, FieldKind.TEXT, false, List.of(words), meaning);
    }

    /** A word of a closed set, always there. */
    public static <E extends Enum<E>> Field choice(String name, Class<E> set, String meaning) {
        return new Field(name, FieldKind.TEXT, true, List.of(Word.all(set)), meaning);
    }
}
