package dev.tradekeep.store.sql;

/** Sees the rows of a result one after another, in constant memory. */
@FunctionalInterface
public interface RowVisitor {
    /** Visits one row; must not keep it. */
    void visit(Row row);
}
