package dev.tradekeep.venue.bybit;

import static dev.tradekeep.venue.bybit.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.venue.account.AccountBalance;
import dev.tradekeep.venue.account.KeyCheck;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers about accounts in the form in which Bybit documents them. */
final class AccountReaderTest {

    @Test
    void keyThatMayWithdrawSaysSo() {
        KeyCheck key =
                AccountReader.check(
                        json(
                                "{'readOnly':0,'permissions':{'ContractTrade':[],'Spot':['SpotTrade'],"
                                        + "'Wallet':['AccountTransfer','Withdraw'],'Options':[]},"
                                        + "'ips':['*'],'uta':1}"),
                        5,
                        7);
        assertThat(key)
                .isEqualTo(
                        new KeyCheck(
                                List.of(
                                        "Spot: SpotTrade",
                                        "Wallet: AccountTransfer",
                                        "Wallet: Withdraw"),
                                true,
                                true,
                                5,
                                7));
    }

    @Test
    void keyThatOnlyReadsMayNothing() {
        KeyCheck key =
                AccountReader.check(
                        json("{'readOnly':1,'permissions':{'Spot':['SpotTrade']}}"), 5, 7);
        assertThat(key.mayTrade()).isFalse();
        assertThat(key.permissions()).contains("read only");
    }

    @Test
    void balancesAreNetOfWhatIsLockedAndBorrowed() {
        assertThat(
                        AccountReader.balances(
                                json(
                                        "{'coin':[{'coin':'BTC','walletBalance':'1.5','locked':'0.2',"
                                                + "'spotBorrow':'0.1','free':''},"
                                                + "{'coin':'SHIB','walletBalance':"
                                                + "'123456789012345.123456789','locked':''}]}")))
                .containsExactly(
                        new AccountBalance("BTC", Decimal.parse("1.2"), Decimal.parse("0.2")),
                        new AccountBalance(
                                "SHIB", Decimal.parse("123456789012345.1234"), Decimal.ZERO));
    }

    /** A balance that cannot be read is no balance of 0. */
    @Test
    void amountThatIsNoNumberIsAnError() {
        assertThatThrownBy(() ->
                        AccountReader.balances(
                                json("{'coin':[{'coin':'BTC','walletBalance':'1.x'}]}")))
                .isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Samples.order("New", "side", "Both"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Both");
    }

    /** A stream that answers pings and tells nothing is found within thirty seconds. */
    @Test
    void silenceIsFoundInTime() {
        Times usual = Times.STANDARD;
        assertThat(usual.quietCheck().plus(usual.grace()).plusSeconds(5))
                .isLessThanOrEqualTo(Duration.ofSeconds(30));
        // What one message of many would have told is told by the next comparison.
        assertThat(usual.check().plusSeconds(5)).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }
}
