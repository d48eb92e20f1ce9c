package dev.tradekeep.venue.local.market;

import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.venue.local.candles.Kline;
import dev.tradekeep.venue.local.matching.Lifetime;
import dev.tradekeep.venue.local.matching.Quote;
import dev.tradekeep.venue.local.matching.SelfTradePrevention;
import dev.tradekeep.venue.local.spot.Account;
import dev.tradekeep.venue.local.spot.FeeRates;
import dev.tradekeep.venue.local.spot.NewOrder;
import dev.tradekeep.venue.local.spot.OrderKind;
import dev.tradekeep.venue.local.spot.Refusal;
import dev.tradekeep.venue.local.spot.SpotExchange;
import dev.tradekeep.venue.local.spot.SpotMarket;
import dev.tradekeep.venue.local.spot.SpotOrder;
import dev.tradekeep.venue.local.spot.SymbolRules;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes one market: quotes on both sides of a price that moves by chance, small near it and larger
 * away from it, and a stream of small orders that take. Whoever rests in the way of the price is
 * filled. To be stepped by one thread.
 */
public final class MarketMaker {
    /**
     * A recording that is played.
     *
     * @param speed how many seconds of it pass in one
     */
    public record Replay(Recording recording, int speed) {}

    private static final int LEVELS = 24;
    private static final int PARTS = 100_000;

    /** How far the best quote is from the price, in parts of a hundred thousand. */
    private static final int NEAREST = 5;

    /** How far one quote is from the next. */
    private static final int APART = 18;

    /**
     * What the best quote is worth at most, in the other asset; each one further away adds as much
     * again.
     */
    private static final long WORTH = 12_000;

    private static final long PURSE = 5_000_000_000L;
    private static final int TAKES_OF_TEN = 4;
    private static final int TAKEN_PERCENT_MAX = 60;

    /** One of so many takers takes all that is at the best price. */
    private static final int ALL_ONE_OF = 6;

    private static final int STEPS_A_SECOND = 10;

    private final SpotExchange exchange;
    private final SpotMarket market;
    private final Account maker;
    private final Account taker;
    private final SplittableRandom random;
    private final PriceSource prices;
    private final @Nullable SpotOrder[] bids = new SpotOrder[LEVELS];
    private final @Nullable SpotOrder[] asks = new SpotOrder[LEVELS];
    private long steps;

    private MarketMaker(
            SpotExchange exchange, SpotMarket market, long seed, @Nullable Replay replay) {
        this.exchange = exchange;
        this.market = market;
        random = new SplittableRandom(seed);
        long tick = market.rules().price().step();
        PriceProcess chance = new PriceProcess(random.split(), market.engine().last(), tick);
        prices =
                replay == null
                        ? chance
                        : new ReplayedPrices(replay.recording(), replay.speed(), tick, chance);
        maker = house("maker");
        taker = house("taker");
    }

    /**
     * Opens the houses of a market; it is empty until the first step.
     *
     * @param replay where its price comes from; null for chance
     */
    public static MarketMaker of(
            SpotExchange exchange, SpotMarket market, long seed, @Nullable Replay replay) {
        return exchange.locked(() -> new MarketMaker(exchange, market, seed, replay));
    }

    private Account house(String name) {
        SymbolRules rules = market.rules();
        Account account = exchange.open(name + " of " + rules.name(), true, new FeeRates(0, 0, 0));
        long price = Math.max(1, market.engine().last() / Quote.UNIT);
        exchange.deposit(account, rules.base(), PURSE / price * Quote.UNIT);
        exchange.deposit(account, rules.quote(), PURSE * Quote.UNIT);
        return account;
    }

    /** The market that it makes. */
    public SpotMarket market() {
        return market;
    }

    /** Moves the price at once; what is quoted follows with the next step. */
    public void price(long price) {
        prices.price(price);
    }

    /** What could have happened before now. */
    public List<Kline> past(int minutes) {
        return prices.past(exchange.now() / 1_000, minutes, market.rules().lot().step());
    }

    /**
     * A tenth of a second: moves the price once in ten, quotes anew what is too far from where it
     * should be, and takes a little.
     */
    public void step() {
        exchange.locked(() -> {
            steps++;
            long before = prices.price();
            prices.step(exchange.now(), steps % STEPS_A_SECOND == 0);
            quote();
            // Where the price has moved something is traded, so the last price is never far from
            // it.
            take(prices.price() != before);
            // What was taken is quoted again before anybody sees that it is gone.
            quote();
            return null;
        });
    }

    private void quote() {
        for (int level = 0; level < LEVELS; level++) {
            drop(bids, level, true);
            drop(asks, level, false);
        }
        for (int level = 0; level < LEVELS; level++) {
            place(bids, level, true);
            place(asks, level, false);
        }
    }

    /** Cancels a quote that is too far from its place, or mostly filled. */
    private void drop(@Nullable SpotOrder[] quotes, int level, boolean buy) {
        SpotOrder quote = quotes[level];
        if (quote == null) {
            return;
        }
        long distance = Math.abs(quote.limit() - target(level, buy));
        boolean far = distance * PARTS > prices.price() * (level == 0 ? 2 : APART / 3);
        boolean empty = quote.left() < quote.quantity() / 2;
        if (!quote.state().isOpen()) {
            quotes[level] = null;
        } else if (far || empty) {
            exchange.orders().cancel(quote, null);
            quotes[level] = null;
        }
    }

    private void place(@Nullable SpotOrder[] quotes, int level, boolean buy) {
        if (quotes[level] != null) {
            return;
        }
        long price = target(level, buy);
        long worth = WORTH * (level + 1) * (30 + random.nextInt(70)) / 100 * Quote.UNIT;
        long quantity = FixedPoint.multiplyDivide(worth, Quote.UNIT, price, RoundingMode.DOWN);
        SpotOrder placed = send(maker, OrderKind.LIMIT, buy, onStep(quantity), price);
        quotes[level] = placed;
    }

    private long target(int level, boolean buy) {
        long tick = market.rules().price().step();
        long price = prices.price() / tick * tick;
        long away = price * (NEAREST + (long) APART * level) / PARTS / tick * tick;
        return buy ? price - Math.max(tick, away) : price + Math.max(tick, away);
    }

    private void take(boolean surely) {
        if (random.nextInt(10) >= TAKES_OF_TEN && !surely) {
            return;
        }
        boolean buy = random.nextBoolean();
        int levels = market.engine().levels(!buy);
        if (levels > 0) {
            long best = market.engine().visible(!buy, 0);
            boolean all = random.nextInt(ALL_ONE_OF) == 0;
            long part = best * (1 + random.nextInt(TAKEN_PERCENT_MAX)) / 100;
            long quantity = all ? best : part;
            send(taker, OrderKind.MARKET, buy, onStep(quantity), 0);
        }
    }

    private long onStep(long quantity) {
        long step = market.rules().lot().step();
        return Math.max(step, quantity / step * step);
    }

    /** What the rules of the symbol do not allow is left out. */
    private @Nullable SpotOrder send(
            Account account, OrderKind kind, boolean buy, long quantity, long price) {
        NewOrder order =
                new NewOrder(
                        kind,
                        buy,
                        quantity,
                        0,
                        price,
                        0,
                        0,
                        0,
                        Lifetime.GTC,
                        null,
                        SelfTradePrevention.EXPIRE_MAKER,
                        -1,
                        -1);
        try {
            return exchange.orders().place(account, market, order);
        } catch (Refusal refused) {
            return null;
        }
    }
}
