package dev.tradekeep.engine.evidence;

/** How a check went. */
public enum Grade {
    OK,
    /** It speaks against the result, and does not refute it. */
    DOUBT,
    FAIL,
    /** It could not be made; its note says why. */
    NOT_AVAILABLE
}
