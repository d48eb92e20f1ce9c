package dev.tradekeep.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.Credentials;
import dev.tradekeep.venue.account.KeyCheck;
import dev.tradekeep.venue.account.RequestBudget.Lane;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueFailure.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signed questions, and what is said where they are refused. */
final class KeyCheckTest {
    private static BinanceRig rig;

    @BeforeAll
    static void open() {
        rig = new BinanceRig();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @AfterEach
    void reset() {
        rig.reset();
    }

    static List<Credentials> everyKind() {
        return List.of(BinanceRig.hmac(), BinanceRig.ed25519(), BinanceRig.rsa());
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyKindOfKeyIsTakenAndItsRightsAreNamed(Credentials credentials) throws Exception {
        try (TestAccount account = rig.account(credentials)) {
            KeyCheck check = account.account.check();

            assertThat(check.permissions())
                    .containsExactlyInAnyOrder("enableReading", "enableSpotAndMarginTrading");
            assertThat(check.mayTrade()).isTrue();
            assertThat(check.mayWithdraw()).isFalse();
            assertThat(check.latencyMicros()).isPositive();
            assertThat(account.heard(AccountEvent.Answered.class)).isNotEmpty();
            assertThat(account.account.balances()).hasSize(2);
        }
    }

    private VenueFailure.NotDone failure(TestAccount account) {
        VenueException e =
                catchThrowableOfType(VenueException.class, () -> account.account.check());
        assertThat(e).isNotNull();
        assertThat(e.failure()).isInstanceOf(VenueFailure.NotDone.class);
        return (VenueFailure.NotDone) e.failure();
    }

    @Test
    void wrongSecretIsForbidden() {
        try (TestAccount account = rig.account(new Credentials(BinanceRig.KEY, "wrong"))) {
            VenueFailure.NotDone failure = failure(account);

            assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
            assertThat(failure.code()).isEqualTo("-1022");
            assertThat(failure.reason()).doesNotContain("wrong").contains("Signature");
            assertThat(account.heard(AccountEvent.Failed.class)).hasSize(1);
        }
    }

    @Test
    void keyThatNobodyKnowsIsForbidden() {
        try (TestAccount account = rig.account(new Credentials("nobody", "secret"))) {
            assertThat(failure(account).kind()).isEqualTo(Kind.FORBIDDEN);
        }
    }

    @Test
    void clockThatIsOffIsMeasuredAndAllowedFor() throws Exception {
        rig.fault("clock-skew=7000");
        try (TestAccount account = rig.account(BinanceRig.hmac())) {
            assertThat(account.account.check().clockOffsetMicros())
                    .isBetween(6_000_000L, 8_000_000L);
        }
    }

    @Test
    void clockThatIsSetMeanwhileIsMeasuredAgain() throws Exception {
        try (TestAccount account = rig.account(BinanceRig.hmac())) {
            account.account.check();
            rig.fault("clock-skew=-60000");

            assertThat(account.account.balances()).hasSize(2);
        }
    }

    @Test
    void banIsToldAndKept() {
        rig.fault("ban=300");
        try (TestAccount account = rig.account(BinanceRig.hmac())) {
            VenueFailure.NotDone failure = failure(account);

            assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
            assertThat(failure.retryAt()).isGreaterThan(rig.network.now() + 200_000_000L);
            assertThat(account.budget.blockedUntil()).isEqualTo(failure.retryAt());
            assertThat(account.budget.take(Lane.EXIT, 1)).isPositive();
        }
    }

    @Test
    void banOfAnEarlierProcessIsHeeded() {
        long until = rig.network.now() + 300_000_000L;
        try (TestAccount account =
                new TestAccount(
                        rig,
                        BinanceRig.hmac(),
                        Duration.ofSeconds(20),
                        BinanceRig.budget(1_000),
                        until)) {
            VenueFailure.NotDone failure = failure(account);

            assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
            assertThat(failure.code()).isEmpty();
            assertThat(account.budget.blockedUntil()).isEqualTo(until);
        }
    }

    @Test
    void pageForPeopleIsUnreadable() {
        rig.fault("html-page=200,path=account");
        try (TestAccount account = rig.account(BinanceRig.hmac())) {
            assertThat(failure(account).kind()).isEqualTo(Kind.UNREADABLE);
        }
    }

    @Test
    void revokedKeyIsForbidden() {
        rig.fault("key-revoked,key=" + BinanceRig.KEY);
        try (TestAccount account = rig.account(BinanceRig.hmac())) {
            assertThat(failure(account).kind()).isEqualTo(Kind.FORBIDDEN);
        }
    }

    @Test
    void questionIsAskedAgainWhenTheExchangeFails() throws Exception {
        try (TestAccount account = rig.account(BinanceRig.hmac())) {
            rig.fault("http-error=503,path=account,next=2");

            assertThat(account.account.check().mayTrade()).isTrue();
        }
    }
}
