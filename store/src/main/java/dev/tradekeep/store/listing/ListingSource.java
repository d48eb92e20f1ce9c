package dev.tradekeep.store.listing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the listings of one noun have in common: the columns, the tables, and the key that orders
 * the rows. The SQL of every listing is made of these and its own condition.
 */
public final class ListingSource {
    /** The order in which rows come. */
    private enum Direction {
        ASCENDING("", " > "),
        DESCENDING(" DESC", " < ");

        private final String suffix;
        private final String beyond;

        Direction(String suffix, String beyond) {
            this.suffix = suffix;
            this.beyond = beyond;
        }
    }

    private static final int KEY_COLUMNS_MAX = 2;
    private static final int NO_SCALE = -1;

    private final String noun;
    private final String meaning;
    private final List<Column> columns;
    private final List<Integer> scaleColumns;
    private final List<String> order;
    private final List<String> bounds;
    private final int firstKeyColumn;
    private final int keyColumns;
    private final Direction direction;
    private final String select;

    /**
     * @param order what orders the rows
     * @param keys what a cursor holds
     * @param bounds where a page begins in that order, each with a {@code ?} for its parameter
     */
    private ListingSource(
            Builder builder,
            Direction direction,
            List<String> order,
            List<String> keys,
            List<String> bounds) {
        if (keys.isEmpty() || keys.size() > KEY_COLUMNS_MAX) {
            throw new IllegalArgumentException("A key has one or two columns");
        }
        noun = builder.noun;
        meaning = builder.meaning;
        columns = List.copyOf(builder.columns);
        this.direction = direction;
        this.order = List.copyOf(order);
        this.bounds = List.copyOf(bounds);
        keyColumns = keys.size();
        List<String> expressions = new ArrayList<>(builder.expressions);
        List<Integer> scales = new ArrayList<>();
        for (String scale : builder.scales) {
            scales.add(scale.isEmpty() ? NO_SCALE : expressions.size());
            if (!scale.isEmpty()) {
                expressions.add(scale);
            }
        }
        scaleColumns = List.copyOf(scales);
        firstKeyColumn = expressions.size();
        expressions.addAll(keys);
        select = "SELECT " + String.join(", ", expressions) + " FROM " + builder.from;
    }

    /** Begins a source. */
    public static Builder named(String noun, String meaning) {
        return new Builder(noun, meaning);
    }

    /** What a row is, in the plural and kebab case: the word of the command line and of the API. */
    public String noun() {
        return noun;
    }

    /** One phrase for the help. */
    public String meaning() {
        return meaning;
    }

    /** The columns in their order. */
    public List<Column> columns() {
        return columns;
    }

    /** Where the scale of a decimal column is in the row. */
    int scaleColumn(int column) {
        return scaleColumns.get(column);
    }

    /** Where the key begins in the row. */
    int firstKeyColumn() {
        return firstKeyColumn;
    }

    /** The number of integers in the key. */
    int keyColumns() {
        return keyColumns;
    }

    /** The key before the first row. */
    Cursor start() {
        return direction == Direction.DESCENDING ? Cursor.AFTER_ALL : Cursor.BEFORE_ALL;
    }

    /**
     * The text of a listing.
     *
     * @param condition with parameters from ?1 on; empty for all rows
     * @param parameters how many the condition has; the key and the limit follow
     */
    String sql(String condition, int parameters) {
        StringBuilder sql = new StringBuilder(select).append(" WHERE ");
        if (!condition.isEmpty()) {
            sql.append(condition).append(" AND ");
        }
        List<String> from = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            int parameter = parameters + Math.min(i + 1, keyColumns);
            from.add(bounds.get(i).replace("?", "?" + parameter));
        }
        return sql.append(vector(order))
                .append(direction.beyond)
                .append(vector(from))
                .append(" ORDER BY ")
                .append(String.join(direction.suffix + ", ", order))
                .append(direction.suffix)
                .append(" LIMIT ?")
                .append(parameters + keyColumns + 1)
                .toString();
    }

    /** A row value of SQL; one expression needs none. */
    private static String vector(List<String> expressions) {
        String list = String.join(", ", expressions);
        return expressions.size() == 1 ? list : "(" + list + ")";
    }

    /** Collects the columns of a source, each with the SQL expression that gives it. */
    public static final class Builder {
        private final String noun;
        private final String meaning;
        private final List<Column> columns = new ArrayList<>();
        private final List<String> expressions = new ArrayList<>();
        private final List<String> scales = new ArrayList<>();
        private String from = "";

        private Builder(String noun, String meaning) {
            this.noun = noun;
            this.meaning = meaning;
        }

        public Builder integer(String name, String expression) {
            return column(name, ColumnKind.INTEGER, expression, "");
        }

        public Builder text(String name, String expression) {
            return column(name, ColumnKind.TEXT, expression, "");
        }

        public Builder bool(String name, String expression) {
            return column(name, ColumnKind.BOOLEAN, expression, "");
        }

        public Builder time(String name, String expression) {
            return column(name, ColumnKind.TIME, expression, "");
        }

        public Builder day(String name, String expression) {
            return column(name, ColumnKind.DAY, expression, "");
        }

        /** Units, with the expression of their scale. */
        public Builder decimal(String name, String expression, String scale) {
            return column(name, ColumnKind.DECIMAL, expression, scale);
        }

        /** The tables and their joins. */
        public Builder from(String tables) {
            from = tables;
            return this;
        }

        /** Ends it: highest key first. */
        public ListingSource descending(String... keys) {
            return byKeys(Direction.DESCENDING, keys);
        }

        /** Ends it: lowest key first. */
        public ListingSource ascending(String... keys) {
            return byKeys(Direction.ASCENDING, keys);
        }

        /**
         * Ends it: lowest first, by a key that is not of integers. A cursor holds the id of the
         * last row in its place, by which SQL finds that key again.
         *
         * @param id of a row
         * @param order what orders the rows
         * @param bounds for each of them SQL that finds it by the id {@code ?}, and is below all
         *     when there is no such row
         */
        public ListingSource ascendingFrom(String id, List<String> order, List<String> bounds) {
            return new ListingSource(this, Direction.ASCENDING, order, List.of(id), bounds);
        }

        private ListingSource byKeys(Direction direction, String... keys) {
            List<String> bounds = Collections.nCopies(keys.length, "?");
            return new ListingSource(this, direction, List.of(keys), List.of(keys), bounds);
        }

        private Builder column(String name, ColumnKind kind, String expression, String scale) {
            columns.add(new Column(name, kind));
            expressions.add(expression);
            scales.add(scale);
            return this;
        }
    }
}
