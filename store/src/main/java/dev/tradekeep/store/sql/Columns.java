package dev.tradekeep.store.sql;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of a table that are written and read together, declared once: they make the INSERT
 * and the list of a SELECT, and their names are those by which a binder sets and a reader gets.
 *
 * @param table whose they are
 * @param names without the key when that is generated
 */
public record Columns(String table, List<String> names) {
    public Columns {
        names = List.copyOf(names);
    }

    /** The columns of a table. */
    public static Columns of(String table, String... names) {
        return new Columns(table, Arrays.asList(names));
    }

    /** These and more of the same table. */
    public Columns with(String... more) {
        return new Columns(table, Stream.concat(names.stream(), Arrays.stream(more)).toList());
    }

    /** {@code INSERT INTO table (a, b) VALUES (:a, :b)}. */
    public String insert() {
        return into() + "VALUES (" + parameters() + ")";
    }

    /** {@code INSERT INTO table (a, b)} and a blank, before VALUES or a SELECT of its own. */
    public String into() {
        return "INSERT INTO " + table + " (" + list() + ") ";
    }

    /**
     * {@code ON CONFLICT (a) DO UPDATE SET b = excluded.b} and a blank before it, after an INSERT:
     * a row of the same key takes the new values.
     */
    public String orUpdate(String... key) {
        List<String> keys = List.of(key);
        return names.stream()
                .filter(name -> !keys.contains(name))
                .map(name -> name + " = excluded." + name)
                .collect(
                        Collectors.joining(
                                ", ",
                                " ON CONFLICT (" + String.join(", ", key) + ") DO UPDATE SET ",
                                ""));
    }

    /** {@code a, b}. */
    public String list() {
        return String.join(", ", names);
    }

    /** {@code t.a, t.b}, for a query that joins. */
    public String listOf(String alias) {
        return names.stream().map(name -> alias + "." + name).collect(Collectors.joining(", "));
    }

    /** {@code :a, :b}. */
    public String parameters() {
        return names.stream().map(name -> ":" + name).collect(Collectors.joining(", "));
    }

    /** {@code a = :a, b = :b}, for an UPDATE of all of them. */
    public String assignments() {
        return names.stream().map(name -> name + " = :" + name).collect(Collectors.joining(", "));
    }

    /**
     * The position of a column, counted from 0, for code in which looking a name up costs too much.
     *
     * @throws IllegalArgumentException when it is not one of these
     */
    public int index(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "Wanted one of " + list() + " of " + table + ", found " + name + ".");
        }
        return index;
    }

    /** {@code SELECT a, b FROM table}. */
    public String select() {
        return "SELECT " + list() + " FROM " + table;
    }
}
