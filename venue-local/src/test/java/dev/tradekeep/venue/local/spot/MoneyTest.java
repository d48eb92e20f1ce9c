package dev.tradekeep.venue.local.spot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.matching.Lifetime;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.matching.SelfTradePrevention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever accounts do, money is neither made nor lost, and what is locked is what orders need. */
final class MoneyTest {
    private static final int OPERATIONS = 3_000;
    private static final long CENT = Quote.UNIT / 100;
    private static final long STEP = Quote.UNIT / 100_000;
    private static final List<String> ASSETS = List.of("BTC", "USDT", "BNB");

    private static final List<SelfTradePrevention> MODES = List.of(SelfTradePrevention.values());

    private static final Handling AT_ONCE = Handling.AT_ONCE;
    private static final Handling LATE = new Handling(true, true, false);

    private final AtomicLong clock = new AtomicLong(1_800_000_000_000_000L);
    private final SpotExchange exchange =
            new SpotExchange(() -> clock.addAndGet(1_000), new Notes());
    private final Map<String, Long> paidIn = new HashMap<>();
    private int revised;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sumsStayWhatWasPaidIn(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SpotMarket btc = exchange.locked(() -> exchange.list(rules("BTC"), 100 * Quote.UNIT));
        exchange.locked(() -> exchange.list(rules("BNB"), 3 * Quote.UNIT));
        List<Account> accounts = openAccounts();
        int refused = 0;
        int fills = 0;
        for (int i = 0; i < OPERATIONS; i++) {
            Account account = accounts.get(random.nextInt(accounts.size()));
            try {
                exchange.locked(() -> act(random, account, btc));
            } catch (Refusal refusal) {
                refused++;
            }
            requireSums(accounts);
            accounts.forEach(one -> requireLocks(one, btc));
        }
        for (Account account : accounts) {
            fills += account.shelf(btc).fills().size();
        }
        assertThat(refused).isLessThan(OPERATIONS * 3 / 4);
        assertThat(fills).isGreaterThan(OPERATIONS / 10);
        assertThat(revised).isGreaterThan(OPERATIONS / 100);
    }

    private static SymbolRules rules(String base) {
        return SymbolRules.standard(base, "USDT")
                .withCounts(new SymbolRules.Counts(60, 20, 20, 40, 20, 10, 0));
    }

