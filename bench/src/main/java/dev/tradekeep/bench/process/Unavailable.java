package dev.tradekeep.bench.process;

/** Why a subject cannot take part; the bench names it and goes on without. */
public final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    public Unavailable(String reason) {
        super(reason);
    }

    /** The reason. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
