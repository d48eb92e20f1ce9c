package dev.tradekeep.app.cli.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.ExchangeSettings.Listing;
import dev.tradekeep.venue.local.ExchangeSettings.Member;
import dev.tradekeep.venue.local.fault.FaultKind;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.spot.FeeRates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

final class ExchangeOptionsTest {
    @TempDir Path folder;

    @Test
    void accountHasAKeyASecretAndBalances() {
        Member member = new MemberConverter().convert("alice:s3cret:usdt=100000.5,BTC=1");

        assertThat(member.key()).isEqualTo("alice");
        assertThat(member.credential().mayLogOn()).isFalse();
        assertThat(member.balances())
                .isEqualTo(
                        Map.of("USDT", 100_000 * Quote.UNIT + Quote.UNIT / 2, "BTC", Quote.UNIT));
    }

    @Test
    void accountMayHaveAPublicKey() throws GeneralSecurityException, IOException {
        byte[] key =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded();
        String text = Base64.getEncoder().encodeToString(key);
        Path file = folder.resolve("key.pem");
        Files.writeString(
                file, "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n");

        assertThat(new MemberConverter().convert("a:" + text + ":USDT=1").credential().mayLogOn())
                .isTrue();
        assertThat(new MemberConverter().convert("a:@" + file + ":USDT=1").credential().mayLogOn())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alice",
                "alice:secret",
                "a b:secret:USDT=1",
                "a:b:USDT",
                "a:b:USDT=x",
                "a:b:USDT=-1",
                "a:b:USDT=0.000000001",
                "a:b:=1",
                "a:@no-such-file:USDT=1",
            })
    void accountThatMakesNoSenseIsRefused(String text) {
        assertThatThrownBy(() -> new MemberConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageStartingWith("Wanted");
    }

    @ParameterizedTest
    @CsvSource({
        "BTCUSDT, BTC, USDT, 60000, 0.01", "ETH/USDT, ETH, USDT, 3000, 0.01",
        "SOL/USDT=150, SOL, USDT, 150, 0.01", "DOGEUSDT=0.2, DOGE, USDT, 0.2, 0.00001",
        "ETHBTC=0.05, ETH, BTC, 0.05, 0.000001",
    })
    void symbolHasAPriceAndAGridThatSuitsIt(
            String text, String base, String quote, String price, String tick) {
        Listing listing = new ListingConverter().convert(text);

        assertThat(listing.rules().base()).isEqualTo(base);
        assertThat(listing.rules().quote()).isEqualTo(quote);
        assertThat(listing.startPrice()).isEqualTo(units(price));
        assertThat(listing.rules().price().step()).isEqualTo(units(tick));
        assertThat(Quote.of(units(tick), listing.rules().lot().step())).isPositive();
    }

    private static long units(String text) {
        return FixedPoint.parse(text, Quote.SCALE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "btcusdt", "FOO", "BTCUSDT=", "BTCUSDT=0", "BTCUSDT=1.2.3", "A/B/C"})
    void symbolThatMakesNoSenseIsRefused(String text) {
        assertThatThrownBy(() -> new ListingConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageStartingWith("Wanted");
    }

    @Test
    void faultIsReadAndWhatMakesNoSenseIsRefused() {
        assertThat(new FaultConverter().convert("latency=30").kind()).isEqualTo(FaultKind.LATENCY);
        assertThatThrownBy(() -> new FaultConverter().convert("latncy"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("There is no fault \"latncy\"");
    }

    @Test
    void windowIsUpToAMinute() {
        assertThat(new WindowConverter().convert("60000")).isEqualTo(60_000);
        for (String wrong : new String[] {"", "0", "60001", "x", "-5"}) {
            assertThatThrownBy(() -> new WindowConverter().convert(wrong))
                    .isInstanceOf(TypeConversionException.class)
                    .hasMessageStartingWith("Wanted milliseconds from 1 to 60000");
        }
    }

    @Test
    void replayIsOfTheFirstSymbolOrOfOneThatIsNamed() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("a.csv"), "time,price\n1735689600,0.25\n1735689660,0.26\n");
        List<Listing> listings =
                List.of(
                        new ListingConverter().convert("BTCUSDT"),
                        new ListingConverter().convert("DOGEUSDT"));

        List<Listing> played = replay("--replay", "DOGE/USDT=" + file, "--speed", "60", listings);

        assertThat(played.getFirst().replay()).isNull();
        assertThat(played.getLast().startPrice()).isEqualTo(units("0.25"));
        assertThat(played.getLast().rules().price().step()).isEqualTo(units("0.00001"));
        assertThat(
                        replay("--replay", file.toString(), "--speed", "1", listings)
                                .getFirst()
                                .replay())
                .isNotNull();
        assertThatThrownBy(() -> replay("--replay", "XYZ=" + file, "--speed", "1", listings))
                .hasMessageContaining("XYZ is none of the symbols");
        assertThatThrownBy(() -> replay("--replay", file.toString(), "--speed", "1001", listings))
                .hasMessageContaining("wanted 1 to 1000, found 1001");
    }

    private static List<Listing> replay(
            String option, String file, String speed, String number, List<Listing> listings) {
        ReplayOptions options = new ReplayOptions();
        new CommandLine(options).parseArgs(option, file, speed, number);
        return options.applyTo(listings);
    }

    @Test
    void feesArePercentOfMakersAndTakers() {
        assertThat(new FeesConverter().convert("0.1")).isEqualTo(FeeRates.STANDARD);
        assertThat(new FeesConverter().convert("0.02/0.1"))
                .isEqualTo(new FeeRates(20_000, 100_000, FeeRates.STANDARD.discount()));
        for (String wrong : new String[] {"", "x", "-1", "11", "0.1/", "0.0000001"}) {
            assertThatThrownBy(() -> new FeesConverter().convert(wrong))
                    .isInstanceOf(TypeConversionException.class)
                    .hasMessageStartingWith("Wanted");
        }
    }
}
