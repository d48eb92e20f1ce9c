package dev.tradekeep.engine.evidence;

import java.util.Arrays;

/**
 * How likely the best of some trials in one part of the time is below the middle in the rest:
 * combinatorially symmetric cross-validation (Bailey and others 2015). Only sums of each block are
 * kept, so that a trial costs little.
 */
public final class Overfitting {
    /** Blocks that the time is cut into, if it is long enough. */
    static final int BLOCKS_MAX = 16;

    /** With fewer blocks there is no answer. */
    static final int BLOCKS_MIN = 4;

    /** Returns of a block at least. */
    static final int BLOCK_RETURNS_MIN = 10;

    private Overfitting() {}

    /** How many blocks so many returns are cut into, an even number; 0 when there are too few. */
    public static int blocks(int returns) {
        int blocks = Math.min(BLOCKS_MAX, returns / BLOCK_RETURNS_MIN) / 2 * 2;
        return blocks < BLOCKS_MIN ? 0 : blocks;
    }

    /**
     * The share of the ways to cut the time in halves in which the best of one half is no better
     * than the middle of the other.
     *
     * @param trials returns of each trial, of the same periods
     * @param blocks even, at most {@link #BLOCKS_MAX} and the number of returns
     */
    public static double probability(double[][] trials, int blocks) {
        double[][] sums = new double[trials.length][];
        double[][] squares = new double[trials.length][];
        for (int t = 0; t < trials.length; t++) {
            double[] both = sums(trials[t], blocks);
            sums[t] = Arrays.copyOf(both, blocks);
            squares[t] = Arrays.copyOfRange(both, blocks, 2 * blocks);
        }
        return probability(sums, squares, counts(trials[0].length, blocks));
    }

    /** The sums of each block of returns, then the sums of their squares. */
    public static double[] sums(double[] returns, int blocks) {
        double[] sums = new double[2 * blocks];
        for (int block = 0; block < blocks; block++) {
            int until = start(returns.length, blocks, block + 1);
            for (int i = start(returns.length, blocks, block); i < until; i++) {
                sums[block] += returns[i];
                sums[blocks + block] += returns[i] * returns[i];
            }
        }
        return sums;
    }

    /** How many returns each block has. */
    public static int[] counts(int returns, int blocks) {
        int[] counts = new int[blocks];
        for (int block = 0; block < blocks; block++) {
            counts[block] = start(returns, blocks, block + 1) - start(returns, blocks, block);
        }
        return counts;
    }

    private static int start(int returns, int blocks, int block) {
        return (int) ((long) returns * block / blocks);
    }

    /**
     * The same of sums.
     *
     * @param sums of each trial and block
     * @param squares the sums of the squares
     * @param counts returns of each block
     */
    public static double probability(double[][] sums, double[][] squares, int[] counts) {
        int blocks = counts.length;
        int cuts = 0;
        int below = 0;
        for (int half = 0; half < 1 << blocks; half++) {
            if (Integer.bitCount(half) == blocks / 2) {
                cuts++;
                below += isBelowMiddle(sums, squares, counts, half) ? 1 : 0;
            }
        }
        return (double) below / cuts;
    }

    private static boolean isBelowMiddle(
            double[][] sums, double[][] squares, int[] counts, int half) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < sums.length; t++) {
            double ratio = ratio(sums[t], squares[t], counts, half);
            if (ratio > highest) {
                highest = ratio;
                best = t;
            }
        }
        int rest = ~half;
        double its = ratio(sums[best], squares[best], counts, rest);
        int rank = 0;
        for (int t = 0; t < sums.length; t++) {
            rank += ratio(sums[t], squares[t], counts, rest) <= its ? 1 : 0;
        }
        // The logit of rank / (trials + 1) is 0 or less.
        return 2 * rank <= sums.length + 1;
    }

    /** Mean by deviation over the blocks of a set of bits; 0 without deviation. */
    private static double ratio(double[] sums, double[] squares, int[] counts, int of) {
        double sum = 0;
        double square = 0;
        int n = 0;
        for (int block = 0; block < counts.length; block++) {
            if ((of >> block & 1) == 1) {
                sum += sums[block];
                square += squares[block];
                n += counts[block];
            }
        }
        double variance = (square - sum * sum / n) / (n - 1);
        return variance <= Math.ulp(square) ? 0 : sum / n / StrictMath.sqrt(variance);
    }
}
