package dev.tradekeep.venue.local.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.local.fault.RequestFate.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaultDeskTest {
    private static final Target PLACE =
            Target.request(RequestRole.PLACE, "/api/v3/order", "somebody");
    private static final Target TIME = Target.request(RequestRole.PUBLIC, "/api/v3/time", null);

    private final HandTimer timer = new HandTimer();
    private final FaultDesk desk = new FaultDesk(timer);

    @Test
    void nothingIsStruckWhereNothingIsOn() {
        assertThat(desk.isIdle()).isTrue();
        assertThat(desk.request(PLACE)).isEqualTo(RequestFate.USUAL);
    }

    @ParameterizedTest
    @CsvSource({
        "http-error=503, false, ERROR_STATUS",
        "'http-error=503,when=after', true, ERROR_STATUS",
        "timeout-before, false, NONE",
        "timeout-after, true, NONE",
        "reply-dropped, true, CUT",
        "unknown-outcome, true, REFUSED",
        "unknown-outcome=before, false, REFUSED",
        "maintenance, false, REFUSED",
        "ban, false, REFUSED",
        "rate-limit, false, REFUSED",
        "key-revoked=somebody, false, REFUSED",
        "html-page, false, PAGE",
        "truncated-body, true, HALF",
        "broken-json, true, BROKEN",
    })
    void kindDecidesWhatBecomesOfARequest(String text, boolean carriedOut, Answer answer) {
        Fault fault = desk.add(text + ",next=1");

        RequestFate fate = desk.request(PLACE);

        assertThat(fate.carriedOut()).isEqualTo(carriedOut);
        assertThat(fate.answer()).isEqualTo(answer);
        assertThat(fate.fault()).isSameAs(fault);
        assertThat(fault.left()).isZero();
        assertThat(desk.request(PLACE)).isEqualTo(RequestFate.USUAL);
    }

    @Test
    void countsAreKept() {
        Fault fault = desk.add("reply-dropped,skip=2,next=3");

        List<Answer> answers =
                IntStream.range(0, 7).mapToObj(i -> desk.request(PLACE).answer()).toList();

        assertThat(answers)
                .containsExactly(
                        Answer.USUAL,
                        Answer.USUAL,
                        Answer.CUT,
                        Answer.CUT,
                        Answer.CUT,
                        Answer.USUAL,
                        Answer.USUAL);
        assertThat(fault.struck()).isEqualTo(3);
    }

    @Test
    void chanceComesOfTheSeed() {
        desk.add("http-error,chance=0.3,seed=7");
        List<Answer> once = answers();
        desk.clear();
        desk.add("http-error,chance=0.3,seed=7");

        assertThat(answers()).isEqualTo(once);
        assertThat(once.stream().filter(Answer.ERROR_STATUS::equals).count()).isBetween(15L, 45L);
    }

    private List<Answer> answers() {
        return IntStream.range(0, 100).mapToObj(i -> desk.request(PLACE).answer()).toList();
    }

    @Test
    void placingIsWhatTimeOutsStrikeAndOthersIfTheyAreTold() {
        desk.add("timeout-after");
        assertThat(desk.request(TIME).answer()).isEqualTo(Answer.USUAL);
        assertThat(desk.request(PLACE).answer()).isEqualTo(Answer.NONE);
        desk.clear();
        desk.add("timeout-after,path=/time");
        assertThat(desk.request(TIME).answer()).isEqualTo(Answer.NONE);
        assertThat(desk.request(PLACE).answer()).isEqualTo(Answer.USUAL);
        desk.clear();
        desk.add("timeout-after,on=trade,key=nobody");
        assertThat(desk.request(PLACE).answer()).isEqualTo(Answer.USUAL);
    }

    @Test
    void latencyAddsUpWithALateAcceptance() {
        desk.add("latency=30");
        desk.add("accept-late=2000");

        assertThat(desk.request(PLACE).delayMicros()).isEqualTo(2_030_000);
        assertThat(desk.request(TIME).delayMicros()).isEqualTo(30_000);
        desk.clear();
        desk.add("latency=30,jitter=20");
        assertThat(desk.request(TIME).delayMicros()).isBetween(30_000L, 50_000L);
    }

    @Test
    void faultBeginsLaterAndEndsByItself() {
        desk.add("clock-skew=-300,after=1000,for=500");

        assertThat(desk.skewMicros()).isZero();
        timer.pass(1_000);
        assertThat(desk.skewMicros()).isEqualTo(-300_000);
        timer.pass(500);
        assertThat(desk.skewMicros()).isZero();
        assertThat(desk.list()).isEmpty();
    }

    @Test
    void exchangeIsChangedWhileAFaultIsOnAndOnceByWhatIsDone() {
        List<String> done = new ArrayList<>();
        desk.effects(
                new FaultEffects() {
                    @Override
                    public Map<String, String> begin(Fault fault) {
                        if (fault.spec().text("symbol").equals("NOSUCH")) {
                            throw new TradekeepException(ErrorCode.NOT_FOUND, "No such symbol.");
                        }
                        done.add("begin " + fault.kind().word());
                        return Map.of("order", "7");
                    }

                    @Override
                    public void end(Fault fault) {
                        done.add("end " + fault.kind().word());
                    }
                });
        Fault halt = desk.add("symbol-status=BREAK,symbol=BTCUSDT");
        Fault sold = desk.add("liquidation=somebody");

        assertThat(desk.list()).containsExactly(halt);
        assertThat(sold.result()).containsEntry("order", "7");
        assertThat(desk.clear(halt.id())).isTrue();
        assertThat(desk.clear(halt.id())).isFalse();
        assertThat(done)
                .containsExactly("begin symbol-status", "begin liquidation", "end symbol-status");
        assertThatThrownBy(() -> desk.add("symbol-status=HALT,symbol=NOSUCH"))
                .isInstanceOf(TradekeepException.class);
        assertThat(desk.list()).isEmpty();
    }

    @Test
    void thereIsRoomForSoMany() {
        for (int i = 0; i < FaultDesk.FAULTS_MAX; i++) {
            desk.add("events-dropped,next=1");
        }

        assertThatThrownBy(() -> desk.add("ban")).hasMessageContaining("faults are on");
    }
}
