package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.connections.Addresses;
import dev.tradekeep.app.http.api.Body;
import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Requests;
import dev.tradekeep.store.connections.ConnectionSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings of a connection as fields of a body. */
final class ConnectionFields {
    private static final String REST = "restAddress";
    private static final String MARKET = "marketAddress";
    private static final String ACCOUNT = "accountAddress";
    private static final String WINDOW = "receiveWindowMillis";
    private static final String INTERVAL = "minIntervalMillis";
    private static final String WITHDRAWALS = "allowWithdrawals";

    /** All of them; none need be there. */
    static final List<Field> ALL =
            List.of(
                    Field.optional(
                            REST,
                            FieldKind.TEXT,
                            "where requests go; empty for the exchange's own address"),
                    Field.optional(
                            MARKET,
                            FieldKind.TEXT,
                            "where market data is streamed from; empty for the exchange's own"),
                    Field.optional(
                            ACCOUNT,
                            FieldKind.TEXT,
                            "where the account hears of its orders; empty for the exchange's own"),
                    Field.optional(
                            WINDOW,
                            FieldKind.INTEGER,
                            "how old a request may be when the exchange looks at it"),
                    Field.optional(
                            INTERVAL,
                            FieldKind.INTEGER,
                            "the shortest time from one try to reach the exchange to the next"),
                    Field.optional(
                            WITHDRAWALS,
                            FieldKind.BOOLEAN,
                            "whether a key will do that may send money away"));

    private ConnectionFields() {}

    /** Settings with what a body says of them. */
    static ConnectionSettings apply(Body body, ConnectionSettings before) {
        return new ConnectionSettings(
                body.has(REST)
                        ? Addresses.rest(REST, body.optionalText(REST))
                        : before.restAddress(),
                body.has(MARKET)
                        ? Addresses.stream(MARKET, body.optionalText(MARKET))
                        : before.marketAddress(),
                body.has(ACCOUNT)
                        ? Addresses.stream(ACCOUNT, body.optionalText(ACCOUNT))
                        : before.accountAddress(),
                number(
                        body,
                        WINDOW,
                        before.receiveWindowMillis(),
                        ConnectionSettings.RECEIVE_WINDOW_MILLIS_MIN,
                        ConnectionSettings.RECEIVE_WINDOW_MILLIS_MAX),
                number(
                        body,
                        INTERVAL,
                        before.minIntervalMillis(),
                        ConnectionSettings.MIN_INTERVAL_MILLIS_MIN,
                        ConnectionSettings.MIN_INTERVAL_MILLIS_MAX),
                body.has(WITHDRAWALS) ? body.flag(WITHDRAWALS) : before.withdrawalsAllowed());
    }

    private static int number(Body body, String name, int before, int min, int max) {
        if (!body.has(name)) {
            return before;
        }
        long value = body.integer(name);
        if (value < min || value > max) {
            throw Requests.wanted(min + " to " + max + " milliseconds", name, Long.toString(value));
        }
        return (int) value;
    }

    /** For the audit log. */
    static String describe(ConnectionSettings settings) {
        return "requests to "
                + own(settings.restAddress())
                + ", market data from "
                + own(settings.marketAddress())
                + ", account from "
                + own(settings.accountAddress())
                + ", receive window "
                + settings.receiveWindowMillis()
                + " ms, interval "
                + settings.minIntervalMillis()
                + " ms, withdrawals "
                + (settings.withdrawalsAllowed() ? "allowed" : "refused");
    }

    private static String own(@Nullable String address) {
        return address == null ? "the exchange's own address" : address;
    }
}
