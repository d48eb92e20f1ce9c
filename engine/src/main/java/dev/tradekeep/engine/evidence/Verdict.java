package dev.tradekeep.engine.evidence;

/** What a result is worth. There is no word for more than that. */
public enum Verdict {
    /** The numbers mean nothing. */
    INVALID,
    /** No edge is seen. */
    NOT_SHOWN,
    /** It passed what was tried. */
    NOT_REFUTED
}
