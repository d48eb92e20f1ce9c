package dev.tradekeep.venue.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.RequestBudget.Lane;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HttpCallerTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int BODY_MAX = 1_000;

    private final Network network = Network.open(InstantSource.system(), new Random(1));
    private final RequestBudget budget = budget(1_000);

    @AfterEach
    void close() {
        network.close();
    }

    private static RequestBudget budget(int limit) {
        return new WindowedBudget(
                List.of(new WindowedBudget.Window(Duration.ofDays(7), limit, true)),
                InstantSource.system());
    }

    private HttpCaller caller(Duration timeout) {
        return new HttpCaller(network, budget, timeout, BODY_MAX);
    }

    private static HttpRequest post(URI uri) {
        return HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("a=1")).build();
    }

    private VenueFailure failureOfPost(URI uri, Duration timeout) {
        VenueException e =
                catchThrowableOfType(
                        VenueException.class,
                        () -> caller(timeout).send(Lane.ORDER, 1, () -> post(uri)));
        assertThat(e).isNotNull();
        return e.failure();
    }

    private static void assertUnreachable(VenueFailure failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        VenueFailure.NotDone.class,
                        notDone ->
                                assertThat(notDone.kind())
                                        .isEqualTo(VenueFailure.Kind.UNREACHABLE));
    }

    @Test
    void answerComesWithItsTimes() throws Exception {
        try (RawServer server =
                RawServer.answering(
                        "HTTP/1.1 418 x\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\nhi")) {
            HttpAnswer answer = caller(LONG).send(Lane.ORDER, 1, () -> post(server.uri("http")));

            assertThat(answer.status()).isEqualTo(418);
            assertThat(answer.text()).isEqualTo("hi");
            assertThat(answer.number("Retry-After")).hasValue(7);
            assertThat(answer.number("None")).isEmpty();
            assertThat(answer.receivedAt()).isGreaterThanOrEqualTo(answer.sentAt());
        }
    }

    @Test
    void nothingWasDoneWhereNobodyListens() {
        assertUnreachable(failureOfPost(URI.create("http://127.0.0.1:1/"), LONG));
    }

    @Test
    void nothingWasDoneWhereTheNameIsUnknown() {
        assertUnreachable(failureOfPost(URI.create("http://no-such-host.invalid/"), LONG));
    }

    @Test
    void orderThatIsNotAnsweredIsUnknownAndSentOnce() throws IOException {
        try (RawServer server =
                new RawServer((self, connection, number) -> {
                    self.readRequest(connection);
                    RawServer.waitForEnd(connection);
                })) {
            assertThat(failureOfPost(server.uri("http"), SHORT))
                    .isInstanceOf(VenueFailure.Unknown.class);
            assertThat(server.requests).hasValue(1);
        }
    }

    @Test
    void orderWhoseConnectionBreaksIsUnknownAndSentOnce() throws IOException {
        try (RawServer server =
                new RawServer((self, connection, number) -> self.readRequest(connection))) {
            assertThat(failureOfPost(server.uri("http"), LONG))
                    .isInstanceOf(VenueFailure.Unknown.class);
            assertThat(server.requests).hasValue(1);
        }
    }

    @Test
    void bodyThatNeverEndsIsUnknown() throws IOException {
        try (RawServer server =
                new RawServer((self, connection, number) -> {
                    self.readRequest(connection);
                    write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
                    RawServer.waitForEnd(connection);
                })) {
            assertThat(failureOfPost(server.uri("http"), SHORT))
                    .isInstanceOf(VenueFailure.Unknown.class);
        }
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }

    @Test
    void bodyThatBreaksOffIsUnknown() throws IOException {
        try (RawServer server =
                RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":")) {
            assertThat(failureOfPost(server.uri("http"), LONG))
                    .isInstanceOf(VenueFailure.Unknown.class);
        }
    }

    @Test
    void bodyThatIsTooLongIsUnknown() throws IOException {
        String body = "x".repeat(BODY_MAX + 1);
        try (RawServer server =
                RawServer.answering(
                        "HTTP/1.1 200 OK\r\nContent-Length: "
                                + body.length()
                                + "\r\n\r\n"
                                + body)) {
            assertThat(failureOfPost(server.uri("http"), LONG))
                    .isInstanceOf(VenueFailure.Unknown.class);
        }
    }

    @Test
    void answerOfAnotherProtocolIsUnknown() throws IOException {
        try (RawServer server = RawServer.answering("220 mail.example ESMTP\r\n")) {
            assertThat(failureOfPost(server.uri("http"), LONG))
                    .isInstanceOf(VenueFailure.Unknown.class);
        }
    }

    @Test
    void questionIsAskedAgainUntilTheExchangeAnswers() throws Exception {
        try (RawServer server =
                new RawServer((self, connection, number) -> {
                    self.readRequest(connection);
                    if (number == 2) {
                        write(connection, "HTTP/1.1 502 x\r\nContent-Length: 0\r\n\r\n");
                    } else if (number > 2) {
                        write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                    }
                })) {
            HttpAnswer answer =
                    caller(LONG)
                            .ask(
                                    Lane.DATA,
                                    1,
                                    () -> HttpRequest.newBuilder(server.uri("http")).build());

            assertThat(answer.text()).isEqualTo("{}");
        }
    }

    @Test
    void exchangeThatOnlyFailsIsAskedThreeTimes() throws Exception {
        try (RawServer server =
                RawServer.answering("HTTP/1.1 503 x\r\nContent-Length: 0\r\n\r\n")) {
            HttpAnswer answer =
                    caller(LONG)
                            .ask(
                                    Lane.DATA,
                                    1,
                                    () -> HttpRequest.newBuilder(server.uri("http")).build());

            assertThat(answer.isServerFailure()).isTrue();
            assertThat(server.requests).hasValue(HttpCaller.TRIES_MAX);
        }
    }

    @Test
    void nothingIsSentAboveTheBudget() throws IOException {
        HttpCaller caller = new HttpCaller(network, budget(10), LONG, BODY_MAX);
        try (RawServer server =
                RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")) {
            List<VenueFailure> failures =
                    IntStream.range(0, 3)
                            .mapToObj(i -> i)
                            .<VenueFailure>mapMulti((i, to) -> {
                                try {
                                    caller.send(Lane.ORDER, 4, () -> post(server.uri("http")));
                                } catch (VenueException e) {
                                    to.accept(e.failure());
                                }
                            })
                            .toList();

            assertThat(server.requests).hasValue(2);
            assertThat(failures)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            VenueFailure.NotDone.class,
                            notDone -> {
                                assertThat(notDone.kind())
                                        .isEqualTo(VenueFailure.Kind.RATE_LIMITED);
                                assertThat(notDone.retryAt()).isGreaterThan(network.now());
                            });
        }
    }
}
