package dev.tradekeep.engine.evidence;

/** The middle of many values, without sorting them (Hoare 1961). */
final class Median {
    private Median() {}

    /**
     * The median; of an even number of values the mean of the two in the middle.
     *
     * @param values at least one, none NaN; their order is changed
     */
    static double of(double[] values) {
        int middle = values.length / 2;
        double upper = select(values, middle);
        if (values.length % 2 == 1) {
            return upper;
        }
        // What lies below the middle now is not above it.
        double lower = values[0];
        for (int i = 1; i < middle; i++) {
            lower = Math.max(lower, values[i]);
        }
        return (lower + upper) / 2;
    }

    private static double select(double[] values, int wanted) {
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            double pivot = values[(low + high) >>> 1];
            int i = low - 1;
            int j = high + 1;
            while (true) {
                do {
                    i++;
                } while (values[i] < pivot);
                do {
                    j--;
                } while (values[j] > pivot);
                if (i >= j) {
                    break;
                }
                double moved = values[i];
                values[i] = values[j];
                values[j] = moved;
            }
            if (wanted <= j) {
                high = j;
            } else {
                low = j + 1;
            }
        }
        return values[wanted];
    }
}
