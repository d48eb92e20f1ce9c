package dev.tradekeep.venue.xchange;

import com.fasterxml.jackson.core.JacksonException;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.account.VenueException;
import dev.tradekeep.venue.account.VenueFailure;
import dev.tradekeep.venue.account.VenueFailure.Kind;
import java.io.IOException;
import org.knowm.xchange.exceptions.CurrencyPairNotValidException;
import org.knowm.xchange.exceptions.ExchangeException;
import org.knowm.xchange.exceptions.ExchangeSecurityException;
import org.knowm.xchange.exceptions.ExchangeUnavailableException;
import org.knowm.xchange.exceptions.FrequencyLimitExceededException;
import org.knowm.xchange.exceptions.InstrumentNotValidException;
import org.knowm.xchange.exceptions.NonceException;
import org.knowm.xchange.exceptions.NotAvailableFromExchangeException;
import org.knowm.xchange.exceptions.NotYetImplementedForExchangeException;
import org.knowm.xchange.exceptions.RateLimitExceededException;
import si.mazi.rescu.HttpStatusException;

/** What XChange throws, in our terms. Only questions are asked, so nothing was done. */
final class XChangeFailures {
    private static final int REASON_MAX = 300;

    private XChangeFailures() {}

    /** The failure behind what was thrown. */
    static VenueException of(XChangeVenue venue, Exception thrown) {
        return notDone(kind(thrown), venue.code() + ": " + words(thrown));
    }

    static VenueException notDone(Kind kind, String reason) {
        return new VenueException(new VenueFailure.NotDone(kind, "", reason, 0));
    }

    private static Kind kind(Exception thrown) {
        return switch (thrown) {
            case RateLimitExceededException _ -> Kind.RATE_LIMITED;
            case FrequencyLimitExceededException _ -> Kind.RATE_LIMITED;
            case ExchangeSecurityException _ -> Kind.FORBIDDEN;
            case NonceException _ -> Kind.CLOCK;
            case ExchangeUnavailableException _ -> Kind.CLOSED;
            case CurrencyPairNotValidException _ -> Kind.REFUSED;
            case InstrumentNotValidException _ -> Kind.REFUSED;
            case NotAvailableFromExchangeException _ -> Kind.REFUSED;
            case NotYetImplementedForExchangeException _ -> Kind.REFUSED;
            case ExchangeException e when e.getCause() instanceof Exception cause -> kind(cause);
            case ExchangeException _ -> Kind.REFUSED;
            case HttpStatusException e -> kind(e.getHttpStatusCode());
            case JacksonException _ -> Kind.UNREADABLE;
            case IOException _ -> Kind.UNREACHABLE;
            case TradekeepException _ -> Kind.UNREADABLE;
            // XChange stumbles over an answer that it does not know with whatever exception it
            // likes.
            default -> Kind.UNREADABLE;
        };
    }

    private static Kind kind(int httpStatus) {
        return switch (httpStatus) {
            case 401, 403 -> Kind.FORBIDDEN;
            case 418, 429 -> Kind.RATE_LIMITED;
            default -> httpStatus >= 500 ? Kind.CLOSED : Kind.REFUSED;
        };
    }

    private static String words(Exception thrown) {
        String message = thrown.getMessage();
        String said = message == null || message.isBlank() ? "" : ": " + message.strip();
        String whole = thrown.getClass().getSimpleName() + said.replaceAll("\\s+", " ");
        return whole.length() <= REASON_MAX ? whole : whole.substring(0, REASON_MAX) + "…";
    }
}
