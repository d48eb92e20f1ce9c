package dev.tradekeep.bench.init;

import dev.tradekeep.bench.report.Role;
import java.nio.file.Path;

/** A program that brings a database file up to date. */
interface SchemaSubject {
    String name();

    Role role();

    /** Makes the file with all migrations and verifies them; answers how many there are. */
    int create(Path file);

    /** Opens a file that is up to date, checks that it is, and closes it. */
    void reopen(Path file);
}
