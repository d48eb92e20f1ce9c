package dev.tradekeep.sqlite;

/**
 * SQLite's primary result codes.
 *
 * @see <a href="https://www.sqlite.org/rescode.html">Result and Error Codes</a>
 */
public enum ResultCode {
    OK(0),
    ERROR(1),
    INTERNAL(2),
    PERM(3),
    ABORT(4),
    BUSY(5),
    LOCKED(6),
    NOMEM(7),
    READONLY(8),
    INTERRUPT(9),
    IOERR(10),
    CORRUPT(11),
    NOTFOUND(12),
    FULL(13),
    CANTOPEN(14),
    PROTOCOL(15),
    EMPTY(16),
    SCHEMA(17),
    TOOBIG(18),
    CONSTRAINT(19),
    MISMATCH(20),
    MISUSE(21),
    NOLFS(22),
    AUTH(23),
    FORMAT(24),
    RANGE(25),
    NOTADB(26),
    NOTICE(27),
    WARNING(28),
    ROW(100),
    DONE(101);

    private static final int PRIMARY_MASK = 0xff;
    private static final ResultCode[] BY_NUMBER = new ResultCode[DONE.number + 1];

    static {
        for (ResultCode code : values()) {
            BY_NUMBER[code.number] = code;
        }
    }

    private final int number;

    ResultCode(int number) {
        this.number = number;
    }

    /** SQLite's number for this code. */
    public int number() {
        return number;
    }

    /**
     * The primary code of a primary or extended number; {@link #ERROR} for a number that SQLite
     * does not document.
     */
    public static ResultCode of(int number) {
        int primary = number & PRIMARY_MASK;
        if (primary >= BY_NUMBER.length || BY_NUMBER[primary] == null) {
            return ERROR;
        }
        return BY_NUMBER[primary];
    }
}
