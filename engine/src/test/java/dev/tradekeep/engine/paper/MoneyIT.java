package dev.tradekeep.engine.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.engine.paper.MoneyOrder.Kind;
import dev.tradekeep.engine.testing.EngineBooks;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Candle;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.portfolio.LedgerAccount;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.portfolio.Transfer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoneyIT {
    private static final long T0 = EngineBooks.START;

    /** What is read and written up to the end of a transfer's first leg. */
    private static final int FIRST_LEG_SUBMISSIONS = 8;

    @TempDir private Path folder;

    @Test
    void aDepositIsNoGainAndAWithdrawalNoLoss() {
        try (PaperDesk desk = desk("gain.db", 100_000, 100_000, 90_000, 90_000, 90_000)) {
            desk.start();
            desk.steps(3);
            long loss = loss(desk);
            long high = desk.run().state().portfolio(0).high();
            assertThat(loss).isPositive();
            desk.move(deposit(500_00));
            desk.move(deposit(-200_00));
            assertThat(loss(desk)).isEqualTo(loss);
            assertThat(desk.run().state().portfolio(0).high()).isEqualTo(high + 300_00);
            desk.kill();
            desk.start();
            assertThat(loss(desk)).isEqualTo(loss);
            assertThat(desk.run().state().portfolio(0).high()).isEqualTo(high + 300_00);
            desk.runToTheEnd();
            assertThat(desk.books().failedChecks()).isEmpty();
        }
    }

    @Test
    void whatOrdersHaveSetAsideStays() {
        try (PaperDesk desk = desk("set-aside.db", 1000, 1000)) {
            desk.start();
            desk.steps(1);
            assertThatThrownBy(() -> desk.move(deposit(-950_000_00)))
                    .isInstanceOf(TradekeepException.class)
                    .hasMessageContaining("that no open order has set aside");
            desk.runToTheEnd();
            assertThat(desk.books().failedChecks()).isEmpty();
        }
    }

    @Test
    void moneyIsMovedOnceBetweenPortfoliosThatRunOrNot() {
        try (PaperDesk desk = desk("moved.db", 1000, 1000, 1000);
                EngineManager engines = engines(desk)) {
            MoneyOrder order = new MoneyOrder("t-1", "engine", "engine-other", "100.00", "USD");
            for (int i = 0; i < 2; i++) {
                assertThat(engines.money().move(order, Actor.COMMAND_LINE).hasArrived()).isTrue();
            }
            assertThat(cash(desk)).containsExactly("1|990000", "2|1010000");

            desk.start();
            desk.runToTheEnd();
            List<String> traded = cash(desk);
            assertThat(
                            engines.money()
                                    .move(
                                            new MoneyOrder(
                                                    "t-2",
                                                    "engine-other",
                                                    "engine",
                                                    "10.00",
                                                    "USD"),
                                            Actor.COMMAND_LINE)
                                    .hasArrived())
                    .isTrue();
            assertThat(cash(desk)).isEqualTo(plus(traded, 1_000, -1_000));

            assertThatThrownBy(() ->
                            engines.money()
                                    .move(
                                            new MoneyOrder("t-1", "engine", null, "1.00", "USD"),
                                            Actor.COMMAND_LINE))
                    .hasMessageContaining("that of another transfer");
            assertThat(desk.books().failedChecks()).isEmpty();
        }
    }

    @Test
    void anAdjustmentIsBookedOnceWithItsReasonAndToldToPeople() {
        try (PaperDesk desk = desk("adjusted.db", 1000, 1000, 1000);
                EngineManager engines = engines(desk)) {
            MoneyOrder less =
                    MoneyOrder.adjustment(
                            "a-1", "engine", Kind.ADJUSTMENT, "-0.50", "USD", "a fee");
            for (int i = 0; i < 2; i++) {
                engines.money().move(less, Actor.COMMAND_LINE);
            }
            engines.money()
                    .move(
                            MoneyOrder.adjustment(
                                    "a-2", "engine", Kind.ADJUSTMENT, "2.00", "USD", "interest"),
                            Actor.COMMAND_LINE);
            assertThat(cash(desk)).containsExactly("1|1000150", "2|1000000");
            assertThat(desk.books().rows("ledger_entries", "account", "amount", "reason"))
                    .filteredOn(line -> line.endsWith("adjustment"))
                    .containsExactlyInAnyOrder(
                            "portfolio|-50|adjustment",
                            "external|50|adjustment",
                            "portfolio|200|adjustment",
                            "external|-200|adjustment");
            assertThat(desk.books().rows("alerts", "message"))
                    .containsExactly(
                            "A portfolio was adjusted by 0.50 USD from engine: a fee",
                            "A portfolio was adjusted by 2.00 USD to engine: interest");
            assertThat(desk.books().rows("audit_log", "action")).contains("portfolio.adjust");
            assertThatThrownBy(() ->
                            engines.money()
                                    .move(
                                            new MoneyOrder("a-1", "engine", null, "0.50", "USD"),
                                            Actor.COMMAND_LINE))
                    .hasMessageContaining("that of another transfer");
            assertThatThrownBy(() ->
                            engines.money()
                                    .move(
                                            MoneyOrder.adjustment(
                                                    null,
                                                    "engine",
                                                    Kind.ADJUSTMENT,
                                                    "1.00",
                                                    "USD",
                                                    " "),
                                            Actor.COMMAND_LINE))
                    .hasMessageContaining("Wanted a reason");
            assertThat(desk.books().failedChecks()).isEmpty();
        }
    }

    @Test
    void fundingAndInterestAreGainsAndLossesAndHaveReasonsOfTheirOwn() {
        try (PaperDesk desk = desk("earned.db", 1000, 1000, 1000);
                EngineManager engines = engines(desk)) {
            desk.start();
            desk.runToTheEnd();
            desk.stop();
            List<String> before = desk.books().rows("equity_baselines", "high", "day_start");
            engines.money()
                    .move(
                            MoneyOrder.adjustment(
                                    "i-1", "engine", Kind.INTEREST, "-0.50", "USD", "margin"),
                            Actor.COMMAND_LINE);
            engines.money()
                    .move(
                            MoneyOrder.adjustment(
                                    "f-1", "engine", Kind.FUNDING, "2.00", "USD", "08:00"),
                            Actor.COMMAND_LINE);

            assertThat(desk.books().rows("ledger_entries", "account", "amount", "reason"))
                    .contains(
                            "portfolio|-50|interest",
                            "external|50|interest",
                            "portfolio|200|funding",
                            "external|-200|funding");
            assertThat(desk.books().rows("equity_baselines", "high", "day_start"))
                    .isEqualTo(before);
            assertThatThrownBy(() ->
                            engines.money()
                                    .move(
                                            MoneyOrder.adjustment(
                                                    "i-1",
                                                    "engine",
                                                    Kind.ADJUSTMENT,
                                                    "-0.50",
                                                    "USD",
                                                    "margin"),
                                            Actor.COMMAND_LINE))
                    .hasMessageContaining("that of another transfer");
            assertThat(desk.books().failedChecks()).isEmpty();
        }
    }

    @Test
    void whatACrashLeavesInTransitArrivesAtTheNextStart() {
        try (PaperDesk desk = desk("transit.db", 1000, 1000, 1000)) {
            desk.start();
            desk.runToTheEnd();
            List<String> before = cash(desk);
            try (EngineManager engines = engines(desk)) {
                // The first leg is written down; the process dies in the second.
                desk.store().failAfter(FIRST_LEG_SUBMISSIONS, false);
                Transfer moved =
                        engines.money()
                                .move(
                                        new MoneyOrder(
                                                "t-1", "engine", "engine-other", "7.00", "USD"),
                                        Actor.COMMAND_LINE);
                assertThat(moved.hasArrived()).isFalse();
            }
            desk.store().failAfter(-1, false);
            assertThat(cash(desk)).isEqualTo(plus(before, -700, 0));
            assertThat(desk.books().failedChecks()).isEmpty();
            try (EngineManager engines = engines(desk)) {
                assertThat(engines.money().finishOpen()).isEmpty();
                assertThat(engines.money().finishOpen()).isEmpty();
            }
            assertThat(cash(desk)).isEqualTo(plus(before, -700, 700));
            assertThat(desk.books().failedChecks()).isEmpty();
        }
    }

    private static MoneyLegs.Leg deposit(long cents) {
        return new MoneyLegs.Leg(
                1,
                2,
                cents,
                LedgerAccount.EXTERNAL,
                cents > 0 ? Posting.Reason.DEPOSIT : Posting.Reason.WITHDRAWAL,
                transaction -> {});
    }

    private static List<String> cash(PaperDesk desk) {
        return desk.books().rows("balances WHERE asset_id = 2", "portfolio_id", "amount");
    }

    private static List<String> plus(List<String> cash, long first, long second) {
        long[] changes = {first, second};
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < cash.size(); i++) {
            String[] parts = cash.get(i).split("\\|", -1);
            changed.add(parts[0] + "|" + (Long.parseLong(parts[1]) + changes[i]));
        }
        return changed;
    }

    private static long loss(PaperDesk desk) {
        return desk.run().state().portfolio(0).lossOfDay(desk.run().now());
    }

    private static EngineManager engines(PaperDesk desk) {
        return new EngineManager(
                desk.store(),
                desk.books().clock(),
                "node",
                Duration.ZERO,
                desk::strategies,
                EngineListener.NONE);
    }

    private PaperDesk desk(String file, long... closes) {
        PaperDesk desk = new PaperDesk(folder.resolve(file));
        List<Candle> candles = new ArrayList<>();
        for (long close : closes) {
            candles.add(
                    new Candle(
                            T0 + candles.size() * EngineBooks.MINUTE,
                            close,
                            close,
                            close,
                            close,
                            10_000_000));
        }
        desk.books().series(candles);
        long btc = desk.books().listed().id();
        desk.preset("main", "buy-and-hold:stake-bps=5000", false, null, btc);
        desk.preset("other", "buy-and-hold:stake-bps=5000", true, null, btc);
        desk.engine("10000", "main", "other");
        return desk;
    }
}
