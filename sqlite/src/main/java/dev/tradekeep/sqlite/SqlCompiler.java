package dev.tradekeep.sqlite;

/** Turns SQL texts of one connection into statements, and runs scripts. */
final class SqlCompiler implements AutoCloseable {
    private final Connection connection;
    private final NativeBuffer sqlText = new NativeBuffer();

    /** What the last compilation answered: the statement and where the text goes on. */
    private final NativeBuffer out = new NativeBuffer();

    SqlCompiler(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void close() {
        sqlText.close();
        out.close();
    }

    /** Runs every statement of a script in turn; see {@link Connection#execute}. */
    void execute(String script) {
        byte[] text = encodeSql(script);
        // A script of its own buffer: a statement of it may fail while its text is shown.
        try (NativeBuffer buffer = new NativeBuffer()) {
            long start = buffer.put(text);
            int at = 0;
            while (at < text.length) {
                Compiled compiled = compile(script, text, start, at, 0);
                if (compiled.statement() != Sqlite3.NULL) {
                    runToEnd(script, text, at, compiled.statement());
                }
                at = compiled.tail();
            }
        }
    }

    private void runToEnd(String script, byte[] text, int at, long statement) {
        try {
            int result;
            do {
                // Room for no column: rows are counted, not read.
                result = Sqlite3.step(statement, Sqlite3.NULL, 0);
            } while (result < 0 || result == ResultCode.ROW.number());
            if (result != ResultCode.DONE.number()) {
                int offset = SqlText.skipBlank(script, Utf8.charactersIn(text, at));
                throw connection.failure(script, offset);
            }
        } finally {
            Sqlite3.finalizeStatement(statement);
        }
    }

    private record Compiled(long statement, int tail) {}

    /**
     * Compiles a text that must be one statement.
     *
     * @param flags of sqlite3_prepare_v3()
     * @return the statement's handle
     */
    long compileOne(String sql, int flags) {
        connection.checkUsable();
        byte[] text = encodeSql(sql);
        long start = sqlText.put(text);
        Compiled first = compile(sql, text, start, 0, flags);
        if (first.statement() == Sqlite3.NULL) {
            throw misuse("Wanted one SQL statement, found none.", sql, 0);
        }
        int tail = Utf8.charactersIn(text, first.tail());
        int next = SqlText.skipBlank(sql, tail);
        if (next < sql.length()) {
            Sqlite3.finalizeStatement(first.statement());
            throw misuse("Wanted one SQL statement, found more.", sql, next);
        }
        return first.statement();
    }

    /** Compiles the statement that begins at byte {@code at}. */
    private Compiled compile(String sql, byte[] text, long start, int at, int flags) {
        long handle = connection.handle();
        long length = text.length - at + 1L;
        long lengthAndFlags = (long) flags << Integer.SIZE | length;
        out.reserve(2L * Long.BYTES);
        int result = Sqlite3.prepare(handle, start + at, lengthAndFlags, out.address());
        if (result != ResultCode.OK.number()) {
            int offset = Sqlite3.errorOffset(handle);
            throw connection.failure(
                    sql,
                    offset < 0
                            ? SqlText.skipBlank(sql, Utf8.charactersIn(text, at))
                            : Utf8.charactersIn(text, at + offset));
        }
        int tail = Math.toIntExact(out.getLong(1) - start);
        return new Compiled(out.getLong(0), Math.min(tail, text.length));
    }

    private static byte[] encodeSql(String sql) {
        int nul = sql.indexOf('\0');
        if (nul >= 0) {
            throw misuse("The SQL text holds a NUL character.", sql, nul);
        }
        return Utf8.encode(sql);
    }

    private static SqliteException misuse(String reason, String sql, int offset) {
        return new SqliteException(ResultCode.MISUSE.number(), reason, sql, offset);
    }
}
