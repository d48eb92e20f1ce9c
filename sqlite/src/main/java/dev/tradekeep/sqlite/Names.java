package dev.tradekeep.sqlite;

/**
 * Names with their places, few enough to be looked through. Names in a program are mostly literals
 * and so are these once interned: the first pass compares no characters.
 */
final class Names {
    /** No such name. */
    static final int NONE = -1;

    private final String[] names;

    /**
     * @param names kept, and interned in their place
     */
    Names(String[] names) {
        for (int i = 0; i < names.length; i++) {
            names[i] = names[i].intern();
        }
        this.names = names;
    }

    int count() {
        return names.length;
    }

    /** The place of a name, the first of several; {@link #NONE} when it is not there. */
    @SuppressWarnings("ReferenceEquality") // Interned: equality is looked at in the second pass.
    int indexOf(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i] == name) {
                return i;
            }
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return NONE;
    }
}
