package dev.tradekeep.store.sqlite.migrate;

import java.util.ArrayList;
import java.util.List;

/**
 * A difference between two schemas.
 *
 * @param type table, index, view or trigger
 * @param before the statement that made it; empty when it was not there
 * @param after the statement that makes it now; empty when it is gone
 */
public record SchemaChange(String type, String name, String before, String after) {
    /** What became of it. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    public Kind kind() {
        if (before.isEmpty()) {
            return Kind.ADDED;
        }
        return after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
    }

    /**
     * The difference line by line: {@code -} and {@code +} before lines that are in one of them,
     * two blanks before those in both.
     */
    public List<String> lines() {
        List<String> old = before.isEmpty() ? List.of() : before.lines().toList();
        List<String> fresh = after.isEmpty() ? List.of() : after.lines().toList();
        int[][] common = commonLines(old, fresh);
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
                lines.add("  " + old.get(i));
                i++;
                j++;
            } else if (j == fresh.size()
                    || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add("- " + old.get(i));
                i++;
            } else {
                lines.add("+ " + fresh.get(j));
                j++;
            }
        }
        return lines;
    }

    /** The length of the longest common subsequence of what follows each pair of lines. */
    private static int[][] commonLines(List<String> old, List<String> fresh) {
        int[][] common = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                common[i][j] =
                        old.get(i).equals(fresh.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
