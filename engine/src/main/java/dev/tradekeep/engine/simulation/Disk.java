package dev.tradekeep.engine.simulation;

import dev.tradekeep.store.Store;
import java.util.List;

/** Where the books of a simulation lie: they outlive its processes. For one thread. */
public interface Disk extends AutoCloseable {
    /** A process opens the books. */
    Store open();

    /** The process has ended, by itself or not. */
    void leave();

    /** Makes a copy of the books as they are committed, in place of the one before. */
    void copy();

    /** Puts the copy in the place of the books, which nobody has open. */
    void putBack();

    /** What an audit finds in the books, a line each with its check; empty when they are sound. */
    List<String> audit();

    @Override
    void close();
}
