package dev.tradekeep.engine.core;

import java.nio.charset.StandardCharsets;

/**
 * Client order ids of one run: {@code T}, ten digits that no other run has, and a number of seven,
 * in base 32. Eighteen characters, which every venue accepts, in the order of time. For the
 * engine's thread alone.
 */
public final class ClientOrderIds {
    /** Random bits that make a run's digits its own. */
    public static final int INCARNATION_BITS = 50;

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
    private static final int RUN_DIGITS = 10;
    private static final int NUMBER_DIGITS = 7;
    private static final int BITS_PER_DIGIT = 5;
    private static final long DIGIT = (1L << BITS_PER_DIGIT) - 1;

    /** An id whose number is written over. */
    private final byte[] text;

    private long last;

    /**
     * @param incarnation {@link #INCARNATION_BITS} bits
     */
    public ClientOrderIds(long incarnation) {
        text = new byte[1 + RUN_DIGITS + NUMBER_DIGITS];
        text[0] = 'T';
        write(incarnation, 1 + RUN_DIGITS, RUN_DIGITS);
    }

    /** The next id. */
    public String next() {
        last++;
        write(last, text.length, NUMBER_DIGITS);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Whether an id has the form of those that are given here. */
    static boolean isOurs(String id) {
        if (id.length() != 1 + RUN_DIGITS + NUMBER_DIGITS || id.charAt(0) != 'T') {
            return false;
        }
        return id.chars().allMatch(digit -> DIGITS.indexOf(digit) >= 0);
    }

    private void write(long number, int end, int count) {
        long rest = number;
        for (int i = end - 1; i >= end - count; i--) {
            text[i] = (byte) DIGITS.charAt((int) (rest & DIGIT));
            rest >>>= BITS_PER_DIGIT;
        }
    }
}
