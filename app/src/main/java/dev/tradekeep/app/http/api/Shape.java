package dev.tradekeep.app.http.api;

import java.util.List;

/** The parts of an object that is sent or answered. */
public record Shape(List<Field> fields) {
    /** Nothing is sent. */
    public static final Shape NONE = new Shape(List.of());

    /** Whatever the sender says, in whatever form; the handler reads it. */
    public static final Shape ANY =
            Shape.of(Field.optional("message", FieldKind.OBJECT, "as the sender has it"));

    public Shape {
        fields = List.copyOf(fields);
    }

    /** An object of these parts. */
    public static Shape of(Field... fields) {
        return new Shape(List.of(fields));
    }

    /** Whether the handler reads the body itself. */
    public boolean isAny() {
        return fields.equals(ANY.fields);
    }

    public boolean isNone() {
        return fields.isEmpty();
    }

    /** Whether all of it may be missing, so that nothing need be sent. */
    public boolean isOptional() {
        return fields.stream().noneMatch(Field::required);
    }
}
