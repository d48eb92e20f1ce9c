package dev.tradekeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exchange as the program runs it. */
final class ExchangeIT {
    @TempDir Path folder;

    @Test
    void servesUntilItIsTerminated() throws Exception {
        Process process =
                new Launcher(folder)
                        .start(Launcher.SCRIPT.toString(), "exchange", "--port", "0", "--json");
        try (BufferedReader out = process.inputReader();
                HttpClient client = HttpClient.newHttpClient()) {
            String line = out.readLine();
            assertThat(line)
                    .contains("\"symbols\":[\"BTCUSDT\",\"ETHUSDT\"]", "\"keys\":[\"demo\"]");
            String rest = line.substring(line.indexOf("http://"), line.indexOf("\",\"socket\""));

            String prices =
                    client.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(rest + "/api/v3/ticker/price"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body();

            assertThat(prices).contains("BTCUSDT", "ETHUSDT");
            process.toHandle().destroy();
            Launcher.await(process);
        }
        assertThat(process.exitValue()).isZero();
    }
}
