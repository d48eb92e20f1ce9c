package dev.tradekeep.venue.xchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.binance.dto.marketdata.BinanceKline;
import org.knowm.xchange.binance.dto.marketdata.KlineInterval;
import org.knowm.xchange.binance.dto.trade.BinanceCancelOrderParams;
import org.knowm.xchange.binance.dto.trade.BinanceQueryOrderParams;
import org.knowm.xchange.binance.dto.trade.BinanceTradeHistoryParams;
import org.knowm.xchange.binance.dto.trade.TimeInForce;
import org.knowm.xchange.binance.service.BinanceMarketDataService;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.Order.OrderStatus;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.account.Balance;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Ticker;
import org.knowm.xchange.dto.marketdata.Trades;
import org.knowm.xchange.dto.meta.InstrumentMetaData;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.StopOrder;
import org.knowm.xchange.dto.trade.UserTrade;
import org.knowm.xchange.exceptions.FundsExceededException;
import org.knowm.xchange.exceptions.OrderNotValidException;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.trade.params.orders.DefaultOpenOrdersParamInstrument;

/** What users of XChange do at Binance, done at the local exchange; the money is exact. */
final class XChangeRestTest {
    private static final Instrument PAIR = CurrencyPair.BTC_USDT;
    private static final BigDecimal AMOUNT = new BigDecimal("0.01234");

    private LocalBinance venue;
    private Exchange client;

    @BeforeEach
    void open() {
        venue = new LocalBinance();
        client = venue.client();
    }

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void readsWhatIsTradedWithItsRules() {
        InstrumentMetaData rules =
                Objects.requireNonNull(client.getExchangeMetaData().getInstruments().get(PAIR));
        assertThat(rules.getPriceStepSize()).isEqualByComparingTo("0.01");
        assertThat(rules.getAmountStepSize()).isEqualByComparingTo("0.00001");
        assertThat(rules.getMinimumAmount()).isEqualByComparingTo("0.00001");
        assertThat(rules.getCounterMinimumAmount()).isEqualByComparingTo("5");
        assertThat(client.getExchangeMetaData().getInstruments())
                .containsKey(CurrencyPair.ETH_USDT);
    }

    @Test
    void readsBookTickersTradesAndCandles() throws IOException {
        OrderBook book = client.getMarketDataService().getOrderBook(PAIR, 20);
        assertThat(book.getBids()).hasSizeGreaterThan(5).isSortedAccordingTo(byPrice().reversed());
        assertThat(book.getAsks()).hasSizeGreaterThan(5).isSortedAccordingTo(byPrice());
        assertThat(book.getBids().getFirst().getLimitPrice())
                .isLessThan(book.getAsks().getFirst().getLimitPrice());
        Ticker ticker = client.getMarketDataService().getTicker(PAIR);
        assertThat(ticker.getLow()).isLessThanOrEqualTo(ticker.getHigh());
        assertThat(ticker.getBid()).isLessThan(ticker.getAsk());
        assertThat(client.getMarketDataService().getTickers(null))
                .extracting(Ticker::getInstrument)
                .contains(PAIR, CurrencyPair.ETH_USDT);
        buy();
        Trades trades = client.getMarketDataService().getTrades(PAIR);
        assertThat(trades.getTrades()).isNotEmpty();
        List<BinanceKline> candles =
                ((BinanceMarketDataService) client.getMarketDataService())
                        .klines(PAIR, KlineInterval.m1, 1_000, null, null);
        assertThat(candles).hasSize(1_000);
        for (int i = 1; i < candles.size(); i++) {
            assertThat(candles.get(i).getOpenTime() - candles.get(i - 1).getOpenTime())
                    .isEqualTo(60_000);
        }
    }

    @Test
    void readsAnAccount() throws IOException {
        assertThat(balance(Currency.BTC).getTotal()).isEqualByComparingTo("1");
        assertThat(balance(Currency.USDT).getAvailable()).isEqualByComparingTo("100000");
    }

