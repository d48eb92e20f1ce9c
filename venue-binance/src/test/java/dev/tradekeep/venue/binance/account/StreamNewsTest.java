package dev.tradekeep.venue.binance.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.Decimal;
import dev.tradekeep.model.order.OrderEnd;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.account.AccountBalance;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.KeyCheck;
import dev.tradekeep.venue.binance.wire.Fields;
import dev.tradekeep.venue.net.AccountNews;
import dev.tradekeep.venue.net.Network;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as they come, and what they become. */
final class StreamNewsTest {
    private static final Instrument ETH =
            new Instrument("ETH/USDT", new Asset("ETH", 8), new Asset("USDT", 8), 2, 5, 1, 1, 1, 0);

    private final Network network = Network.open(InstantSource.system(), new Random(1));
    private final List<VenueReport> reports = new ArrayList<>();
    private final List<AccountEvent> events = new ArrayList<>();
    private final TrackedOrders orders = new TrackedOrders();
    private final Reports sink = new Reports();
    private final StreamNews news =
            new StreamNews(
                    orders, new OrderNews(orders, sink, new AccountNews(network, events::add)));
    private final UserEventReader reader = new UserEventReader();

    StreamNewsTest() {
        sink.listener(reports::add);
        orders.add(
                OrderRequest.of("mine", ETH, Side.BUY, new OrderTerms.Limit(250_000), 200_000, 1),
                null);
    }

    @AfterEach
    void close() {
        network.close();
    }

    private void hear(String fields) {
        news.on(
                reader.read(
                        "{\"subscriptionId\":0,\"event\":{\"e\":\"executionReport\",\"s\":\"ETHUSDT\","
                                + "\"i\":12,\"T\":1709654401000,"
                                + fields
                                + "}}"));
    }

    private static String trade(int id, String quantity, String filled, String price) {
        return "\"c\":\"mine\",\"C\":\"\",\"x\":\"TRADE\",\"X\":\"PARTIALLY_FILLED\",\"t\":"
                + id
                + ",\"l\":\""
                + quantity
                + "\",\"L\":\""
                + price
                + "\",\"z\":\""
                + filled
                + "\",\"Y\":\"2500.12345678\",\"n\":\"0.00100000\",\"N\":\"BNB\",\"m\":true";
    }

    @Test
    void tradeHasTheNumbersOfTheExchange() {
        hear(trade(7, "1.00000000", "1.00000000", "2500.00000000"));

        assertThat(reports.getFirst()).isInstanceOf(VenueReport.Accepted.class);
        VenueReport.Execution told = (VenueReport.Execution) reports.get(1);
        assertThat(told.fill().exchangeTradeId()).isEqualTo("7");
        assertThat(told.fill().price()).isEqualTo(250_000);
        assertThat(told.fill().quantity()).isEqualTo(100_000);
        assertThat(told.fill().notional()).isEqualTo(250_012_345_678L);
        assertThat(told.fill().fee().asset()).isEqualTo(new Asset("BNB", 8));
        assertThat(told.fill().fee().amount()).isEqualTo(100_000);
        assertThat(told.at()).isEqualTo(1_709_654_401_000_000L);
    }

    @Test
    void tradeThatComesTwiceIsToldOnce() {
        hear(trade(7, "1.0", "1.0", "2500"));
        hear(trade(7, "1.0", "1.0", "2500"));

        assertThat(reports.stream().filter(VenueReport.Execution.class::isInstance)).hasSize(1);
    }

