package dev.tradekeep.venue.local.spot;

/** How much of an asset an account has, in units of 10<sup>-8</sup>. */
public final class Balance {
    private final String asset;
    private long free;
    private long locked;

    Balance(String asset) {
        this.asset = asset;
    }

    public String asset() {
        return asset;
    }

    public long free() {
        return free;
    }

    /** What open orders may need. */
    public long locked() {
        return locked;
    }

    void add(long amount) {
        free = Math.addExact(free, amount);
        require();
    }

    void lock(long amount) {
        free -= amount;
        locked += amount;
        require();
    }

    /** Pays from what is locked. */
    void payLocked(long amount) {
        locked -= amount;
        require();
    }

    private void require() {
        if (free < 0 || locked < 0) {
            throw new IllegalStateException(
                    asset + " would be negative: " + free + " free, " + locked + " locked.");
        }
    }
}
