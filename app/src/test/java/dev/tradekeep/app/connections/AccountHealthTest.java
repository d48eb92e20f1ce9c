package dev.tradekeep.app.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.connections.ConnectionState;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.KeyCheck;
import dev.tradekeep.venue.account.VenueFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AccountHealthTest {
    private static final long NOW = 1_000_000 * Micros.PER_SECOND;

    private final AccountHealth health = new AccountHealth(false, NOW);

    @Test
    void comesUpWithAGoodKeyAndAStream() {
        assertThat(health.verdict(NOW)).isEqualTo(Verdict.CONNECTING);
        health.checked(check(true, false), NOW);
        assertThat(health.verdict(NOW + 1)).isEqualTo(Verdict.CONNECTING);
        assertThat(health.on(new AccountEvent.LinkUp(NOW + 2))).isFalse();
        assertThat(health.verdict(NOW + 2)).isEqualTo(Verdict.CONNECTED);
    }

    @Test
    void streamThatNeverComesUpIsToldAfterAWhile() {
        health.checked(check(true, false), NOW);
        assertCause(HealthCause.STREAM_DOWN, NOW + micros(AccountHealth.STREAM_WITHIN));
    }

    @ParameterizedTest
    @CsvSource({
        "FORBIDDEN, KEY_REFUSED, FAILED",
        "CLOCK, CLOCK_REFUSED, FAILED",
        "UNREACHABLE, UNREACHABLE, DISCONNECTED",
        "UNREADABLE, UNREADABLE, DISCONNECTED",
        "CLOSED, MAINTENANCE, DISCONNECTED",
        "REFUSED, REFUSED, DISCONNECTED",
        "NOT_FOUND, REFUSED, DISCONNECTED",
    })
    void whatWasNotDoneHasAStateOfItsOwn(
            VenueFailure.Kind kind, HealthCause cause, ConnectionState state) {
        comeUp();
        health.failed(failure(kind, 0));

        assertCause(cause, NOW);
        assertThat(health.verdict(NOW).state()).isEqualTo(state);
        health.checked(check(true, false), NOW + 1);
        assertThat(health.verdict(NOW + 1)).isEqualTo(Verdict.CONNECTED);
    }

    @Test
    void noAnswerIsNotLikeARefusal() {
        comeUp();
        health.failed(new VenueFailure.Unknown("time-out"));
        assertCause(HealthCause.NO_ANSWER, NOW);
    }

    @Test
    void askingTooMuchIsNoReasonToDoubtWhatIsKnown() {
        comeUp();
        health.failed(failure(VenueFailure.Kind.RATE_LIMITED, NOW + 9));
        assertThat(health.verdict(NOW)).isEqualTo(Verdict.CONNECTED);
        assertThat(health.restsUntil()).isEqualTo(NOW + 9);
    }

    @Test
    void banEndsByItself() {
        comeUp();
        assertThat(health.on(new AccountEvent.Blocked(NOW + 50, NOW))).isFalse();
        assertCause(HealthCause.BLOCKED, NOW + 49);
        assertThat(health.verdict(NOW + 50)).isEqualTo(Verdict.CONNECTED);
    }

    @Test
    void keyThatMayWithdrawIsRefusedUnlessAllowed() {
        health.checked(check(true, true), NOW);
        assertCause(HealthCause.KEY_MAY_WITHDRAW, NOW);

        AccountHealth allowed = new AccountHealth(true, NOW);
        allowed.checked(check(true, true), NOW);
        assertThat(allowed.verdict(NOW)).isEqualTo(Verdict.CONNECTING);
    }

    @Test
    void keyThatMayNotTradeIsTold() {
        comeUp();
        health.checked(check(false, false), NOW);
        assertCause(HealthCause.KEY_MAY_NOT_TRADE, NOW);
    }

    @Test
    void streamLostAndFoundAgain() {
        comeUp();
        assertThat(health.on(new AccountEvent.LinkDown("it was closed", NOW + 5))).isFalse();
        assertCause(HealthCause.STREAM_DOWN, NOW + 5);
        assertThat(health.verdict(NOW + 5).reason()).contains("it was closed");
        assertThat(health.on(new AccountEvent.LinkUp(NOW + 6))).isFalse();
        assertThat(health.verdict(NOW + 6)).isEqualTo(Verdict.CONNECTED);
    }

    @Test
    void silenceIsToldEvenIfNothingFails() {
        comeUp();
        long silent = NOW + micros(AccountHealth.SILENT_AFTER) + 1;
        assertCause(HealthCause.SILENT, silent);
        assertThat(health.on(new AccountEvent.Answered(900, 0, silent))).isFalse();
        assertThat(health.verdict(silent)).isEqualTo(Verdict.CONNECTED);
    }

    @ParameterizedTest
    @CsvSource({"1000001, ahead of", "-1000001, behind"})
    void clockThatIsOffIsToldWithItsSide(long offset, String side) {
        comeUp();
        assertThat(health.on(new AccountEvent.Answered(900, offset, NOW))).isFalse();
        assertCause(HealthCause.CLOCK_SKEW, NOW);
        assertThat(health.verdict(NOW).reason()).contains("1000 ms " + side + " ours");
    }

    @Test
    void slowAnswersAreTold() {
        comeUp();
        for (int i = 0; i < 9; i++) {
            assertThat(health.on(new AccountEvent.Answered(3_000_000, 0, NOW))).isFalse();
        }
        health.look(NOW);
        assertCause(HealthCause.SLOW, NOW);
    }

    @ParameterizedTest
    @EnumSource(VenueFailure.Kind.class)
    void failureOfOneRequestMakesALookDueWhereItMayMeanMore(VenueFailure.Kind kind) {
        boolean doubtful =
                switch (kind) {
                    case FORBIDDEN, CLOCK, UNREACHABLE, UNREADABLE, CLOSED -> true;
                    case REFUSED, RATE_LIMITED, NOT_FOUND -> false;
                };
        assertThat(health.on(new AccountEvent.Failed(failure(kind, 0), NOW))).isEqualTo(doubtful);
        assertThat(health.on(new AccountEvent.Failed(new VenueFailure.Unknown("?"), NOW))).isTrue();
    }

    private void comeUp() {
        health.checked(check(true, false), NOW);
        assertThat(health.on(new AccountEvent.LinkUp(NOW))).isFalse();
    }

    private void assertCause(HealthCause cause, long at) {
        assertThat(health.verdict(at).cause()).isEqualTo(cause);
    }

    private static KeyCheck check(boolean mayTrade, boolean mayWithdraw) {
        return new KeyCheck(List.of("SPOT"), mayTrade, mayWithdraw, 1_000, 0);
    }

    private static VenueFailure failure(VenueFailure.Kind kind, long retryAt) {
        return new VenueFailure.NotDone(kind, "", "why", retryAt);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
