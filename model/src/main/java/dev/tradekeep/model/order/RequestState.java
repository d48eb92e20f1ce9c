package dev.tradekeep.model.order;

/** How far a cancel or an amendment has come. */
public enum RequestState {
    /** None is under way. */
    NONE,
    /** Asked for, and not answered yet. */
    ASKED,
    /** Asked for, and the answer is lost: only a question to the venue tells what became of it. */
    LOST
}
