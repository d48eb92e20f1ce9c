package dev.tradekeep.store.sqlite.write;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;

/** Queries over a table of notes that tests write. */
enum NoteQuery implements Query {
    INSERT("INSERT INTO notes (note) VALUES (?1)"),
    SHRINK("PRAGMA shrink_memory"),
    ALL("SELECT note FROM notes ORDER BY id");

    static final String SCHEMA =
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, note TEXT NOT NULL UNIQUE) STRICT";

    private final String sql;

    NoteQuery(String sql) {
        this.sql = sql;
    }

    static String insert(Transaction transaction, String note) {
        transaction.update(INSERT, p -> p.set(1, note));
        return note;
    }

    static List<String> all(Transaction transaction) {
        return transaction.list(ALL, Binder.NONE, row -> row.getText(0));
    }

    @Override
    public String sql() {
        return sql;
    }
}
