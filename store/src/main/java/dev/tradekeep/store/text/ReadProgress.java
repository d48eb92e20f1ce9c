package dev.tradekeep.store.text;

/** Hears how far the reading of a file has come; called once per buffer, on the reading thread. */
@FunctionalInterface
public interface ReadProgress {
    /** Listens to nothing. */
    ReadProgress NONE = (bytesRead, bytesTotal) -> {};

    /**
     * Both counts are bytes of the file itself, packed if it is packed.
     *
     * @param bytesRead read so far in this pass, at most {@code bytesTotal}
     * @param bytesTotal what the whole pass will read
     */
    void advanced(long bytesRead, long bytesTotal);
}
