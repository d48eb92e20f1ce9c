package dev.tradekeep.venue.xchange;

import dev.tradekeep.venue.account.Credentials;
import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;

/**
 * One client of XChange. What it asks is taken from the budget of its address, one question at a
 * time. Any thread may call it.
 */
final class XChangeClient {
    /** What a question costs: XChange does not tell, so each counts as a usual one. */
    private static final int WEIGHT = 5;

    private final XChangeVenue venue;
    private final Exchange exchange;
    private final RequestBudget budget;
    private final ReentrantLock lock = new ReentrantLock();

    XChangeClient(
            XChangeVenue venue,
            URI rest,
            Duration timeout,
            RequestBudget budget,
            @Nullable Credentials credentials) {
        this.venue = venue;
        this.budget = budget;
        exchange = ExchangeFactory.INSTANCE.createExchangeWithoutSpecification(venue.client());
        ExchangeSpecification wanted = exchange.getDefaultExchangeSpecification();
        pointAt(wanted, rest);
        // What is traded is asked for when somebody wants to know, with an error when it fails.
        wanted.setShouldLoadRemoteMetaData(false);
        int millis = Math.toIntExact(timeout.toMillis());
        wanted.setHttpConnTimeout(millis);
        wanted.setHttpReadTimeout(millis);
        if (credentials != null) {
            wanted.setApiKey(credentials.key());
            wanted.setSecretKey(credentials.secret());
        }
        exchange.applySpecification(wanted);
    }

    /** A question. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Exchange exchange) throws IOException, VenueException;
    }

    /** Where XChange reaches the exchange by itself. */
    static URI address(XChangeVenue venue) {
        Exchange made = ExchangeFactory.INSTANCE.createExchangeWithoutSpecification(venue.client());
        return URI.create(made.getDefaultExchangeSpecification().getSslUri());
    }

    private static void pointAt(ExchangeSpecification wanted, URI rest) {
        if (rest.toString().equals(wanted.getSslUri())) {
            return;
        }
        wanted.setSslUri(rest.toString());
        wanted.setHost(rest.getHost());
        wanted.setPort(rest.getPort());
        // Binance's client has addresses by kind of market, which would win.
        wanted.getExchangeSpecificParameters().remove("Exchange_Type");
        wanted.setExchangeSpecificParametersItem(Exchange.USE_SANDBOX, true);
    }

    /**
     * Asks, once the budget allows it.
     *
     * @throws VenueException when there is no answer
     */
    <T> T ask(RequestBudget.Lane lane, Question<T> question) throws VenueException {
        lock.lock();
        try {
            awaitBudget(lane);
            return question.ask(exchange);
        } catch (IOException | RuntimeException e) {
            throw XChangeFailures.of(venue, e);
        } finally {
            lock.unlock();
        }
    }

    private void awaitBudget(RequestBudget.Lane lane) throws VenueException {
        try {
            for (long wait = budget.take(lane, WEIGHT);
                    wait > 0;
                    wait = budget.take(lane, WEIGHT)) {
                Thread.sleep(Duration.ofNanos(wait));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw XChangeFailures.notDone(
                    Kind.UNREACHABLE, venue.code() + ": the question was given up");
        }
    }
}
