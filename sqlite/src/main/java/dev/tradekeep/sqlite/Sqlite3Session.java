package dev.tradekeep.sqlite;

/**
 * The C functions of sessions and changesets, looked up at the first use of one of them. See {@link
 * Sqlite3}.
 */
final class Sqlite3Session {
    private static final long SESSION_CREATE = NativeCall.find("sqlite3session_create");
    private static final long SESSION_DELETE = NativeCall.find("sqlite3session_delete");
    private static final long SESSION_ATTACH = NativeCall.find("sqlite3session_attach");
    private static final long SESSION_ENABLE = NativeCall.find("sqlite3session_enable");
    private static final long SESSION_ISEMPTY = NativeCall.find("sqlite3session_isempty");
    private static final long SESSION_CHANGESET = NativeCall.find("sqlite3session_changeset");
    private static final long SESSION_PATCHSET = NativeCall.find("sqlite3session_patchset");
    private static final long CHANGESET_INVERT = NativeCall.find("sqlite3changeset_invert");
    private static final long CHANGESET_CONCAT = NativeCall.find("sqlite3changeset_concat");
    private static final long CHANGESET_APPLY = NativeCall.find("tk_changeset_apply");

    private Sqlite3Session() {}

    static int sessionCreate(long connection, long schema, long sessionOut) {
        return (int) NativeCall.call(SESSION_CREATE, connection, schema, sessionOut);
    }

    static void sessionDelete(long session) {
        NativeCall.call(SESSION_DELETE, session);
    }

    static int sessionAttach(long session, long table) {
        return (int) NativeCall.call(SESSION_ATTACH, session, table);
    }

    static int sessionEnable(long session, int on) {
        return (int) NativeCall.call(SESSION_ENABLE, session, on);
    }

    static int sessionIsempty(long session) {
        return (int) NativeCall.call(SESSION_ISEMPTY, session);
    }

    static int sessionChangeset(long session, long sizeOut, long bytesOut) {
        return (int) NativeCall.call(SESSION_CHANGESET, session, sizeOut, bytesOut);
    }

    static int sessionPatchset(long session, long sizeOut, long bytesOut) {
        return (int) NativeCall.call(SESSION_PATCHSET, session, sizeOut, bytesOut);
    }

    static int changesetInvert(int size, long bytes, long sizeOut, long bytesOut) {
        return (int) NativeCall.call(CHANGESET_INVERT, size, bytes, sizeOut, bytesOut);
    }

    static int changesetConcat(
            int firstSize, long first, int secondSize, long second, long sizeOut, long bytesOut) {
        return (int)
                NativeCall.call(
                        CHANGESET_CONCAT, firstSize, first, secondSize, second, sizeOut, bytesOut);
    }

    static int changesetApply(
            long connection, int size, long bytes, int policy, long conflictsOut) {
        return (int)
                NativeCall.call(CHANGESET_APPLY, connection, size, bytes, policy, conflictsOut);
    }
}
