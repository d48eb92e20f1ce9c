package dev.tradekeep.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.order.Fill;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A run that is cut after any report and goes on from its books ends as the run left alone. */
class RestartTest {
    private static final int SEEDS = Integer.getInteger("tradekeep.seeds", 150);
    private static final int FIRST = Integer.getInteger("tradekeep.seed.first", 0);

    @Test
    void goesOnWhereTheBooksEnd() {
        int cuts = 0;
        for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
            List<VenueReport> whole = new RandomTrader(seed).run().reports();
            for (int cut = 1; cut <= whole.size(); cut++) {
                RandomTrader trader = new RandomTrader(seed);
                trader.crashAfter(cut);
                String where = "seed %d, cut after report %d".formatted(seed, cut);
                compare(where, trader.run().reports(), whole);
                cuts++;
            }
        }
        assertThat(cuts).as("cuts").isGreaterThan(20 * SEEDS);
    }

    @Test
    void goesOnAfterManyCuts() {
        for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
            List<VenueReport> whole = new RandomTrader(seed).run().reports();
            RandomTrader trader = new RandomTrader(seed);
            for (int cut = 2; cut <= whole.size(); cut += 3) {
                trader.crashAfter(cut);
            }
            compare("seed %d".formatted(seed), trader.run().reports(), whole);
        }
    }

    @Test
    void goesOnAfterACutBehindEveryBar() {
        for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
            List<VenueReport> whole = new RandomTrader(seed).run().reports();
            RandomTrader trader = new RandomTrader(seed);
            trader.crashAfterEachBar();
            compare("seed %d".formatted(seed), trader.run().reports(), whole);
        }
    }

    @Test
    void theRunsMeetEveryRule() {
        Set<String> met = new TreeSet<>();
        for (int seed = 0; seed < 150; seed++) {
            RandomTrader trader = new RandomTrader(seed);
            long fillsOfBar = 0;
            for (VenueReport report : trader.run().reports()) {
                met.add(report.getClass().getSimpleName());
                switch (report) {
                    case VenueReport.Ended ended -> met.add(ended.how() + " " + ended.reason());
                    case VenueReport.Refused refused -> met.add("refused " + refused.call());
                    case VenueReport.Execution(String id, Fill fill, long at) -> {
                        boolean exit = id.endsWith("-S") || id.endsWith("-T");
                        met.add(exit && at == fillsOfBar ? "exit after a fill" : "other fill");
                        met.add(fill.slippage() > 0 ? "taker" : "maker");
                        fillsOfBar = at;
                    }
                    default -> {}
                }
            }
        }
        assertThat(met)
                .contains("Accepted", "Amended", "Triggered", "taker", "maker", "exit after a fill")
                .contains(
                        "CANCELED ",
                        "CANCELED GROUP",
                        "EXPIRED TIME",
                        "EXPIRED CASH",
                        "EXPIRED LATE")
                .contains(
                        "REJECTED POST_ONLY", "refused SUBMIT", "refused CANCEL", "refused AMEND");
    }

    /** Names the first report that differs: all of them fill pages. */
    private static void compare(
            String where, List<VenueReport> cutReports, List<VenueReport> wholeReports) {
        List<VenueReport> found = told(cutReports);
        List<VenueReport> wanted = told(wholeReports);
        for (int i = 0; i < Math.min(found.size(), wanted.size()); i++) {
            assertThat(found.get(i)).as("%s: report %d", where, i + 1).isEqualTo(wanted.get(i));
        }
        assertThat(found.size()).as(where).isEqualTo(wanted.size());
    }

    /** What was asked of orders that were gone is not asked again. */
    private static List<VenueReport> told(List<VenueReport> reports) {
        List<VenueReport> told = new ArrayList<>(reports);
        told.removeIf(report ->
                report instanceof VenueReport.Refused refused
                        && refused.reason().equals(SimulatedVenue.UNKNOWN_ORDER));
        return told;
    }
}
