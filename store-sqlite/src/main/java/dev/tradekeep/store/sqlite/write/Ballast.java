package dev.tradekeep.store.sqlite.write;

/**
 * Room on the disk that is kept for an emergency and released when the disk is full, so that what
 * must be booked still can be. Belongs to the writer's thread once a writer has it.
 */
public interface Ballast {
    /** Keeps no room. */
    static Ballast none() {
        return new Ballast() {
            @Override
            public boolean isHeld() {
                return false;
            }

            @Override
            public void release() {
                // There is nothing to release.
            }

            @Override
            public boolean restore() {
                return true;
            }
        };
    }

    /** Whether there is room to release. */
    boolean isHeld();

    /** Gives the room up; without any nothing happens. */
    void release();

    /**
     * Takes the room again when the disk has that and more. Asked before each batch after a
     * release, so it must be cheap when the answer is no.
     *
     * @return whether the disk has room again, so that everything may be booked
     */
    boolean restore();
}
