package dev.tradekeep.engine.sweep;

/** Which points are tried. */
public enum SweepMethod {
    /** All of them. */
    GRID,
    /** Some that are drawn. */
    RANDOM,
    /** Some that are spread evenly (Sobol 1967), rotated by the seed. */
    SOBOL,
    /** Children of the better ones. */
    EVOLUTION
}
