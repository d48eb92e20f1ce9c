package dev.tradekeep.venue.xchange;

import static org.assertj.core.api.Assertions.assertThat;

import info.bitrich.xchangestream.binance.BinanceStreamingExchange;
import info.bitrich.xchangestream.binance.KlineSubscription;
import info.bitrich.xchangestream.core.ProductSubscription;
import io.reactivex.rxjava3.core.Observable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.binance.dto.marketdata.BinanceKline;
import org.knowm.xchange.binance.dto.marketdata.KlineInterval;
import org.knowm.xchange.binance.dto.trade.BinanceCancelOrderParams;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.Order.OrderStatus;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.account.Balance;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Ticker;
import org.knowm.xchange.dto.marketdata.Trade;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.UserTrade;
import org.knowm.xchange.instrument.Instrument;

/** What XChange's streaming library hears of the local exchange, user data by listen key. */
final class XChangeStreamTest {
    private static final Instrument PAIR = CurrencyPair.BTC_USDT;
    private static final long PATIENCE_SECONDS = 20;

    private LocalBinance venue;
    private BinanceStreamingExchange stream;

    @BeforeEach
    void open() throws IOException {
        venue = new LocalBinance();
        stream = venue.stream();
        stream.remoteInit();
    }

    @AfterEach
    void close() {
        var _ = stream.disconnect().blockingAwait(PATIENCE_SECONDS, TimeUnit.SECONDS);
        venue.close();
    }

    @Test
    void hearsOfAMarket() throws InterruptedException {
        stream.connect(
                        new KlineSubscription(Map.of(PAIR, Set.of(KlineInterval.m1))),
                        ProductSubscription.create()
                                .addTicker(PAIR)
                                .addOrderbook(PAIR)
                                .addTrades(PAIR)
                                .build())
                .blockingAwait();
        Heard<Ticker> tickers = hear(stream.getStreamingMarketDataService().getTicker(PAIR));
        Heard<OrderBook> books = hear(stream.getStreamingMarketDataService().getOrderBook(PAIR));
        Heard<Trade> trades = hear(stream.getStreamingMarketDataService().getTrades(PAIR));
        Heard<BinanceKline> candles =
                hear(stream.getStreamingMarketDataService().getKlines(PAIR, KlineInterval.m1));
        assertThat(tickers.next(one -> true).getLast()).isBetween(price(40_000), price(80_000));
        for (int i = 0; i < 5; i++) {
            OrderBook book = books.next(one -> true);
            assertThat(book.getBids().getFirst().getLimitPrice())
                    .isLessThan(book.getAsks().getFirst().getLimitPrice());
        }
        assertThat(trades.next(one -> true).getPrice()).isBetween(price(40_000), price(80_000));
        BinanceKline candle = candles.next(one -> true);
        assertThat(candle.getLow()).isLessThanOrEqualTo(candle.getHigh());
    }

    @Test
    void hearsOfItsOrdersTradesAndBalances() throws IOException, InterruptedException {
        stream.connect(
                        ProductSubscription.create()
                                .addTicker(PAIR)
                                .addOrders(PAIR)
                                .addUserTrades(PAIR)
                                .addBalances(Currency.USDT)
                                .addBalances(Currency.BTC)
                                .build())
                .blockingAwait();
        Heard<Order> orders = hear(stream.getStreamingTradeService().getOrderChanges(PAIR));
        Heard<UserTrade> trades = hear(stream.getStreamingTradeService().getUserTrades(PAIR));
        Heard<Balance> money =
                hear(stream.getStreamingAccountService().getBalanceChanges(Currency.USDT));
        String id = rest();
        assertThat(orders.next(one -> one.getId().equals(id)).getStatus())
                .isEqualTo(OrderStatus.NEW);
        Balance locked = money.next(one -> true);
        assertThat(locked.getAvailable()).isEqualByComparingTo("99500");
        assertThat(locked.getFrozen()).isEqualByComparingTo("500");
        stream.getTradeService().cancelOrder(new BinanceCancelOrderParams(PAIR, id, null));
        assertThat(
                        orders.next(one ->
                                        one.getId().equals(id)
                                                && one.getStatus() != OrderStatus.NEW)
                                .getStatus())
                .isEqualTo(OrderStatus.CANCELED);
        assertThat(money.next(one -> true).getAvailable()).isEqualByComparingTo("100000");
        BigDecimal amount = new BigDecimal("0.05");
        String bought =
                stream.getTradeService()
                        .placeMarketOrder(new MarketOrder(OrderType.BID, amount, PAIR));
        Order filled =
                orders.next(
                        one -> one.getId().equals(bought) && one.getStatus() == OrderStatus.FILLED);
        assertThat(filled.getCumulativeAmount()).isEqualByComparingTo(amount);
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal got = BigDecimal.ZERO;
        List<String> ids = new ArrayList<>();
        while (got.compareTo(amount) < 0) {
            UserTrade trade = trades.next(one -> one.getOrderId().equals(bought));
            got = got.add(trade.getOriginalAmount());
            paid = paid.add(trade.getPrice().multiply(trade.getOriginalAmount()));
            ids.add(trade.getId());
        }
        BigDecimal left = new BigDecimal("100000").subtract(paid);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(got).isEqualByComparingTo(amount);
        assertThat(money.next(one -> true).getTotal()).isEqualByComparingTo(left);
    }

    private static BigDecimal price(long whole) {
        return BigDecimal.valueOf(whole);
    }

    private String rest() throws IOException {
        return stream.getTradeService()
                .placeLimitOrder(
                        new LimitOrder.Builder(OrderType.BID, PAIR)
                                .originalAmount(new BigDecimal("0.01"))
                                .limitPrice(new BigDecimal("50000.00"))
                                .build());
    }

    private static <T> Heard<T> hear(Observable<T> told) {
        BlockingQueue<T> queue = new LinkedBlockingQueue<>();
        var _ = told.subscribe(queue::add, failure -> {});
        return new Heard<>(queue);
    }

    /** What a stream told, in order. */
    private record Heard<T>(BlockingQueue<T> queue) {
        T next(Predicate<T> wanted) throws InterruptedException {
            while (true) {
                T one = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(one).as("something that the stream tells").isNotNull();
                if (wanted.test(one)) {
                    return one;
                }
            }
        }
    }
}
