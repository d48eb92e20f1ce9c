package dev.tradekeep.store.sqlite.bulk;

import java.util.List;

/**
 * What rows of a table refer to.
 *
 * @param columns of the table itself
 * @param parent the table they refer to
 * @param parentColumns as many; empty for the parent's primary key
 */
public record ForeignKey(List<String> columns, String parent, List<String> parentColumns) {
    public ForeignKey {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }
}
