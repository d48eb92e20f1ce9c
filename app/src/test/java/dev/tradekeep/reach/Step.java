package dev.tradekeep.reach;

/** Of the small program in {@link DeadTest}: one is made, one is in a query, one only a case. */
enum Step {
    BEGUN,
    DONE,
    LOST
}
