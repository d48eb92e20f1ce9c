package dev.tradekeep.app.alerts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON and reads a short answer, all within a time: an other end that sends a byte now and
 * then gets no longer. Follows no redirects, which could lead anywhere. Thread-safe.
 */
final class HttpPost implements AutoCloseable {
    /** Bytes of an answer that are read at most. */
    static final int ANSWER_BYTES_MAX = 1_048_576;

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT_WITHIN)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    /** What came back: an answer, or why there is none. */
    sealed interface Outcome {
        /** An answer of whatever status. */
        record Answer(int status, String body, Optional<String> retryAfter) implements Outcome {}

        /** No answer; whether the request arrived is not known. */
        record None(String reason) implements Outcome {}
    }

    /** Posts once. */
    Outcome post(URI to, Map<String, String> headers, String json, Duration within) {
        Optional<String> obstacle =
                ChannelAddress.obstacle(to.getHost(), "https".equals(to.getScheme()));
        if (obstacle.isPresent()) {
            return new Outcome.None(obstacle.get());
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to)
                        .timeout(within)
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "tradekeep")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(
                        request.build(),
                        BodyHandlers.limiting(
                                _ -> BodySubscribers.ofByteArray(), ANSWER_BYTES_MAX));
        try {
            HttpResponse<byte[]> response = answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome.Answer(
                    response.statusCode(),
                    new String(response.body(), StandardCharsets.UTF_8),
                    response.headers().firstValue("Retry-After"));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Outcome.None("no answer within " + within.toSeconds() + " s");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.None("the server is being stopped");
        } catch (ExecutionException e) {
            return new Outcome.None(why(e.getCause()));
        }
    }

    /** By its kind alone: its words may hold the address, which may hold a secret. */
    private static String why(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> "the request failed";
            case java.net.ConnectException _ -> "the other end does not take the connection";
            case java.net.http.HttpTimeoutException _ -> "no answer in time";
            case javax.net.ssl.SSLException _ -> "no encrypted connection came about";
            case IOException _ -> "the connection ended before the answer";
            default -> "the request failed (" + cause.getClass().getSimpleName() + ")";
        };
    }

    /** What an answer means for a message. */
    static Delivery delivery(Outcome outcome, Optional<String> said, Optional<Duration> after) {
        return switch (outcome) {
            case Outcome.None(String reason) -> new Delivery.Later(reason, null);
            case Outcome.Answer answer -> {
                int status = answer.status();
                if (status >= 200 && status < 300) {
                    yield new Delivery.Sent();
                }
                String reason = "answered " + status + said.map(text -> ": " + text).orElse("");
                if (status == 408 || status == 425 || status == 429 || status >= 500) {
                    yield new Delivery.Later(
                            reason, after.or(() -> seconds(answer.retryAfter())).orElse(null));
                }
                yield new Delivery.Refused(reason);
            }
        };
    }

    /** A whole or decimal number of seconds; a date is passed over. */
    static Optional<Duration> seconds(Optional<String> text) {
        return text.map(String::strip)
                .filter(one -> one.matches("[0-9]{1,9}(\\.[0-9]{1,9})?"))
                .map(one ->
                        Duration.ofMillis(
                                new java.math.BigDecimal(one)
                                        .movePointRight(3)
                                        .setScale(0, java.math.RoundingMode.UP)
                                        .longValueExact()));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
