package dev.tradekeep.engine.statistics;

/**
 * A sum of doubles that carries what rounding leaves (Neumaier 1974): as if summed in twice the
 * precision, and equal whatever machine adds.
 */
public final class NeumaierSum {
    private double sum;
    private double carried;

    public void add(double value) {
        double next = sum + value;
        carried += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    public double total() {
        return sum + carried;
    }

    /** The sum of some values. */
    public static double of(double[] values) {
        NeumaierSum sum = new NeumaierSum();
        for (double value : values) {
            sum.add(value);
        }
        return sum.total();
    }
}
