package dev.tradekeep.app.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.market.series.Appended;
import dev.tradekeep.market.series.ConflictPolicy;
import dev.tradekeep.market.series.Gap;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.instruments.CatalogueEntry;
import dev.tradekeep.store.instruments.InstrumentCatalogue;
import dev.tradekeep.store.sqlite.audit.BooksAudit;
import dev.tradekeep.store.sqlite.audit.CheckResult;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Candles of an exchange in the store: all of them, once, and no hole that nobody knows of. */
@ExtendWith(LeakCheck.class)
class CandleDownloadIT extends BooksIT {
    private static final long MINUTE = Interval.ONE_MINUTE.micros();
    private static final long DAY = 1_440 * MINUTE;
    private static final long START = 20_000 * DAY;
    private static final long NOW = START + 3 * DAY + MINUTE / 2;

    private final MadeMarkets markets = new MadeMarkets(START, NOW);
    private final List<Duration> pauses = new ArrayList<>();
    private long now = NOW;
    private CatalogueEntry instrument;

    @BeforeEach
    void makeInstrument() {
        long exchange = makeWorld().listed().exchangeId();
        instrument = read(t -> new InstrumentCatalogue(t).ofExchange(exchange).getFirst());
    }

    @Test
    void storesAllThatHasClosedAndNothingElse() throws Exception {
        Downloaded done = download(START, NOW);
        assertThat(done.appended()).isEqualTo(new Appended(3 * 1_440, 0, 0));
        assertThat(done.series().firstOpenTime()).isEqualTo(START);
        assertThat(done.series().lastOpenTime()).isEqualTo(START + 3 * DAY - MINUTE);
        assertThat(done.gaps()).isEmpty();
        assertThat(BooksAudit.run(path())).allMatch(CheckResult::passed);
    }

    @Test
    void storesNoCandleThatMayBeOpenWhenOurClockIsAhead() throws Exception {
        now = NOW + 2 * MINUTE;
        Downloaded done = download(START, now);
        assertThat(done.series().lastOpenTime()).isEqualTo(START + 3 * DAY - MINUTE);
    }

    @Test
    void takesTheLastCandleOfAnExchangeThatWentQuiet() throws Exception {
        now = NOW + 10 * MINUTE;
        Downloaded done = download(START, now);
        assertThat(done.series().lastOpenTime()).isEqualTo(START + 3 * DAY);
    }

    @Test
    void goesOnWhereItWasAndAsksForNothingTwice() throws Exception {
        var _ = download(START, START + DAY);
        markets.takeAsked();
        Downloaded done = download(START, NOW);
        assertThat(done.appended()).isEqualTo(new Appended(2 * 1_440, 0, 0));
        assertThat(done.pages()).isEqualTo(29);
        markets.takeAsked();
        assertThat(download(START, START + 3 * DAY).pages()).isZero();
        assertThat(markets.takeAsked()).isEmpty();
    }

    @Test
    void fetchesWhatIsBeforeTheFirstCandle() throws Exception {
        var _ = download(START + 2 * DAY, NOW);
        Downloaded done = download(START, NOW);
        assertThat(done.appended().inserted()).isEqualTo(2 * 1_440);
        assertThat(done.gaps()).isEmpty();
        assertThat(rows("SELECT count(*), min(open_time), max(open_time) FROM candles"))
                .containsExactly("4320|" + START + "|" + (START + 3 * DAY - MINUTE));
        assertThat(BooksAudit.run(path())).allMatch(CheckResult::passed);
    }

    @Test
    void keepsWhatTheExchangeLacksAsGapsAndDoesNotAskAgain() throws Exception {
        for (int i = 100; i < 400; i++) {
            markets.lose(START + i * MINUTE);
        }
        Downloaded done = download(START, START + 2 * DAY);
        Gap gap = new Gap(START + 100 * MINUTE, START + 399 * MINUTE, 300);
        assertThat(done.gaps()).containsExactly(gap);
        markets.takeAsked();
        assertThat(download(START, START + 2 * DAY).pages()).isZero();
        assertThat(markets.takeAsked()).isEmpty();
        markets.find(START + 150 * MINUTE);
        Downloaded again = run(START, START + 2 * DAY, ConflictPolicy.STOP, true);
        assertThat(again.appended()).isEqualTo(new Appended(1, 2 * 1_440 - 300, 0));
        assertThat(again.gaps()).hasSize(2);
    }

    @Test
    void closesGapsThatWeHave() throws Exception {
        var _ = download(START, START + 60 * MINUTE);
        var _ = download(START + DAY, NOW);
        assertThat(rows("SELECT count(*), sum(confirmed) FROM candle_gaps")).containsExactly("1|0");
        Downloaded done = download(START, NOW);
        assertThat(done.gaps()).isEmpty();
        assertThat(rows("SELECT count(*) FROM candles")).containsExactly("4320");
    }

