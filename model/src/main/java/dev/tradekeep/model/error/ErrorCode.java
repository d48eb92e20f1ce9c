package dev.tradekeep.model.error;

/**
 * Every way Tradekeep can fail, as a closed table. Exit codes, JSON error bodies and metric labels
 * derive from it.
 *
 * <p>The number is stable: it is never reused or renumbered, so that scripts may rely on it.
 * Numbers 1xxx are the caller's input, 2xxx the database file, 3xxx trading, 4xxx the server, 5xxx
 * exchanges, 9xxx our own fault.
 */
public enum ErrorCode {
    INVALID_ARGUMENT(1001, Kind.USER, 400, false),
    FILE_NOT_FOUND(1002, Kind.USER, 404, false),
    FILE_UNREADABLE(1003, Kind.USER, 422, false),
    FILE_MALFORMED(1004, Kind.USER, 422, false),
    NUMBER_MALFORMED(1005, Kind.USER, 422, false),
    NUMBER_NOT_EXACT(1006, Kind.USER, 422, false),
    NUMBER_OUT_OF_RANGE(1007, Kind.USER, 422, false),
    CANDLE_INVALID(1008, Kind.USER, 422, false),
    NOT_FOUND(1009, Kind.USER, 404, false),
    CONFLICT(1010, Kind.USER, 409, false),
    ROW_REJECTED(1011, Kind.USER, 422, false),
    OUTPUT_FAILED(1012, Kind.RESOURCE, 507, true),
    UNAUTHENTICATED(1013, Kind.USER, 401, false),
    FORBIDDEN(1014, Kind.USER, 403, false),
    REQUEST_TOO_LARGE(1015, Kind.USER, 413, false),
    METHOD_NOT_ALLOWED(1016, Kind.USER, 405, false),
    SECRET_UNREADABLE(1020, Kind.USER, 409, false),
    TOO_MANY_REQUESTS(1021, Kind.USER, 429, true),
    STRATEGY_INVALID(1022, Kind.USER, 422, false),

    DATABASE_NOT_FOUND(2001, Kind.USER, 404, false),
    DATABASE_FOREIGN(2002, Kind.USER, 409, false),
    DATABASE_NEWER(2003, Kind.USER, 409, false),
    DATABASE_LOCKED(2004, Kind.RESOURCE, 423, true),
    DATABASE_FULL(2005, Kind.RESOURCE, 507, true),
    DATABASE_READ_ONLY(2006, Kind.RESOURCE, 403, false),
    DATABASE_CORRUPT(2007, Kind.RESOURCE, 500, false),
    DATABASE_IO(2008, Kind.RESOURCE, 500, false),
    DATABASE_SETTING_REFUSED(2009, Kind.RESOURCE, 500, false),
    MIGRATION_FAILED(2010, Kind.INTERNAL, 500, false),
    MIGRATION_CHANGED(2011, Kind.USER, 409, false),
    CONSTRAINT_VIOLATED(2012, Kind.INTERNAL, 409, false),
    WRITER_STOPPED(2013, Kind.RESOURCE, 503, true),
    QUERY_FAILED(2014, Kind.INTERNAL, 500, false),
    MIGRATION_HISTORY_BROKEN(2015, Kind.USER, 409, false),
    USER_MIGRATION_FAILED(2016, Kind.USER, 422, false),
    SCHEMA_DRIFTED(2017, Kind.USER, 409, false),
    WRITER_BUSY(2018, Kind.RESOURCE, 503, true),
    LIBRARY_UNAVAILABLE(2019, Kind.RESOURCE, 500, false),
    OUTCOME_UNKNOWN(2020, Kind.RESOURCE, 503, false),
    DATABASE_MOVED(2021, Kind.RESOURCE, 503, false),

    ORDER_TRANSITION_ILLEGAL(3001, Kind.INTERNAL, 409, false),
    BOOKS_DO_NOT_BALANCE(3002, Kind.INTERNAL, 500, false),
    STRATEGY_FAILED(3003, Kind.USER, 422, false),

    SERVER_BUSY(4001, Kind.RESOURCE, 503, true),
    SERVER_STARTING(4002, Kind.RESOURCE, 503, true),
    SERVER_DEGRADED(4003, Kind.RESOURCE, 503, true),

    EXCHANGE_UNREACHABLE(5001, Kind.UPSTREAM, 502, true),
    EXCHANGE_REFUSED(5002, Kind.UPSTREAM, 502, false),
    EXCHANGE_BUSY(5003, Kind.UPSTREAM, 503, true),
    EXCHANGE_UNREADABLE(5004, Kind.UPSTREAM, 502, true),
    KEY_REFUSED(5005, Kind.USER, 422, false),
    KEY_MAY_WITHDRAW(5006, Kind.USER, 409, false),
    CHANNEL_FAILED(5007, Kind.UPSTREAM, 502, true),

    INTERRUPTED(9001, Kind.RESOURCE, 503, true),
    INTERNAL(9002, Kind.INTERNAL, 500, false);

    /** Who can fix it, and with which exit code a command ends. */
    public enum Kind {
        /** The caller, by giving other input. */
        USER(3),
        /** The operator, by freeing a resource: disk, lock, permission. */
        RESOURCE(4),
        /** A remote system. */
        UPSTREAM(5),
        /** Us: a defect. */
        INTERNAL(70);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        /** The exit code of a command that ends with an error of this kind, 1 to 125. */
        public int exitCode() {
            return exitCode;
        }
    }

    private final int number;
    private final Kind kind;
    private final int httpStatus;
    private final boolean retryable;

    ErrorCode(int number, Kind kind, int httpStatus, boolean retryable) {
        this.number = number;
        this.kind = kind;
        this.httpStatus = httpStatus;
        this.retryable = retryable;
    }

    /** The stable number, 1000 to 9999. */
    public int number() {
        return number;
    }

    /** Who can fix it. */
    public Kind kind() {
        return kind;
    }

    /** The HTTP status of a reply that carries this error. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the same call may succeed later without any change of input. */
    public boolean retryable() {
        return retryable;
    }

    /** The exit code of a command that ends with this error. */
    public int exitCode() {
        return kind.exitCode();
    }
}