    private List<Account> openAccounts() {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String name = "account " + i;
            Account account = exchange.locked(() -> exchange.open(name, false, FeeRates.STANDARD));
            exchange.locked(() -> {
                ASSETS.forEach(asset -> payIn(account, asset));
                return account;
            });
            account.feeAsset(i % 2 == 0 ? "BNB" : null);
            accounts.add(account);
        }
        return accounts;
    }

    private void payIn(Account account, String asset) {
        long amount = asset.equals("BNB") ? Quote.UNIT / 10 : 2_000 * Quote.UNIT;
        exchange.deposit(account, asset, amount);
        paidIn.merge(asset, amount, Long::sum);
    }

    private Object act(SplittableRandom random, Account account, SpotMarket market) {
        List<SpotOrder> open = List.copyOf(account.shelf(market).open());
        int kind = random.nextInt(100);
        if (kind < 25 && !open.isEmpty()) {
            return exchange.orders().cancel(open.get(random.nextInt(open.size())), null);
        }
        if (kind < 30 && !open.isEmpty()) {
            SpotOrder order = open.get(random.nextInt(open.size()));
            return exchange.orders().amend(order, order.quantity() / 2 / STEP * STEP, null);
        }
        if (kind < 35 && !open.isEmpty()) {
            return revise(random, open.get(random.nextInt(open.size())));
        }
        if (kind < 42) {
            return placeList(random, account, market);
        }
        if (kind < 47) {
            long away = (1 + random.nextInt(10)) * CENT * (random.nextBoolean() ? 1 : -1);
            long stop = market.engine().last() + away;
            long limit = random.nextBoolean() ? stop : 0;
            long quantity = STEP * (10_000 + random.nextInt(400_000));
            NewOrder order = stop(away > 0, quantity, stop, limit);
            return exchange.orders().place(account, market, order, LATE);
        }
        return exchange.orders()
                .place(
                        account,
                        market,
                        order(random, market),
                        random.nextBoolean() ? LATE : AT_ONCE);
    }

    private Object revise(SplittableRandom random, SpotOrder order) {
        NewOrder asked = order.asked();
        long quantity = asked.quantity() * (50 + random.nextInt(100)) / 100 / STEP * STEP;
        long away = random.nextInt(3) == 0 ? 0 : random.nextInt(-60, 61) * CENT;
        long price = asked.price() == 0 ? 0 : asked.price() + away;
        exchange.revisions().revise(order, quantity, price, asked.stop());
        revised++;
        return order;
    }

    private Object placeList(SplittableRandom random, Account account, SpotMarket market) {
        boolean buy = random.nextBoolean();
        long last = market.engine().last();
        long quantity = STEP * (10_000 + random.nextInt(300_000));
        long away = (5 + random.nextInt(60)) * CENT * (buy ? -1 : 1);
        NewOrder maker = NewOrder.of(OrderKind.LIMIT_MAKER, buy, quantity, last + away);
        NewOrder stop = stop(buy, quantity, last - away, random.nextBoolean() ? last - away : 0);
        if (random.nextBoolean()) {
            return exchange.orders()
                    .placeList(account, market, OrderList.Kind.OCO, null, List.of(stop, maker));
        }
        NewOrder working = NewOrder.limit(!buy, quantity, last + (buy ? 5 : -5) * CENT);
        List<NewOrder> orders =
                random.nextBoolean() ? List.of(working, maker) : List.of(working, stop, maker);
        return exchange.orders().placeList(account, market, OrderList.Kind.OTO, null, orders);
    }

    private static NewOrder stop(boolean buy, long quantity, long stop, long limit) {
        return new NewOrder(
                limit == 0 ? OrderKind.STOP_LOSS : OrderKind.STOP_LOSS_LIMIT,
                buy,
                quantity,
                0,
                limit,
                stop,
                0,
                0,
                Lifetime.GTC,
                null,
                SelfTradePrevention.NONE,
                -1,
                -1);
    }

    private static NewOrder order(SplittableRandom random, SpotMarket market) {
        boolean buy = random.nextBoolean();
        long last = market.engine().last();
        long quantity = STEP * (10_000 + random.nextInt(400_000));
        SelfTradePrevention prevention = MODES.get(random.nextInt(MODES.size()));
        int kind = random.nextInt(12);
        if (kind == 0) {
            return stop(buy, quantity, last + (buy ? 20 : -20) * CENT, 0);
        }
        if (kind < 3) {
            boolean byQuote = random.nextBoolean();
            return new NewOrder(
                    OrderKind.MARKET,
                    buy,
                    byQuote ? 0 : quantity,
                    byQuote ? 6 * Quote.UNIT + random.nextLong(500 * Quote.UNIT) : 0,
                    0,
                    0,
                    0,
                    0,
                    Lifetime.GTC,
                    null,
                    prevention,
                    -1,
                    -1);
        }
        long display = kind == 4 ? Math.max(STEP, quantity / 20 / STEP * STEP) : 0;
        Lifetime lifetime = kind == 5 ? Lifetime.IOC : kind == 6 ? Lifetime.FOK : Lifetime.GTC;
        return new NewOrder(
                OrderKind.LIMIT,
                buy,
                quantity,
                0,
                last + random.nextInt(-60, 61) * CENT,
                0,
                0,
                display,
                lifetime,
                null,
                prevention,
                -1,
                -1);
    }

    private void requireSums(List<Account> accounts) {
        for (String asset : ASSETS) {
            long sum = exchange.earned(asset);
            for (Account account : accounts) {
                Balance balance = account.balance(asset);
                sum += balance.free() + balance.locked();
            }
            assertThat(sum).as(asset).isEqualTo(paidIn.get(asset));
        }
    }

    /** Of a pair, the more expensive one counts. */
    private static void requireLocks(Account account, SpotMarket market) {
        Map<Object, Long> base = new HashMap<>();
        Map<Object, Long> quote = new HashMap<>();
        for (SpotOrder order : account.shelf(market).open()) {
            OrderList list = order.list();
            Object owner = list == null ? order : list;
            (order.isBuy() ? quote : base).merge(owner, order.needed(), Math::max);
        }
        assertThat(account.balance("BTC").locked()).isEqualTo(sum(base));
        assertThat(account.balance("USDT").locked()).isEqualTo(sum(quote));
    }

    private static long sum(Map<Object, Long> amounts) {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }
}
