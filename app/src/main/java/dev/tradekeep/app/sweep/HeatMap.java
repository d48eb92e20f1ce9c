package dev.tradekeep.app.sweep;

import dev.tradekeep.engine.sweep.Axis;
import dev.tradekeep.engine.sweep.Objective;
import dev.tradekeep.engine.sweep.Place;
import dev.tradekeep.engine.sweep.SweepSpace;
import dev.tradekeep.engine.sweep.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scores over two parameters, a cell each; of several points in a cell the best counts, and of
 * many values some share a cell. Of one parameter there is one row.
 */
public final class HeatMap {
    /** Cells at most, one way and the other. */
    private static final int COLUMNS_MAX = 60;

    private static final int ROWS_MAX = 40;
    private static final String SHADES = "░▒▓█";
    private static final String NOTHING = "·";
    private static final double MAX = 0.999_999;

    private final Axis across;
    private final Axis down;
    private final boolean isOneRow;
    private final double[][] cells;

    private HeatMap(Axis across, Axis down, boolean isOneRow, int columns, int rows) {
        this.across = across;
        this.down = down;
        this.isOneRow = isOneRow;
        cells = new double[rows][columns];
        for (double[] row : cells) {
            Arrays.fill(row, Double.NaN);
        }
    }

    /** The map of trials over the first two parameters. */
    public static HeatMap of(SweepSpace space, Collection<Trial> trials, Objective objective) {
        boolean isOneRow = space.axes().size() == 1;
        Axis across = space.axes().getFirst();
        Axis down = isOneRow ? across : space.axes().get(1);
        HeatMap map =
                new HeatMap(
                        across,
                        down,
                        isOneRow,
                        (int) Math.min(COLUMNS_MAX, across.size()),
                        isOneRow ? 1 : (int) Math.min(ROWS_MAX, down.size()));
        for (Trial trial : trials) {
            double score = trial.score(objective);
            if (score > Double.NEGATIVE_INFINITY) {
                map.put(trial.place(), score);
            }
        }
        return map;
    }

    private void put(Place place, double score) {
        int column = column(place);
        int row = row(place);
        double known = cells[row][column];
        cells[row][column] = Double.isNaN(known) ? score : Math.max(known, score);
    }

    /** The column of a point. */
    public int column(Place place) {
        return (int) ((long) place.on(0) * columns() / across.size());
    }

    /** The row of a point. */
    public int row(Place place) {
        return isOneRow ? 0 : (int) ((long) place.on(1) * rows() / down.size());
    }

    /** How many columns there are. */
    public int columns() {
        return cells[0].length;
    }

    /** How many rows there are. */
    public int rows() {
        return cells.length;
    }

    /** The best score of a cell; NaN where there is none. */
    public double at(int row, int column) {
        return cells[row][column];
    }

    /** What stands under a column. */
    public String columnName(int column) {
        return across.value((int) (column * across.size() / columns()));
    }

    /** What stands beside a row. */
    public String rowName(int row) {
        return isOneRow ? "" : down.value((int) (row * down.size() / rows()));
    }

    /** What goes to the right. */
    public String acrossName() {
        return across.name();
    }

    /** What goes down; empty for one row. */
    public String downName() {
        return isOneRow ? "" : down.name();
    }

    /** The share of scores at or below one of a cell, 0 to 1. */
    public double rank(int row, int column) {
        double[] known =
                Arrays.stream(cells)
                        .flatMapToDouble(Arrays::stream)
                        .filter(score -> !Double.isNaN(score))
                        .sorted()
                        .toArray();
        int below = Arrays.binarySearch(known, cells[row][column]);
        return known.length < 2 ? 1 : (double) Math.max(0, below) / (known.length - 1);
    }

    /**
     * The map as lines: the darker, the better; the choice is marked.
     *
     * @param choice null for none
     */
    public List<String> lines(@Nullable Place choice) {
        List<String> lines = new ArrayList<>();
        int width = 0;
        for (int row = 0; row < rows(); row++) {
            width = Math.max(width, rowName(row).length());
        }
        for (int row = 0; row < rows(); row++) {
            StringBuilder line = new StringBuilder();
            String name = rowName(row);
            line.append(" ".repeat(width - name.length())).append(name).append(' ');
            for (int column = 0; column < columns(); column++) {
                boolean chosen = choice != null && row(choice) == row && column(choice) == column;
                line.append(chosen ? "◆" : shade(row, column));
            }
            lines.add(line.toString());
        }
        lines.add(
                " ".repeat(width + 1)
                        + acrossName()
                        + " "
                        + columnName(0)
                        + " to "
                        + across.value((int) across.size() - 1)
                        + (isOneRow ? "" : ", " + downName() + " down")
                        + "; the darker the better, · no score, ◆ the choice");
        return lines;
    }

    private String shade(int row, int column) {
        if (Double.isNaN(cells[row][column])) {
            return NOTHING;
        }
        int level = (int) (Math.min(MAX, rank(row, column)) * SHADES.length());
        return SHADES.substring(level, level + 1);
    }
}
