package dev.tradekeep.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ScoreboardTest {
    private static final Machine MACHINE = new Machine("Any 1.0", "any", 2, 0.5);

    @Test
    void medianIsTheMiddleOfSortedRounds() {
        Figures figures = Figures.of(9, 1, 5);
        assertThat(figures.median()).isEqualTo(5);
        assertThat(figures.min()).isEqualTo(1);
        assertThat(figures.max()).isEqualTo(9);
        assertThat(Figures.of(4, 1, 2, 9).median()).isEqualTo(3);
        assertThatThrownBy(Figures::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ratiosAreToTheBestLimitAndTheBestPeer() {
        BenchRow ours = rates(90, Goal.ofC(0.9), Goal.ofBestPeer(1.5)).get(2);
        assertThat(ours.subject()).isEqualTo("ours");
        assertThat(ours.ratios().get(Goal.C)).isEqualTo(0.9, within(1e-9));
        assertThat(ours.ratios().get(Goal.BEST_PEER)).isEqualTo(1.5, within(1e-9));
        assertThat(ours.met()).contains(true);
        assertThat(ours.misses()).isEmpty();
    }

    @Test
    void whatSlowsARoundSlowsBothSidesOfItsRatio() {
        Figures limit = Figures.of(100, 40, 200);
        Figures ours = Figures.of(90, 36, 100);
        assertThat(ours.ratio(limit, Unit.ROWS_PER_SECOND)).isEqualTo(0.9, within(1e-9));
        assertThat(ours.ratio(Figures.of(180), Unit.ROWS_PER_SECOND)).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void missedGoalIsNamedWithItsBound() {
        BenchRow ours = rates(80, Goal.ofC(0.9), Goal.ofBestPeer(1.0)).get(2);
        assertThat(ours.met()).contains(false);
        assertThat(ours.misses()).containsExactly("scan: c 0.80 (≥ 0.90)");
    }

    @Test
    void goalsAreOursAlone() {
        List<BenchRow> rows = rates(1, Goal.ofC(1));
        assertThat(rows)
                .extracting(row -> row.met().isPresent())
                .containsExactly(false, false, true, false, false);
    }

    @Test
    void lessTimeIsABetterRatio() {
        Scoreboard board = new Scoreboard("open", Unit.MILLISECONDS, List.of(Goal.atMost(2)));
        board.add("c-slow", Role.LIMIT, Figures.of(4));
        board.add("c-quick", Role.LIMIT, Figures.of(1));
        board.add("ours", Role.OURS, Figures.of(2));
        BenchRow ours = board.rows().getLast();
        assertThat(ours.ratios()).containsOnly(Map.entry(Goal.C, 0.5));
        assertThat(ours.met()).contains(true);
    }

    @Test
    void ratioThatCouldNotBeMeasuredIsAMissedGoal() {
        Scoreboard board = new Scoreboard("scan", Unit.ROWS_PER_SECOND, List.of(Goal.ofC(0.9)));
        board.add("ours", Role.OURS, Figures.of(1));
        assertThat(board.rows().getFirst().misses())
                .containsExactly("scan: c not measured (≥ 0.90)");
    }

    @Test
    void jsonHasTheFormOfEveryBench() {
        StringWriter out = new StringWriter();
        ReportJson.write(report(rates(90, Goal.ofC(0.9))), new PrintWriter(out));
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.propertyNames())
                .containsExactly("bench", "machine", "versions", "absent", "notes", "rows");
        assertThat(json.at("/absent/gone").asString()).isEqualTo("not installed");
        JsonNode ours = json.at("/rows/2");
        assertThat(ours.propertyNames())
                .containsExactly(
                        "work", "subject", "unit", "median", "min", "max", "ratios", "goals",
                        "met");
        assertThat(ours.at("/ratios/c").asDouble()).isEqualTo(0.9, within(1e-9));
        assertThat(ours.at("/goals/c").asDouble()).isEqualTo(0.9);
        assertThat(ours.at("/met").asBoolean()).isTrue();
        assertThat(json.at("/rows/0/met").isNull()).isTrue();
        assertThat(json.at("/rows/0/goals").isEmpty()).isTrue();
    }

    @Test
    void tableNamesWhatIsMissedAndWhoWasAbsent() {
        StringWriter out = new StringWriter();
        ReportTable.print(report(rates(80, Goal.ofC(0.9))), new PrintWriter(out));
        assertThat(out.toString())
                .contains("of c", "of best peer", "MISSED", "absent: gone: not installed")
                .contains("goal missed: scan: c 0.80 (≥ 0.90)");
        assertThat(out.toString().lines()).noneMatch(line -> line.endsWith(" "));
    }

    /** Limits of 95 and 100, ours, peers of 50 and 60. */
    private static List<BenchRow> rates(double ours, Goal... goals) {
        Scoreboard board = new Scoreboard("scan", Unit.ROWS_PER_SECOND, List.of(goals));
        board.add("c-one", Role.LIMIT, Figures.of(95));
        board.add("c-two", Role.LIMIT, Figures.of(100));
        board.add("ours", Role.OURS, Figures.of(ours));
        board.add("peer-one", Role.PEER, Figures.of(50));
        board.add("peer-two", Role.PEER, Figures.of(60));
        return board.rows();
    }

    private static BenchReport report(List<BenchRow> rows) {
        return new BenchReport(
                "any",
                MACHINE,
                Map.of("any", "1"),
                Map.of("gone", "not installed"),
                List.of("A note."),
                rows);
    }
}