    @Test
    void tradeThatDidNotComeIsMissed() {
        UserEvent event =
                reader.read(
                        "{\"e\":\"executionReport\",\"s\":\"ETHUSDT\",\"i\":12,\"T\":1,"
                                + trade(8, "0.5", "1.5", "2500")
                                + "}");

        assertThat(news.on(event)).isNotNull();
        hear(trade(7, "1.0", "1.0", "2500"));
        assertThat(orders.find("mine")).isNotNull().matches(order -> !order.lacksTrades());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2500.001", "92233720368547758.08", "x", ""})
    void numberThatDoesNotFitIsNeverAnother(String price) {
        hear(trade(7, "1.0", "1.0", price));

        assertThat(reports.stream().filter(VenueReport.Execution.class::isInstance)).isEmpty();
        assertThat(reports.getLast()).isInstanceOf(VenueReport.Lost.class);
        assertThat(events).hasOnlyElementsOfType(AccountEvent.Unrecognized.class).hasSize(1);
    }

    @Test
    void cancelNamesTheOrderAsTheOriginalOne() {
        hear(
                "\"c\":\"web_1\",\"C\":\"mine\",\"x\":\"CANCELED\",\"X\":\"CANCELED\",\"r\":\"NONE\","
                        + "\"z\":\"0.5\",\"t\":-1,\"l\":\"0\"");

        assertThat(reports.getLast())
                .isInstanceOfSatisfying(
                        VenueReport.Ended.class,
                        ended -> {
                            assertThat(ended.clientOrderId()).isEqualTo("mine");
                            assertThat(ended.how()).isEqualTo(OrderEnd.CANCELED);
                            assertThat(ended.quantity()).isEqualTo(50_000);
                        });
    }

    @Test
    void orderThatExpiresInAMatchWithItselfEnds() {
        hear(
                "\"c\":\"mine\",\"C\":\"\",\"x\":\"TRADE_PREVENTION\",\"X\":\"EXPIRED_IN_MATCH\","
                        + "\"r\":\"NONE\",\"z\":\"0\",\"t\":-1,\"l\":\"0\"");

        assertThat(((VenueReport.Ended) reports.getLast()).how()).isEqualTo(OrderEnd.EXPIRED);
    }

    @Test
    void wordsOfTomorrowAreToldOnceAndEndNothing() {
        String strange =
                "\"c\":\"mine\",\"x\":\"WARPED\",\"X\":\"LIMBO\",\"z\":\"0\",\"new\":{\"a\":[1]}";
        hear(strange);
        hear(strange);

        assertThat(events.stream().map(one -> ((AccountEvent.Unrecognized) one).what()))
                .containsExactly("execution type WARPED", "order status LIMBO");
        assertThat(reports).hasOnlyElementsOfType(VenueReport.Accepted.class);
    }

    @Test
    void orderOfSomebodyElseIsLeftAlone() {
        UserEvent event =
                reader.read(
                        "{\"e\":\"executionReport\",\"s\":\"ETHUSDT\",\"i\":99,\"c\":\"web_2\","
                                + "\"x\":\"NEW\",\"X\":\"NEW\",\"z\":\"0\"}");

        assertThat(news.on(event)).isNull();
        assertThat(reports).isEmpty();
    }

    @Test
    void numbersMayBeTextsAndFieldsMayBeNew() {
        UserEvent event =
                reader.read(
                        "{\"subscriptionId\":0,\"event\":{\"e\":\"outboundAccountPosition\","
                                + "\"E\":\"1564034571105\",\"x\":{\"y\":[1,{}]},\"B\":["
                                + "{\"a\":\"ETH\",\"f\":10000,\"l\":\"0.5\",\"z\":null}]}}");

        assertThat(event.eventTime).isEqualTo(1_564_034_571_105_000L);
        assertThat(event.balances)
                .containsExactly(
                        new AccountBalance("ETH", Decimal.parse("10000"), Decimal.parse("0.5")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"e\":", "{\"e\":\"a\",\"E\":\"x\"}", "{\"e\":\"exec", "7"})
    void whatIsNoMessageIsUnreadable(String message) {
        assertThatThrownBy(() -> reader.read(message)).isInstanceOf(Fields.Unreadable.class);
    }

    @Test
    void keyThatMayTakeMoneyAwayIsSeen() {
        Fields account =
                fields("{\"canTrade\":true,\"canWithdraw\":true,\"permissions\":[\"SPOT\"]}");
        Fields key =
                fields(
                        "{\"enableReading\":true,\"enableSpotAndMarginTrading\":true,"
                                + "\"enableWithdrawals\":true}");

        KeyCheck known = KeyRights.of(account, key, 1, 2);
        assertThat(known.mayWithdraw()).isTrue();
        assertThat(known.permissions()).contains("enableWithdrawals");
        assertThat(known.mayTrade()).isTrue();
        KeyCheck ofTheAccount = KeyRights.of(account, null, 1, 2);
        assertThat(ofTheAccount.permissions()).containsExactly("SPOT");
        assertThat(ofTheAccount.mayWithdraw()).isTrue();
        Fields reading = fields("{\"enableReading\":true,\"permitsUniversalTransfer\":true}");
        assertThat(KeyRights.of(account, reading, 1, 2).mayTrade()).isFalse();
        assertThat(KeyRights.of(account, reading, 1, 2).mayWithdraw()).isTrue();
    }

    private static Fields fields(String json) {
        return Fields.of(json.getBytes(StandardCharsets.UTF_8));
    }
}
