package dev.tradekeep.sqlite;

/** The element types of an array bound for {@code carray}. */
enum CarrayType {
    INT64(1),
    DOUBLE(2),
    TEXT(3);

    private final int number;

    CarrayType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
