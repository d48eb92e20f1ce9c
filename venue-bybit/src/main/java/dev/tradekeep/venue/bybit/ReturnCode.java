package dev.tradekeep.venue.bybit;

import dev.tradekeep.venue.account.VenueFailure.Kind;
import java.util.Set;

/** What the codes of answers mean, as far as something is decided by them. */
final class ReturnCode {
    static final int OK = 0;

    /** Too many requests of one kind within a second. */
    static final int RATE = 10006;

    private static final Set<Integer> CLOCK = Set.of(-1, 10002);

    private static final Set<Integer> FORBIDDEN =
            Set.of(
                    -2015, 33004, 10003, 10004, 10005, 10007, 10008, 10009, 10010, 10024, 10027,
                    10028, 10029, 100028, 110132, 170219, 170241);

    private static final Set<Integer> RATE_LIMITED = Set.of(RATE, 10018, 10429, 170005, 170222);

    /** Nobody knows what became of a request that changes something. */
    private static final Set<Integer> UNKNOWN =
            Set.of(
                    429, 10000, 10014, 10016, 10019, 170001, 170007, 170032, 170035, 170146, 170147,
                    170212, 170234, 170310);

    /** There is an order of this id already: the first of two requests may have arrived. */
    private static final Set<String> DUPLICATE = Set.of("110072", "170141");

    private static final Set<Integer> NOT_FOUND =
            Set.of(110001, 110008, 110010, 170139, 170142, 170143, 170190, 170213);

    private ReturnCode() {}

    /** Whether it leaves open what became of a request that changes something. */
    static boolean isUnknown(int code) {
        return UNKNOWN.contains(code) || !isDescribed(code);
    }

    /** Whether the id of an order is taken. */
    static boolean isDuplicate(String code) {
        return DUPLICATE.contains(code);
    }

    /** Whether the documentation has it, or one of its family. */
    static boolean isDescribed(int code) {
        int family = code / 1_000;
        return code == OK
                || code == 429
                || CLOCK.contains(code)
                || FORBIDDEN.contains(code)
                || family == 10
                || family == 30
                || family == 110
                || family == 170;
    }

    /** Why something was definitely not done. */
    static Kind kind(int code) {
        if (CLOCK.contains(code)) {
            return Kind.CLOCK;
        }
        if (FORBIDDEN.contains(code)) {
            return Kind.FORBIDDEN;
        }
        if (RATE_LIMITED.contains(code)) {
            return Kind.RATE_LIMITED;
        }
        return NOT_FOUND.contains(code) ? Kind.NOT_FOUND : Kind.REFUSED;
    }
}
