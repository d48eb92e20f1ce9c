package dev.tradekeep.store.testing;

import dev.tradekeep.store.Store;
import java.util.List;

/** Books that a contract test has for itself, with what goes around the seam. */
public interface TestStore extends AutoCloseable {
    /** The books. */
    Store store();

    /** The rows of a query, columns joined by {@code |}, NULL as nothing, a blob in hex. */
    List<String> rows(String sql);

    /** Runs a script, as somebody with another program might. */
    void run(String script);

    /** Closes the books, and fails when something of them is left open. */
    @Override
    void close();
}
