package dev.tradekeep.bench.figures.driver;

/** What writers do next to readers: nothing that changes a value, all that changing one takes. */
final class WriteTask {
    /** Takes the id of an order; orders that are not there cost a look. */
    static final String SQL = "UPDATE orders SET updated_at = updated_at WHERE id = ?1";

    private WriteTask() {}
}
