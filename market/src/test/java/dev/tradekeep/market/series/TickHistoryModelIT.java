package dev.tradekeep.market.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.tick.TickKind;
import dev.tradekeep.model.tick.TickPlace;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random streams of new, late, repeated and corrected ticks, packed, unpacked and deleted in
 * between, next to a map that knows nothing of rows and chunks: the same ticks and catalogue.
 */
@ExtendWith(LeakCheck.class)
class TickHistoryModelIT extends BooksIT {
    private static final int SEEDS = 16;
    private static final int ROUNDS = 25;
    private static final int TICKS_MAX = 600;
    private static final long DAY = 86_400_000_000L;
    private static final long STEP_MAX = DAY / 400;
    private static final List<ConflictPolicy> POLICIES = List.of(ConflictPolicy.values());

    private final TreeMap<TickPlace, List<Long>> model = new TreeMap<>();
    private long retainedFrom = Long.MIN_VALUE;

    @Test
    void agreesWithTheNaiveModel() {
        long instrument = makeWorld().listed().id();
        for (int seed = 0; seed < SEEDS; seed++) {
            model.clear();
            retainedFrom = Long.MIN_VALUE;
            SplittableRandom random = new SplittableRandom(seed);
            TickKind kind = seed % 2 == 0 ? TickKind.TRADES : TickKind.QUOTES;
            String source = "seed " + seed;
            TickSeries series =
                    write(t -> new TickRepository(t).ensureSeries(instrument, kind, source, 0));
            for (int round = 0; round < ROUNDS; round++) {
                doSomething(series, random);
                compare(series.id(), random, "seed " + seed + ", round " + round);
            }
            new MarketDataRetention(database()).keepTicks(series.id(), null);
            assertThat(BooksAudit.run(path())).as(source).allMatch(CheckResult::passed);
        }
    }

    private void doSomething(TickSeries series, SplittableRandom random) {
        TickPacking packing = new TickPacking(database());
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> packing.pack(random.nextLong(3 * lastTime() / 2 + 2), none());
            case 3 -> packing.unpack(none());
            case 4 -> giveUp(series, random);
            default -> addSome(series, random);
        }
    }

    private static TickPacking.Listener none() {
        return TickPacking.Listener.NONE;
    }

    private long lastTime() {
        return model.isEmpty() ? 0 : model.lastKey().at();
    }

    private void giveUp(TickSeries series, SplittableRandom random) {
        MarketDataRetention retention = new MarketDataRetention(database());
        long now = random.nextLong(lastTime() + 1) + 1;
        retention.keepTicks(series.id(), 1L);
        long before = Math.floorDiv(now, DAY) * DAY - DAY;
        Map<TickPlace, List<Long>> given = model.headMap(TickPlace.before(before));
        int wanted = given.size();
        assertThat(retention.apply(now).ticks()).isEqualTo(wanted);
        if (wanted > 0) {
            retainedFrom = before;
        }
        given.clear();
        retention.keepTicks(series.id(), null);
    }

    private void addSome(TickSeries series, SplittableRandom random) {
        ConflictPolicy policy = POLICIES.get(random.nextInt(POLICIES.size()));
        int count = random.nextInt(1, TICKS_MAX);
        boolean late = !model.isEmpty() && random.nextInt(3) > 0;
        boolean again = random.nextBoolean();
        long start = late ? random.nextLong(lastTime() + 1) : lastTime();
        run(t -> {
            try (TickAppender appender = new TickRepository(t).append(series, policy)) {
                long at = start;
                long sequence = -1;
                for (int i = 0; i < count; i++) {
                    long next = random.nextInt(3) == 0 ? at : at + random.nextLong(1, STEP_MAX);
                    if (again && late) {
                        TickPlace known = model.higherKey(new TickPlace(at, Math.max(0, sequence)));
                        next = known == null ? next : known.at();
                    }
                    sequence = next == at ? sequence + 1 : 0;
                    at = next;
                    add(appender, policy, new TickPlace(at, sequence), series.kind(), random);
                }
            }
        });
    }

    private void add(
            TickAppender appender,
            ConflictPolicy policy,
            TickPlace place,
            TickKind kind,
            SplittableRandom random) {
        List<Long> known = model.get(place);
        long[] values = new long[kind.width()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextLong(1_000_000) >>> random.nextInt(20);
            values[i] = Math.max(1, values[i]);
        }
        if (known != null && random.nextInt(100) > 0) {
            values = known.stream().mapToLong(Long::longValue).toArray();
        }
        List<Long> wanted = Arrays.stream(values).boxed().toList();
        try {
            appender.add(place.at(), values);
            if (known == null || policy == ConflictPolicy.REPLACE) {
                model.put(place, wanted);
            }
            assertThat(place.at()).isGreaterThanOrEqualTo(retainedFrom);
        } catch (TradekeepException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
            assertThat(place.at() < retainedFrom || !wanted.equals(known)).isTrue();
        }
    }

    private void compare(long seriesId, SplittableRandom random, String what) {
        long from = random.nextInt(4) == 0 ? random.nextLong(lastTime() + 1) : Long.MIN_VALUE;
        long to = random.nextInt(4) == 0 ? random.nextLong(lastTime() + 1) : Long.MAX_VALUE;
        read(t -> {
            TickRepository ticks = new TickRepository(t);
            TickSeries series = ticks.getSeries(seriesId).orElseThrow();
            List<String> wanted = new ArrayList<>();
            model.forEach((place, values) -> {
                if (place.at() >= from && place.at() < to) {
                    wanted.add(place.at() + " " + values);
                }
            });
            List<String> found = new ArrayList<>();
            ticks.forEach(
                    series,
                    from,
                    to,
                    (at, values) -> found.add(at + " " + Arrays.toString(values)));
            assertThat(found).as(what).isEqualTo(wanted);
            assertThat(series.ticks()).as(what).isEqualTo(model.size());
            if (!model.isEmpty()) {
                assertThat(series.firstAt()).as(what).isEqualTo(model.firstKey().at());
                assertThat(series.lastAt()).as(what).isEqualTo(model.lastKey().at());
            }
            return true;
        });
    }
}
