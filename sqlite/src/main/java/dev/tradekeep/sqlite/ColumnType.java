package dev.tradekeep.sqlite;

/** The storage class of one value. */
public enum ColumnType {
    INTEGER(1),
    REAL(2),
    TEXT(3),
    BLOB(4),
    NULL(5);

    private static final ColumnType[] BY_NUMBER = {INTEGER, INTEGER, REAL, TEXT, BLOB, NULL};

    private final int number;

    ColumnType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static ColumnType of(int number) {
        return BY_NUMBER[number];
    }
}
