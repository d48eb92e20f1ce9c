package dev.tradekeep.store.text;

/** What a file is, by its first bytes; its name is never asked. */
public enum ContentKind {
    EMPTY,
    TEXT,
    TEXT_WITH_BOM,
    ZIP,
    GZIP,
    UTF_16,
    PARQUET,
    SQLITE,
    BINARY;

    /** How many bytes are enough to tell. */
    public static final int HEAD_BYTES = 4;

    public static ContentKind of(byte[] head, int length) {
        if (length == 0) {
            return EMPTY;
        }
        if (startsWith(head, length, 'P', 'K', 3, 4) || startsWith(head, length, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (startsWith(head, length, 0x1f, 0x8b)) {
            return GZIP;
        }
        if (startsWith(head, length, 0xef, 0xbb, 0xbf)) {
            return TEXT_WITH_BOM;
        }
        if (startsWith(head, length, 0xff, 0xfe) || startsWith(head, length, 0xfe, 0xff)) {
            return UTF_16;
        }
        if (startsWith(head, length, 'P', 'A', 'R', '1')) {
            return PARQUET;
        }
        if (startsWith(head, length, 'S', 'Q', 'L', 'i')) {
            return SQLITE;
        }
        return withoutMark(head, length);
    }

    private static ContentKind withoutMark(byte[] head, int length) {
        // Every second byte of plain UTF-16 text is zero.
        if (length >= 4 && (head[0] == 0) == (head[2] == 0) && (head[1] == 0) == (head[3] == 0)) {
            if ((head[0] == 0) != (head[1] == 0)) {
                return UTF_16;
            }
        }
        for (int i = 0; i < length; i++) {
            if (head[i] == 0) {
                return BINARY;
            }
        }
        return TEXT;
    }

    private static boolean startsWith(byte[] head, int length, int... signature) {
        if (length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((head[i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