    @Test
    void marketOrdersMoveExactlyWhatTheirTradesSay() throws IOException {
        String id = buy();
        Order order = order(id);
        assertThat(order.getStatus()).isEqualTo(OrderStatus.FILLED);
        assertThat(order.getCumulativeAmount()).isEqualByComparingTo(AMOUNT);
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        for (UserTrade trade : trades(id)) {
            assertThat(trade.getType()).isEqualTo(OrderType.BID);
            assertThat(trade.getFeeCurrency()).isEqualTo(Currency.BTC);
            paid = paid.add(trade.getPrice().multiply(trade.getOriginalAmount()));
            fees = fees.add(trade.getFeeAmount());
        }
        assertThat(order.getAveragePrice().multiply(AMOUNT).subtract(paid).abs())
                .isLessThan(new BigDecimal("0.000001"));
        assertThat(balance(Currency.USDT).getTotal())
                .isEqualByComparingTo(new BigDecimal("100000").subtract(paid));
        assertThat(balance(Currency.BTC).getTotal())
                .isEqualByComparingTo(BigDecimal.ONE.add(AMOUNT).subtract(fees));
        assertThat(fees).isEqualByComparingTo(AMOUNT.multiply(new BigDecimal("0.001")));
    }

    @Test
    void salesPayTheirFeeInWhatIsReceived() throws IOException {
        String id =
                client.getTradeService()
                        .placeMarketOrder(new MarketOrder(OrderType.ASK, AMOUNT, PAIR));
        BigDecimal received = BigDecimal.ZERO;
        for (UserTrade trade : trades(id)) {
            assertThat(trade.getFeeCurrency()).isEqualTo(Currency.USDT);
            received =
                    received.add(trade.getPrice().multiply(trade.getOriginalAmount()))
                            .subtract(trade.getFeeAmount());
        }
        assertThat(balance(Currency.USDT).getTotal())
                .isEqualByComparingTo(new BigDecimal("100000").add(received));
        assertThat(balance(Currency.BTC).getTotal())
                .isEqualByComparingTo(BigDecimal.ONE.subtract(AMOUNT));
    }

    @Test
    void limitOrdersRestLockMoneyAndAreCanceled() throws IOException {
        String id = placeLow("rests-1");
        assertThat(openOrders()).extracting(LimitOrder::getId).containsExactly(id);
        LimitOrder resting = openOrders().getFirst();
        assertThat(resting.getStatus()).isEqualTo(OrderStatus.NEW);
        assertThat(resting.getUserReference()).isEqualTo("rests-1");
        assertThat(resting.getLimitPrice()).isEqualByComparingTo("50000");
        assertThat(balance(Currency.USDT).getFrozen()).isEqualByComparingTo("500");
        assertThat(balance(Currency.USDT).getTotal()).isEqualByComparingTo("100000");
        boolean canceled = cancel(id);
        assertThat(canceled).isTrue();
        assertThat(openOrders()).isEmpty();
        assertThat(order(id).getStatus()).isEqualTo(OrderStatus.CANCELED);
        assertThat(balance(Currency.USDT).getAvailable()).isEqualByComparingTo("100000");
    }

