package dev.tradekeep.app.cli.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The client of our own, which needs nothing else. */
final class TestClientsCommandTest {
    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = new CommandLine(new TestClientsCommand());
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(out));
        return command.execute(arguments);
    }

    @Test
    void rawClientIsContent() {
        int code = run("--client", "raw");

        assertThat(out.toString()).contains("\n13 passed, 0 failed");
        assertThat(code).isZero();
    }

    @Test
    void rawClientIsContentWhereAnswersTakeTime() {
        int code = run("--client", "raw", "--fault", "latency=30,jitter=20");

        assertThat(out.toString()).contains("\n13 passed, 0 failed");
        assertThat(code).isZero();
    }

    @Test
    void failureIsToldAndIsTheExitCode() {
        int code = run("--client", "raw", "--fault", "http-error=503,path=klines");

        assertThat(out.toString())
                .contains("FAIL binance candles: candles: wanted 100, found 2")
                .contains("\n12 passed, 1 failed");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void unknownClientIsRefused() {
        assertThat(run("--client", "telnet")).isNotZero();
        assertThat(out.toString()).contains("wanted raw, ccxt, ccxt-bybit or python-binance");
    }
}
