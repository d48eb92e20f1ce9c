package dev.tradekeep.store.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a unit of work may do to the database while its transaction is open. Belongs to the thread
 * that runs the unit of work and ends with it.
 */
public interface Transaction {
    /** Visits every row of a query. */
    void forEach(Query query, Binder binder, RowVisitor visitor);

    /**
     * Runs a query that writes and returns no rows.
     *
     * @return the rows changed
     */
    long update(Query query, Binder binder);

    /**
     * Runs a query that inserts one row into a table whose key is generated. Cheaper than
     * RETURNING, for which SQLite makes a temporary table at every run.
     *
     * @return the key
     * @throws IllegalStateException when it inserts no row or more than one
     */
    long insert(Query query, Binder binder);

    /**
     * The next number of a sequence: above all that its rows bear, and given to no other
     * transaction. The caller writes a row with it before it asks for another one.
     */
    long next(Sequence sequence);

    /** Begins a batch; the caller closes it before the unit of work ends. */
    Batch batch(Query query);

    /** Every row of a query whose result is small. */
    default <R> List<R> list(Query query, Binder binder, RowReader<R> reader) {
        List<R> rows = new ArrayList<>();
        forEach(query, binder, row -> rows.add(reader.read(row)));
        return rows;
    }

    /**
     * The one row of a query, if it has one.
     *
     * @throws IllegalStateException when it has more
     */
    default <R> Optional<R> find(Query query, Binder binder, RowReader<R> reader) {
        List<R> rows = list(query, binder, reader);
        if (rows.size() > 1) {
            throw new IllegalStateException(
                    query.label() + " returned " + rows.size() + " rows, wanted at most one.");
        }
        return rows.stream().findFirst();
    }

    /**
     * The one row of a query that always has one, such as an aggregate or an INSERT … RETURNING.
     *
     * @throws IllegalStateException when it has none or more
     */
    default <R> R get(Query query, Binder binder, RowReader<R> reader) {
        return find(query, binder, reader)
                .orElseThrow(() ->
                        new IllegalStateException(query.label() + " returned no row, wanted one."));
    }
}
