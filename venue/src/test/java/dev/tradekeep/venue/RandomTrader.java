package dev.tradekeep.venue;

import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.order.Fill;
import dev.tradekeep.model.order.GroupMember;
import dev.tradekeep.model.order.Order;
import dev.tradekeep.model.order.OrderConditions;
import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.order.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Trades at random on random bars, keeps books of it, and may lose everything but the books after a
 * report. What it does follows from the seed and the books alone.
 */
final class RandomTrader implements Purse {
    private static final int BARS = 24;
    private static final Asset USD = new Asset("USD", 2);
    private static final Instrument COIN =
            new Instrument("ABC/USD", new Asset("ABC", 2), USD, 1, 1, 5, 10, 1, 0);

    private final long seed;
    private final VenueModel model;
    private final MarketModel marketModel;
    private final List<TestBar> bars = new ArrayList<>();
    private final Set<Integer> crashes = new HashSet<>();
    private final TraderBooks books;
    private boolean crashesAfterEachBar;

    /** The present time: kept by the driver, so that a crash does not lose it. */
    private long now;

    private SimulatedVenue venue;

    RandomTrader(long seed) {
        this.seed = seed;
        SplittableRandom random = random(-1);
        VenueCosts costs = random.nextInt(4) == 0 ? VenueCosts.FREE : VenueCosts.DEFAULT;
        long share = random.nextInt(4) == 0 ? 0 : 2_500 * random.nextLong(1, 5);
        long latency = random.nextInt(4) == 0 ? TestBar.MINUTE / 2 : 0;
        model = new VenueModel(FillModel.BARS, costs, share, latency);
        List<VolumeUnit> units = List.of(VolumeUnit.values());
        VolumeUnit unit = units.get(random.nextInt(units.size()));
        marketModel = new MarketModel(TestBar.MINUTE, unit, 1, TradingDays.EVERY_DAY);
        books = new TraderBooks(random.nextLong(1_000_000, 20_000_000), random.nextLong(3_000));
        makeBars(random, unit);
        venue = open();
    }

    /** Lets the machine die after the nth report. */
    void crashAfter(int report) {
        crashes.add(report);
    }

    /** Lets the machine die after every bar. */
    void crashAfterEachBar() {
        crashesAfterEachBar = true;
    }

    TraderBooks run() {
        Market market = venue.list(COIN, marketModel);
        int next = 0;
        while (next < bars.size()) {
            TestBar bar = bars.get(next);
            try {
                market.onBar(bar);
            } catch (Crash crash) {
                market = restart(next);
                continue;
            }
            now = bar.closeTime();
            next++;
            decide(random(next), 2);
            if (crashesAfterEachBar && next < bars.size()) {
                market = restart(next);
            }
        }
        return books;
    }

    @Override
    public long available(OrderRequest order, Asset asset) {
        return asset.equals(USD) ? books.cash() : books.held() * 10;
    }

    private SimulatedVenue open() {
        return new SimulatedVenue(model, this, () -> now, this::hear);
    }

    private SplittableRandom random(long stream) {
        return new SplittableRandom(seed * 1_000_003 + stream);
    }

    private void makeBars(SplittableRandom random, VolumeUnit unit) {
        long price = 1_000;
        long at = TestBar.MINUTE;
        for (int i = 0; i < BARS; i++) {
            long open = walk(random, random.nextInt(3) == 0 ? price : walk(random, price));
            long close = walk(random, open);
            long high = Math.max(open, close) + 5L * random.nextLong(4);
            long low = Math.min(open, close) - 5L * random.nextLong(4);
            long volume = random.nextInt(6) == 0 ? 0 : random.nextLong(2_000);
            volume = unit == VolumeUnit.QUOTE ? 100 * volume : volume;
            bars.add(new TestBar(at, at + TestBar.MINUTE, open, high, low, close, volume));
            at += TestBar.MINUTE * (random.nextInt(8) == 0 ? 4 : 1);
            price = close;
        }
    }

    private static long walk(SplittableRandom random, long price) {
        return Math.max(200, price + 5L * random.nextLong(-6, 7));
    }

    /** Hears a report: one booking of it and of what follows, then what follows is sent. */
    private void hear(VenueReport report) {
        now = Math.max(now, report.at());
        int from = books.book(report);
        react(report);
        if (crashes.remove(books.reports().size())) {
            throw new Crash();
        }
        books.send(venue, from);
    }

    private void react(VenueReport report) {
        if (report instanceof VenueReport.Execution(String id, Fill fill, long at)) {
            OrderRequest request = books.order(id).request();
            GroupMember member = request.member();
            if (member != null && !member.isExit()) {
                sendExits(books.order(id), fill, at);
                return;
            }
        }
        boolean ofGoneOrder =
                report instanceof VenueReport.Refused refused
                        && refused.reason().equals(SimulatedVenue.UNKNOWN_ORDER);
        if (!ofGoneOrder) {
            decideInBooks(random(1_000 + books.told()), 8);
        }
    }

    private void sendExits(Order entry, Fill fill, long at) {
        String group = entry.clientOrderId();
        OrderRequest known = books.request(group + "-S");
        if (known != null) {
            for (String exit : List.of(group + "-S", group + "-T")) {
                Order order = books.order(exit);
                books.amend(exit, order.terms(), order.quantity() + fill.quantity(), at);
            }
            return;
        }
        SplittableRandom random = random(2_000 + books.told());
        Side side = entry.side().opposite();
        long price = fill.price() - fill.price() % 5;
        books.submit(
                OrderRequest.of(
                                group + "-S",
                                COIN,
                                side,
                                stop(random, side, price),
                                fill.quantity(),
                                at)
                        .in(new GroupMember(group, GroupMember.Role.STOP)));
        books.submit(
                OrderRequest.of(
                                group + "-T",
                                COIN,
                                side,
                                target(random, side, price),
                                fill.quantity(),
                                at)
                        .in(new GroupMember(group, GroupMember.Role.TARGET)));
    }

