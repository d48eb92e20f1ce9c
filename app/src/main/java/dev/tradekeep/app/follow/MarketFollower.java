package dev.tradekeep.app.follow;

import dev.tradekeep.app.connections.ConnectionManager;
import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.engine.stream.CandleListener;
import dev.tradekeep.engine.stream.CandleStreams;
import dev.tradekeep.engine.stream.StreamedSeries;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.follows.FollowChannel;
import dev.tradekeep.store.follows.FollowRepository;
import dev.tradekeep.store.follows.MarketFollow;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server keeps coming from exchanges: the streams that the books name, and those that
 * somebody listens to. All of one address share a connection and a budget. Thread-safe.
 */
public final class MarketFollower implements CandleStreams, AutoCloseable {
    /** Streams that are followed at most. */
    public static final int STREAMS_MAX = 1_000;

    /** From one look at the rules of instruments to the next. */
    static final Duration INSTRUMENTS_EVERY = Duration.ofHours(1);

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(MarketFollower.class);

    private final Store store;
    private final Reads reads;
    private final ConnectionManager connections;
    private final InstantSource clock;
    private final FollowListener listener;
    private final Duration grace;
    private final FollowJournal journal;
    private final InstrumentKeeper instruments;
    private final Map<VenueLine.Where, VenueLine> lines = new HashMap<>();
    private final Map<StreamKey, Running> running = new LinkedHashMap<>();
    private @Nullable ScheduledExecutorService timer;

    /** Follows nothing until {@link #start}. */
    public MarketFollower(
            Store store,
            Reads reads,
            ConnectionManager connections,
            InstantSource clock,
            FollowListener listener) {
        this(store, reads, connections, clock, listener, CandleFollower.GRACE);
    }

    /**
     * @param grace how late a candle may close before it is asked for
     */
    MarketFollower(
            Store store,
            Reads reads,
            ConnectionManager connections,
            InstantSource clock,
            FollowListener listener,
            Duration grace) {
        this.store = store;
        this.reads = reads;
        this.connections = connections;
        this.clock = clock;
        this.listener = listener;
        this.grace = grace;
        journal = new FollowJournal(store);
        instruments =
                new InstrumentKeeper(
                        store, connections.markets(), clock, INSTRUMENTS_EVERY, this::exchanges);
    }

    /** What is followed once, whoever asks for it. */
    private record StreamKey(
            VenueLine.Where where, String symbol, FollowChannel channel, long intervalMicros) {
        static StreamKey of(MarketFollow row) {
            return new StreamKey(
                    new VenueLine.Where(row.exchange(), row.address()),
                    row.symbol(),
                    row.channel(),
                    row.intervalMicros());
        }

        /** For people. */
        String text() {
            String what =
                    switch (channel) {
                        case CANDLES -> new Interval(intervalMicros).toString();
                        case TRADES -> "trades";
                        case QUOTES -> "quotes";
                    };
            return where.exchange() + ":" + symbol + " " + what;
        }
    }

    /** Something that is followed, and who wants it: rows of the books, and listeners. */
    private static final class Running {
        final Follower follower;
        final Set<Long> rows = new HashSet<>();
        int listeners;

        Running(Follower follower) {
            this.follower = follower;
        }
    }

    /**
     * Follows what the books name.
     *
     * @return what came of it, for people
     */
    public synchronized String start() {
        timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("market data").factory());
        List<MarketFollow> rows =
                reads.read(transaction -> new FollowRepository(transaction).list(STREAMS_MAX));
        rows.forEach(this::follow);
        var _ =
                timer.scheduleWithFixedDelay(
                        this::write, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
        instruments.start();
        return running.size() + " streams followed";
    }

    /** A stream was added to the books, or taken out of them. Does nothing before the start. */
    public synchronized void refresh(long id) {
        if (timer == null) {
            return;
        }
        Optional<MarketFollow> row =
                reads.read(transaction -> new FollowRepository(transaction).find(id));
        if (row.isPresent()) {
            follow(row.get());
            return;
        }
        for (StreamKey key : List.copyOf(running.keySet())) {
            Running one = running.get(key);
            if (one != null && one.rows.remove(id)) {
                endUnlessWanted(key, one);
            }
        }
    }

    private void follow(MarketFollow row) {
        try {
            running(StreamKey.of(row)).rows.add(row.id());
        } catch (TradekeepException e) {
            LOG.warn("{} is not followed: {}", StreamKey.of(row).text(), e.getMessage());
        }
    }

