package dev.tradekeep.app.socket;

/**
 * One message: a byte for its kind, four for the length of its text in bytes, big-endian, and the
 * text in UTF-8.
 */
record Frame(Kind kind, String text) {
    /** What a frame says. The code of a kind is stable. */
    enum Kind {
        HELLO(1),
        ACCEPTED(2),
        REFUSED(3),
        OUT(4),
        ERR(5),
        ASK_SECRET(6),
        SECRET(7),
        NO_SECRET(8),
        INTERRUPT(9),
        EXIT(10);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        byte code() {
            return code;
        }
    }

    static Frame of(Kind kind) {
        return new Frame(kind, "");
    }

    /** A secret may be in it. */
    @Override
    public String toString() {
        return kind + " of " + text.length() + " characters";
    }
}