    private void decide(SplittableRandom random, int one) {
        int from = books.size();
        decideInBooks(random, one);
        books.send(venue, from);
    }

    /** One time of so many it does something, at most three things. */
    private void decideInBooks(SplittableRandom random, int one) {
        if (random.nextInt(one) > 0) {
            return;
        }
        for (int things = random.nextInt(1, 4); things > 0; things--) {
            List<Order> open = books.open();
            switch (random.nextInt(open.isEmpty() ? 4 : 7)) {
                case 0, 1, 2 -> submit(random);
                case 3 -> submitGroup(random);
                case 4 -> books.cancel(any(random, open).clientOrderId(), now);
                default -> amend(random, any(random, open));
            }
        }
    }

    private static Order any(SplittableRandom random, List<Order> orders) {
        return orders.get(random.nextInt(orders.size()));
    }

    private void submit(SplittableRandom random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        OrderTerms terms = terms(random, side);
        OrderRequest request =
                OrderRequest.of("o" + books.size(), COIN, side, terms, quantity(random), now);
        books.submit(request.under(conditions(random, terms)));
    }

    private void submitGroup(SplittableRandom random) {
        String id = "g" + books.size();
        if (random.nextInt(3) > 0) {
            Side side = random.nextInt(4) > 0 ? Side.BUY : Side.SELL;
            OrderRequest entry =
                    OrderRequest.of(id, COIN, side, terms(random, side), quantity(random), now);
            books.submit(entry.in(new GroupMember(id, GroupMember.Role.ENTRY)));
            return;
        }
        long price = price();
        OrderTerms stop = stop(random, Side.SELL, price);
        OrderTerms target = target(random, Side.SELL, price);
        books.submit(
                OrderRequest.of(id, COIN, Side.SELL, stop, quantity(random), now)
                        .in(new GroupMember(id, GroupMember.Role.STOP)));
        books.submit(
                OrderRequest.of(id + "-T", COIN, Side.SELL, target, quantity(random), now)
                        .in(new GroupMember(id, GroupMember.Role.TARGET)));
    }

    private void amend(SplittableRandom random, Order order) {
        OrderTerms terms = order.terms();
        long by = 5L * random.nextLong(-4, 5);
        OrderTerms other =
                switch (terms) {
                    case OrderTerms.Limit(long limit) ->
                            new OrderTerms.Limit(Math.max(5, limit + by));
                    case OrderTerms.Stop(long trigger) ->
                            new OrderTerms.Stop(Math.max(5, trigger + by));
                    case OrderTerms.TrailingStop(long distance) ->
                            new OrderTerms.TrailingStop(Math.max(5, distance + by));
                    default -> terms;
                };
        long quantity =
                order.quantity() + (random.nextBoolean() ? 0 : 10L * random.nextLong(-9, 9));
        books.amend(order.clientOrderId(), other, Math.max(10, quantity), now);
    }

    private long price() {
        int bar = (int) Math.max(0, books.barsSeen(bars, now) - 1);
        return bars.get(bar).close();
    }

    private static long quantity(SplittableRandom random) {
        return 10L * random.nextLong(1, random.nextInt(8) == 0 ? 400 : 40)
                + (random.nextInt(40) == 0 ? 1 : 0);
    }

    private OrderTerms terms(SplittableRandom random, Side side) {
        long price = price();
        return switch (random.nextInt(5)) {
            case 0 -> new OrderTerms.Market();
            case 1 -> stop(random, side, price);
            case 2 -> target(random, side, price);
            default ->
                    new OrderTerms.Limit(
                            Math.max(5, price - side.sign() * 5L * random.nextLong(-2, 6)));
        };
    }

    private static OrderTerms stop(SplittableRandom random, Side side, long price) {
        long trigger = Math.max(5, price + side.sign() * 5L * random.nextLong(-1, 6));
        return switch (random.nextInt(3)) {
            case 0 -> new OrderTerms.Stop(trigger);
            case 1 ->
                    new OrderTerms.StopLimit(
                            trigger, Math.max(5, trigger + 5L * random.nextLong(-3, 4)));
            default -> new OrderTerms.TrailingStop(5L * random.nextLong(1, 7));
        };
    }

    private static OrderTerms target(SplittableRandom random, Side side, long price) {
        long wanted = Math.max(5, price - side.sign() * 5L * random.nextLong(-1, 6));
        return random.nextBoolean()
                ? new OrderTerms.Limit(wanted)
                : new OrderTerms.TakeProfit(wanted);
    }

    private OrderConditions conditions(SplittableRandom random, OrderTerms terms) {
        return switch (random.nextInt(8)) {
            case 0 -> OrderConditions.IOC;
            case 1 -> OrderConditions.FOK;
            case 2 -> OrderConditions.until(now + TestBar.MINUTE * random.nextLong(0, 4) + 1);
            case 3 ->
                    terms instanceof OrderTerms.Limit
                            ? OrderConditions.GTC.asPostOnly()
                            : OrderConditions.GTC;
            default -> OrderConditions.GTC;
        };
    }

    private Market restart(int next) {
        TestBar bar = bars.get(next);
        venue = open();
        Market market = venue.list(COIN, marketModel);
        books.restore(venue, market, bar.openTime());
        for (TestBar past : bars.subList(0, next)) {
            market.observe(past);
        }
        return market;
    }

    /** The machine died. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
