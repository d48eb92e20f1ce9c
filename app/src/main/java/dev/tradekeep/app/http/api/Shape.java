package dev.tradekeep.app.http.api;

import java.util.List;

/** The parts of an object that is sent or answered. */
public record Shape(List<Field> fields) {
    /** Nothing is sent. */
    public static final Shape NONE = new Shape(List.of());

    public Shape {
        fields = List.copyOf(fields);
    }

    /** An object of these parts. */
    public static Shape of(Field... fields) {
        return new Shape(List.of(fields));
    }

    public boolean isNone() {
        return fields.isEmpty();
    }

    /** Whether all of it may be missing, so that nothing need be sent. */
    public boolean isOptional() {
        return fields.stream().noneMatch(Field::required);
    }
}
