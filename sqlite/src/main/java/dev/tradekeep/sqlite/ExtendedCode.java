package dev.tradekeep.sqlite;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * SQLite's extended result codes: what failed, or which kind of constraint.
 *
 * @see <a href="https://www.sqlite.org/rescode.html">Result and Error Codes</a>
 */
public enum ExtendedCode {
    ERROR_MISSING_COLLSEQ(ResultCode.ERROR, 1),
    ERROR_RETRY(ResultCode.ERROR, 2),
    ERROR_SNAPSHOT(ResultCode.ERROR, 3),
    ERROR_RESERVESIZE(ResultCode.ERROR, 4),
    ERROR_KEY(ResultCode.ERROR, 5),
    ERROR_UNABLE(ResultCode.ERROR, 6),
    IOERR_READ(ResultCode.IOERR, 1),
    IOERR_SHORT_READ(ResultCode.IOERR, 2),
    IOERR_WRITE(ResultCode.IOERR, 3),
    IOERR_FSYNC(ResultCode.IOERR, 4),
    IOERR_DIR_FSYNC(ResultCode.IOERR, 5),
    IOERR_TRUNCATE(ResultCode.IOERR, 6),
    IOERR_FSTAT(ResultCode.IOERR, 7),
    IOERR_UNLOCK(ResultCode.IOERR, 8),
    IOERR_RDLOCK(ResultCode.IOERR, 9),
    IOERR_DELETE(ResultCode.IOERR, 10),
    IOERR_BLOCKED(ResultCode.IOERR, 11),
    IOERR_NOMEM(ResultCode.IOERR, 12),
    IOERR_ACCESS(ResultCode.IOERR, 13),
    IOERR_CHECKRESERVEDLOCK(ResultCode.IOERR, 14),
    IOERR_LOCK(ResultCode.IOERR, 15),
    IOERR_CLOSE(ResultCode.IOERR, 16),
    IOERR_DIR_CLOSE(ResultCode.IOERR, 17),
    IOERR_SHMOPEN(ResultCode.IOERR, 18),
    IOERR_SHMSIZE(ResultCode.IOERR, 19),
    IOERR_SHMLOCK(ResultCode.IOERR, 20),
    IOERR_SHMMAP(ResultCode.IOERR, 21),
    IOERR_SEEK(ResultCode.IOERR, 22),
    IOERR_DELETE_NOENT(ResultCode.IOERR, 23),
    IOERR_MMAP(ResultCode.IOERR, 24),
    IOERR_GETTEMPPATH(ResultCode.IOERR, 25),
    IOERR_CONVPATH(ResultCode.IOERR, 26),
    IOERR_VNODE(ResultCode.IOERR, 27),
    IOERR_AUTH(ResultCode.IOERR, 28),
    IOERR_BEGIN_ATOMIC(ResultCode.IOERR, 29),
    IOERR_COMMIT_ATOMIC(ResultCode.IOERR, 30),
    IOERR_ROLLBACK_ATOMIC(ResultCode.IOERR, 31),
    IOERR_DATA(ResultCode.IOERR, 32),
    IOERR_CORRUPTFS(ResultCode.IOERR, 33),
    IOERR_IN_PAGE(ResultCode.IOERR, 34),
    IOERR_BADKEY(ResultCode.IOERR, 35),
    IOERR_CODEC(ResultCode.IOERR, 36),
    CANTOPEN_NOTEMPDIR(ResultCode.CANTOPEN, 1),
    CANTOPEN_ISDIR(ResultCode.CANTOPEN, 2),
    CANTOPEN_FULLPATH(ResultCode.CANTOPEN, 3),
    CANTOPEN_CONVPATH(ResultCode.CANTOPEN, 4),
    CANTOPEN_DIRTYWAL(ResultCode.CANTOPEN, 5),
    CANTOPEN_SYMLINK(ResultCode.CANTOPEN, 6),
    CORRUPT_VTAB(ResultCode.CORRUPT, 1),
    CORRUPT_SEQUENCE(ResultCode.CORRUPT, 2),
    CORRUPT_INDEX(ResultCode.CORRUPT, 3),
    READONLY_RECOVERY(ResultCode.READONLY, 1),
    READONLY_CANTLOCK(ResultCode.READONLY, 2),
    READONLY_ROLLBACK(ResultCode.READONLY, 3),
    READONLY_DBMOVED(ResultCode.READONLY, 4),
    READONLY_CANTINIT(ResultCode.READONLY, 5),
    READONLY_DIRECTORY(ResultCode.READONLY, 6),
    ABORT_ROLLBACK(ResultCode.ABORT, 2),
    CONSTRAINT_CHECK(ResultCode.CONSTRAINT, 1),
    CONSTRAINT_COMMITHOOK(ResultCode.CONSTRAINT, 2),
    CONSTRAINT_FOREIGNKEY(ResultCode.CONSTRAINT, 3),
    CONSTRAINT_FUNCTION(ResultCode.CONSTRAINT, 4),
    CONSTRAINT_NOTNULL(ResultCode.CONSTRAINT, 5),
    CONSTRAINT_PRIMARYKEY(ResultCode.CONSTRAINT, 6),
    CONSTRAINT_TRIGGER(ResultCode.CONSTRAINT, 7),
    CONSTRAINT_UNIQUE(ResultCode.CONSTRAINT, 8),
    CONSTRAINT_VTAB(ResultCode.CONSTRAINT, 9),
    NOTICE_RECOVER_WAL(ResultCode.NOTICE, 1),
    NOTICE_RECOVER_ROLLBACK(ResultCode.NOTICE, 2),
    NOTICE_RBU(ResultCode.NOTICE, 3),
    WARNING_AUTOINDEX(ResultCode.WARNING, 1),
    AUTH_USER(ResultCode.AUTH, 1),
    OK_LOAD_PERMANENTLY(ResultCode.OK, 1),
    OK_SYMLINK(ResultCode.OK, 2);

    private static final int PRIMARY_BITS = 8;
    private static final Map<Integer, ExtendedCode> BY_NUMBER = new HashMap<>();

    static {
        for (ExtendedCode code : values()) {
            BY_NUMBER.put(code.number, code);
        }
    }

    private final ResultCode primary;
    private final int number;

    ExtendedCode(ResultCode primary, int detail) {
        this.primary = primary;
        number = primary.number() | detail << PRIMARY_BITS;
    }

    /** The primary code it refines. */
    public ResultCode primary() {
        return primary;
    }

    /** SQLite's number for this code. */
    public int number() {
        return number;
    }

    /** The code of a number; empty for a primary code or one not known here. */
    public static Optional<ExtendedCode> of(int number) {
        return Optional.ofNullable(BY_NUMBER.get(number));
    }

    /** The name of any code; of one not known here the primary name and the number. */
    static String nameOf(int number) {
        ExtendedCode known = BY_NUMBER.get(number);
        if (known != null) {
            return known.name();
        }
        ResultCode primary = ResultCode.of(number);
        return primary.number() == number ? primary.name() : primary + ", code " + number;
    }
}