    @Test
    void limitOrdersTakeAndEndByTheirTimeInForce() throws IOException {
        LimitOrder order =
                new LimitOrder(OrderType.BID, AMOUNT, PAIR, null, null, new BigDecimal("50000.00"));
        order.addOrderFlag(TimeInForce.IOC);
        String id = client.getTradeService().placeLimitOrder(order);
        assertThat(order(id).getStatus()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(balance(Currency.USDT).getAvailable()).isEqualByComparingTo("100000");
        LimitOrder taking =
                new LimitOrder(OrderType.BID, AMOUNT, PAIR, null, null, new BigDecimal("62000.00"));
        taking.addOrderFlag(TimeInForce.FOK);
        String filled = client.getTradeService().placeLimitOrder(taking);
        assertThat(order(filled).getStatus()).isEqualTo(OrderStatus.FILLED);
        assertThat(trades(filled))
                .allSatisfy(
                        trade -> assertThat(trade.getPrice()).isLessThan(new BigDecimal("62000")));
    }

    @Test
    void stopOrdersWaitAndAreCanceled() throws IOException {
        StopOrder order =
                new StopOrder.Builder(OrderType.ASK, PAIR)
                        .originalAmount(AMOUNT)
                        .stopPrice(new BigDecimal("55000.00"))
                        .limitPrice(new BigDecimal("54900.00"))
                        .intention(StopOrder.Intention.STOP_LOSS)
                        .flag(TimeInForce.GTC)
                        .build();
        String id = client.getTradeService().placeStopOrder(order);
        Order waiting = order(id);
        assertThat(waiting.getStatus()).isEqualTo(OrderStatus.NEW);
        assertThat(((StopOrder) waiting).getStopPrice()).isEqualByComparingTo("55000");
        assertThat(balance(Currency.BTC).getFrozen()).isEqualByComparingTo(AMOUNT);
        cancel(id);
        assertThat(balance(Currency.BTC).getFrozen()).isZero();
    }

    @Test
    void tellsMyTradesOfATime() throws IOException {
        Date before = Date.from(Instant.now().minusSeconds(60));
        String first = buy();
        String second = buy();
        BinanceTradeHistoryParams wanted = new BinanceTradeHistoryParams(PAIR);
        wanted.setStartTime(before);
        List<UserTrade> trades = client.getTradeService().getTradeHistory(wanted).getUserTrades();
        assertThat(trades).extracting(UserTrade::getOrderId).contains(first, second);
        assertThat(trades).extracting(UserTrade::getId).doesNotHaveDuplicates();
    }

    @Test
    void refusalsAreWhatXChangeTakesThemFor() {
        MarketOrder tooMuch = new MarketOrder(OrderType.ASK, new BigDecimal("2"), PAIR);
        assertThatThrownBy(() -> client.getTradeService().placeMarketOrder(tooMuch))
                .isInstanceOf(FundsExceededException.class);
        LimitOrder tooSmall =
                new LimitOrder(
                        OrderType.BID,
                        new BigDecimal("0.00002"),
                        PAIR,
                        null,
                        null,
                        new BigDecimal("50000.00"));
        assertThatThrownBy(() -> client.getTradeService().placeLimitOrder(tooSmall))
                .isInstanceOf(OrderNotValidException.class)
                .hasMessageContaining("Filter failure: NOTIONAL");
        MarketOrder none = new MarketOrder(OrderType.ASK, new BigDecimal("0.000001"), PAIR);
        assertThatThrownBy(() -> client.getTradeService().placeMarketOrder(none))
                .isInstanceOf(OrderNotValidException.class)
                .hasMessageContaining("Filter failure: LOT_SIZE");
        assertThatThrownBy(() -> cancel("123")).hasMessageContaining("Unknown order sent.");
        assertThatThrownBy(() -> order("123")).hasMessageContaining("Order does not exist.");
    }

    private static Comparator<LimitOrder> byPrice() {
        return Comparator.comparing(LimitOrder::getLimitPrice);
    }

    private String buy() throws IOException {
        return client.getTradeService()
                .placeMarketOrder(new MarketOrder(OrderType.BID, AMOUNT, PAIR));
    }

    private String placeLow(String clientId) throws IOException {
        LimitOrder order =
                new LimitOrder.Builder(OrderType.BID, PAIR)
                        .originalAmount(new BigDecimal("0.01"))
                        .limitPrice(new BigDecimal("50000.00"))
                        .userReference(clientId)
                        .build();
        return client.getTradeService().placeLimitOrder(order);
    }

    private List<LimitOrder> openOrders() throws IOException {
        return client.getTradeService()
                .getOpenOrders(new DefaultOpenOrdersParamInstrument(PAIR))
                .getOpenOrders();
    }

    private boolean cancel(String id) throws IOException {
        return client.getTradeService().cancelOrder(new BinanceCancelOrderParams(PAIR, id, null));
    }

    private Order order(String id) throws IOException {
        Collection<Order> found =
                client.getTradeService().getOrder(new BinanceQueryOrderParams(PAIR, id));
        assertThat(found).hasSize(1);
        return found.iterator().next();
    }

    private List<UserTrade> trades(String orderId) throws IOException {
        return client
                .getTradeService()
                .getTradeHistory(new BinanceTradeHistoryParams(PAIR))
                .getUserTrades()
                .stream()
                .filter(trade -> trade.getOrderId().equals(orderId))
                .toList();
    }

    private Balance balance(Currency currency) throws IOException {
        return client.getAccountService().getAccountInfo().getWallet().getBalance(currency);
    }
}
