package dev.tradekeep.venue.account;

import java.util.List;

/** What happens to an account at an exchange, apart from its orders. */
public sealed interface AccountEvent {

    /** When, UTC microseconds of our clock. */
    long at();

    /** The account's stream is up, and what it missed before has been read. */
    record LinkUp(long at) implements AccountEvent {}

    /**
     * The account's stream is down: reports may be missing from here on.
     *
     * @param reason for people, without anything secret
     */
    record LinkDown(String reason, long at) implements AccountEvent {}

    /**
     * The exchange answered.
     *
     * @param latencyMicros from the request to its answer
     * @param clockOffsetMicros their clock less ours
     */
    record Answered(long latencyMicros, long clockOffsetMicros, long at) implements AccountEvent {}

    /** A request, or the stream, failed. */
    record Failed(VenueFailure failure, long at) implements AccountEvent {}

    /**
     * What the account holds, as far as the exchange says it: assets that are not named did not
     * change.
     */
    record Balances(List<AccountBalance> balances, long at) implements AccountEvent {
        public Balances {
            balances = List.copyOf(balances);
        }
    }

    /**
     * The exchange wants to hear nothing until a time; kept across restarts.
     *
     * @param until UTC microseconds
     */
    record Blocked(long until, long at) implements AccountEvent {}

    /**
     * Something that nobody knows was heard, such as a new value of an enumeration. It is told once
     * for each text.
     */
    record Unrecognized(String what, long at) implements AccountEvent {}
}
