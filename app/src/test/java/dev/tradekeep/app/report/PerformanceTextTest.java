package dev.tradekeep.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.text.Json;
import dev.tradekeep.engine.statistics.Comparison;
import dev.tradekeep.engine.statistics.Figures;
import dev.tradekeep.engine.statistics.Measure;
import dev.tradekeep.engine.statistics.Performance;
import dev.tradekeep.engine.statistics.PortfolioPerformance;
import dev.tradekeep.engine.statistics.Statistic;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.time.Micros;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PerformanceTextTest {
    private static final Asset USD = new Asset("USD", 2);
    private static final long HOUR = 3_600 * Micros.PER_SECOND;
    private static final Performance TOLD =
            new Performance(
                    Map.of(
                            Measure.RETURN, new Statistic.Value(-0.125),
                            Measure.SHARPE, new Statistic.Value(1.23456),
                            Measure.EXPECTANCY, new Statistic.Money(-123_456),
                            Measure.TRADES, new Statistic.Count(1_234),
                            Measure.DRAWDOWN_LENGTH, new Statistic.Span(49 * HOUR),
                            Measure.SQN, Statistic.none("why")),
                    true);
    private static final Comparison COMPARED = new Comparison(TOLD, TOLD, Figures.ofCash());
    private static final PortfolioPerformance PORTFOLIO =
            new PortfolioPerformance(
                    "main",
                    USD,
                    0,
                    HOUR,
                    COMPARED,
                    List.of(new PortfolioPerformance.Part("quick", "BTC/USD", TOLD)));

    @Test
    void tellsEachKindOfFigureAsPeopleReadIt() {
        assertThat(PerformanceText.lines(COMPARED, USD))
                .contains(
                        "                                RUINED    buy-and-hold            cash",
                        "return                        -12.50 %        -12.50 %          0.00 %",
                        "Sharpe                          1.2346          1.2346             n/a",
                        "expectancy               -1,234.56 USD   -1,234.56 USD             n/a",
                        "closed trades                    1,234           1,234             n/a",
                        "drawdown length                2 d 1 h         2 d 1 h             n/a",
                        "SQN                                n/a             n/a             n/a  why");
    }

    @Test
    void tellsOfEachPartBelow() {
        assertThat(PerformanceText.lines(PORTFOLIO))
                .startsWith("main in USD, 1970-01-01T00:00:00Z to 1970-01-01T01:00:00Z")
                .contains("quick on BTC/USD", "closed trades                    1,234");
    }

    @Test
    void scriptsGetNumbersOrReasons() {
        assertThat(Json.object(json -> PerformanceJson.write(PORTFOLIO, json)))
                .contains(
                        "\"portfolio\":\"main\"",
                        "\"ruined\":true",
                        "\"return\":-0.125",
                        "\"expectancy\":\"-1234.56\"",
                        "\"trades\":1234",
                        "\"drawdownLength\":176400",
                        "\"sqn\":{\"na\":\"why\"}",
                        "\"benchmark\":{\"hold\":{",
                        "\"parts\":[{\"strategy\":\"quick\",\"instrument\":\"BTC/USD\"");
    }
}
