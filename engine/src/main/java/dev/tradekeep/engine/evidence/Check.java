package dev.tradekeep.engine.evidence;

/**
 * A check that was made.
 *
 * @param figure as its kind says; 0 when there is none
 * @param bound what the figure is compared to
 * @param note why there is no figure, or what else is to be known; may be empty
 */
public record Check(CheckKind kind, Grade grade, double figure, double bound, String note) {

    static Check of(CheckKind kind, Grade grade, double figure, double bound) {
        return new Check(kind, grade, figure, bound, "");
    }

    static Check none(CheckKind kind, String why) {
        return new Check(kind, Grade.NOT_AVAILABLE, 0, 0, why);
    }
}