    private Running running(StreamKey key) {
        Running known = running.get(key);
        if (known != null) {
            return known;
        }
        VenueLine line = lines.get(key.where());
        if (line == null) {
            line = VenueLine.open(connections.markets(), key.where(), store, reads, clock);
            lines.put(key.where(), line);
        }
        Running made = new Running(follower(key, line));
        running.put(key, made);
        made.follower.start();
        return made;
    }

    private Follower follower(StreamKey key, VenueLine line) {
        StreamHealth health = new StreamHealth(key.text(), clock, listener);
        return switch (key.channel()) {
            case CANDLES ->
                    new CandleFollower(
                            line,
                            key.symbol(),
                            new Interval(key.intervalMicros()),
                            health,
                            store,
                            new Subscribers(reads),
                            clock,
                            grace);
            case TRADES -> new TickFollower(line, key.symbol(), TickKind.TRADES, health, store);
            case QUOTES -> new TickFollower(line, key.symbol(), TickKind.QUOTES, health, store);
        };
    }

    private void endUnlessWanted(StreamKey key, Running one) {
        if (!one.rows.isEmpty() || one.listeners > 0) {
            return;
        }
        running.remove(key);
        one.follower.close();
        boolean isUsed = running.keySet().stream().anyMatch(k -> k.where().equals(key.where()));
        VenueLine line = isUsed ? null : lines.remove(key.where());
        if (line != null) {
            line.close();
        }
    }

    @Override
    public synchronized Subscription subscribe(
            StreamedSeries series, long after, CandleListener candles) {
        StreamKey key = keyOf(series);
        Running one = running(key);
        if (!(one.follower instanceof CandleFollower follower)) {
            throw new IllegalStateException("Wanted candles under " + key);
        }
        one.listeners++;
        Subscription told = follower.add(candles, after);
        return new Ending(key, one, told);
    }

    /** One that is followed anyway, wherever that is; else the exchange's own address. */
    private StreamKey keyOf(StreamedSeries series) {
        return running.keySet().stream()
                .filter(key ->
                        key.channel() == FollowChannel.CANDLES
                                && key.where().exchange().equals(series.exchange())
                                && key.symbol().equals(series.symbol())
                                && key.intervalMicros() == series.interval().micros())
                .findFirst()
                .orElseGet(() ->
                        new StreamKey(
                                where(series.exchange()),
                                series.symbol(),
                                FollowChannel.CANDLES,
                                series.interval().micros()));
    }

    /** Where an account of the exchange is reached that is up, since its orders go there. */
    private VenueLine.Where where(String exchange) {
        URI address = connections.addresses().get(exchange);
        return new VenueLine.Where(exchange, address == null ? null : address.toString());
    }

    /** Ends what a listener hears. */
    private final class Ending implements Subscription {
        private final StreamKey key;
        private final Running one;
        private final Subscription told;
        private boolean ended;

        Ending(StreamKey key, Running one, Subscription told) {
            this.key = key;
            this.one = one;
            this.told = told;
        }

        @Override
        public void close() {
            told.close();
            synchronized (MarketFollower.this) {
                if (!ended) {
                    ended = true;
                    one.listeners--;
                    endUnlessWanted(key, one);
                }
            }
        }
    }

    /** How every stream is. */
    public synchronized List<FollowStatus> statuses() {
        List<FollowStatus> all = new ArrayList<>();
        running.values().forEach(one -> all.add(one.follower.health().status()));
        return all;
    }

    private synchronized Map<Long, FollowStatus> byRow() {
        Map<Long, FollowStatus> all = new TreeMap<>();
        for (Running one : running.values()) {
            FollowStatus status = one.follower.health().status();
            one.rows.forEach(id -> all.put(id, status));
        }
        return all;
    }

    private void write() {
        try {
            journal.write(byRow(), Micros.now(clock));
        } catch (RuntimeException e) {
            LOG.error("How streams are cannot be written", e);
        }
    }

    /**
     * Where exchanges are asked for their rules: those of accounts that are to be up, then others.
     */
    private Map<String, URI> exchanges() {
        Map<String, URI> all = new TreeMap<>(connections.addresses());
        synchronized (this) {
            lines.forEach((where, line) -> all.putIfAbsent(where.exchange(), line.address()));
        }
        return all;
    }

    /** Ends all of it. Closing twice does nothing. */
    @Override
    public void close() {
        instruments.close();
        List<Running> ending;
        synchronized (this) {
            if (timer == null) {
                return;
            }
            timer.shutdownNow();
            timer = null;
            ending = List.copyOf(running.values());
            running.clear();
        }
        ending.forEach(one -> one.follower.close());
        synchronized (this) {
            lines.values().forEach(VenueLine::close);
            lines.clear();
        }
    }
}