    @Test
    void asksAgainForAGapOfToday() throws Exception {
        markets.lose(START + 3 * DAY - 90 * MINUTE);
        assertThat(download(START, NOW).gaps()).hasSize(1);
        markets.find(START + 3 * DAY - 90 * MINUTE);
        assertThat(download(START, NOW).gaps()).isEmpty();
    }

    @Test
    void aCorrectionIsAConflictUntilItIsWanted() throws Exception {
        var _ = download(START, NOW);
        markets.correct(START + 10 * MINUTE, "777.5");
        assertThatThrownBy(() -> run(START, NOW, ConflictPolicy.STOP, true))
                .isInstanceOfSatisfying(
                        TradekeepException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThat(run(START, NOW, ConflictPolicy.KEEP, true).appended().replaced()).isZero();
        assertThat(run(START, NOW, ConflictPolicy.REPLACE, true).appended())
                .isEqualTo(new Appended(0, 3 * 1_440 - 1, 1));
        assertThat(rows("SELECT close FROM candles WHERE open_time = " + (START + 10 * MINUTE)))
                .hasSize(1);
        assertThat(BooksAudit.run(path())).allMatch(CheckResult::passed);
    }

    @Test
    void yearsBeforeTheFirstCandleCostAQuestionOrTwo() throws Exception {
        Downloaded done = download(START - 800 * DAY, NOW);
        assertThat(done.appended().inserted()).isEqualTo(3 * 1_440);
        assertThat(markets.takeAsked()).filteredOn("1d"::equals).hasSizeLessThan(10);
        assertThat(done.pages()).isLessThan(50);
    }

    @Test
    void waitsAsLongAsTheExchangeSays() throws Exception {
        markets.fail(limited(now + 90_000_000));
        markets.fail(new VenueFailure.Unknown("no answer"));
        Downloaded done = download(START, START + 100 * MINUTE);
        assertThat(done.appended().inserted()).isEqualTo(100);
        assertThat(pauses).contains(Duration.ofSeconds(90));
    }

    @Test
    void endsWithWhatItHasWhenTheExchangeStaysSilent() throws Exception {
        var _ = download(START, START + 200 * MINUTE);
        for (int i = 0; i < 20 * Patience.TRIES_MAX; i++) {
            markets.fail(new VenueFailure.Unknown("no answer"));
        }
        assertThatThrownBy(() -> download(START, NOW)).isInstanceOf(VenueException.class);
        assertThat(rows("SELECT count(*) FROM candles")).containsExactly("200");
    }

    @Test
    void aLongBanEndsIt() {
        markets.fail(limited(now + 3_600_000_000L));
        assertThatThrownBy(() -> download(START, START + MINUTE))
                .isInstanceOf(VenueException.class);
        assertThat(pauses).isEmpty();
    }

    @Test
    void endsWhenItIsToldTo() {
        TradekeepException stop = new TradekeepException(ErrorCode.INTERRUPTED, "stop");
        assertThatThrownBy(() ->
                        downloader()
                                .run(
                                        instrument,
                                        "BTCUSDT",
                                        wanted(START, NOW, ConflictPolicy.STOP, false),
                                        (done, total) -> {
                                            if (done >= 500) {
                                                throw stop;
                                            }
                                        }))
                .isSameAs(stop);
        assertThat(rows("SELECT count(*) FROM candles")).containsExactly("500");
    }

    private VenueFailure limited(long until) {
        return new VenueFailure.NotDone(VenueFailure.Kind.RATE_LIMITED, "-1003", "slow", until);
    }

    private Downloaded download(long from, long to) throws Exception {
        return run(from, to, ConflictPolicy.STOP, false);
    }

    private Downloaded run(long from, long to, ConflictPolicy policy, boolean again)
            throws Exception {
        return downloader()
                .run(instrument, "BTCUSDT", wanted(from, to, policy, again), (done, total) -> {});
    }

    private static DownloadRequest wanted(
            long from, long to, ConflictPolicy policy, boolean again) {
        return new DownloadRequest(
                "made", "BTCUSDT", Interval.ONE_MINUTE, "made", from, to, policy, again);
    }

    private CandleDownload downloader() {
        return new CandleDownload(
                database(),
                markets,
                () -> Micros.toInstant(now),
                new Patience(
                        () -> Micros.toInstant(now),
                        time -> {
                            synchronized (pauses) {
                                pauses.add(time);
                            }
                        }));
    }
}
