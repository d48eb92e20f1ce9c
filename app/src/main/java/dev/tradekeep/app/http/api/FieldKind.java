package dev.tradekeep.app.http.api;

/** What the value of a field is, with its name and format in OpenAPI. */
public enum FieldKind {
    TEXT("string", ""),
    INTEGER("integer", "int64"),
    BOOLEAN("boolean", ""),
    /** A decimal number as text, exact. */
    DECIMAL("string", "decimal"),
    /** UTC in ISO 8601. */
    TIME("string", "date-time"),
    /** A day in ISO 8601. */
    DAY("string", "date"),
    /** Several texts. */
    TEXTS("array", ""),
    /** Several objects. */
    OBJECTS("array", ""),
    OBJECT("object", "");

    private final String type;
    private final String format;

    FieldKind(String type, String format) {
        this.type = type;
        this.format = format;
    }

    /** The type in JSON schema. */
    public String type() {
        return type;
    }

    /** The format in JSON schema; empty for none. */
    public String format() {
        return format;
    }
}
