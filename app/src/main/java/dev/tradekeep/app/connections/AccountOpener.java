package dev.tradekeep.app.connections;

import dev.tradekeep.app.secrets.Revealed;
import dev.tradekeep.app.secrets.Secrets;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.connections.ExchangeConnection;
import dev.tradekeep.store.connections.SecretKind;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.venue.account.AccountListener;
import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.Credentials;
import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.VenueAccount;
import dev.tradekeep.venue.account.VenueAddresses;
import dev.tradekeep.venue.account.VenueConnector;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes accounts that may be asked out of rows of the books and their secrets. Thread-safe; one
 * account's secrets are opened at a time, because a locked key file costs memory to unlock.
 */
final class AccountOpener {
    private final VenueShelf shelf;
    private final Secrets secrets;
    private final RequestBudgets budgets;

    AccountOpener(VenueShelf shelf, Secrets secrets, RequestBudgets budgets) {
        this.shelf = shelf;
        this.secrets = secrets;
        this.budgets = budgets;
    }

    /** The secrets of several connections, with the key file read once. */
    synchronized Map<String, Revealed> reveal(List<String> names) {
        return names.isEmpty() ? Map.of() : secrets.reveal(names);
    }

    /**
     * Makes an account; nothing is sent.
     *
     * @param revealed its secrets
     * @param listener hears of it in words without secrets
     * @throws TradekeepException with {@link ErrorCode#SECRET_UNREADABLE} when its secrets are
     *     missing or cannot be opened; with {@link ErrorCode#NOT_FOUND} when nothing speaks to its
     *     exchange; with {@link ErrorCode#INVALID_ARGUMENT} when key or addresses will not do
     */
    OpenAccount open(ExchangeConnection row, Revealed revealed, AccountListener listener) {
        VenueConnector connector = shelf.connector(row.exchange());
        Map<SecretKind, String> opened = revealed.orThrow();
        Credentials credentials =
                new Credentials(
                        require(row, opened, SecretKind.API_KEY),
                        require(row, opened, SecretKind.API_SECRET),
                        opened.getOrDefault(SecretKind.PASSPHRASE, ""));
        VenueAddresses addresses = Addresses.of(row, connector);
        RequestBudget budget = budgets.of(row.exchange(), addresses.rest());
        Redaction redaction = new Redaction(credentials);
        VenueAccount account =
                connector.account(
                        new AccountSettings(
                                row.name(),
                                addresses,
                                credentials,
                                Duration.ofMillis(row.settings().receiveWindowMillis()),
                                AccountSettings.TIMEOUT,
                                budget,
                                budget.blockedUntil()),
                        event -> listener.on(redaction.of(event)));
        return new OpenAccount(account, redaction);
    }

    /** The budget of the address that an account is reached at. */
    RequestBudget budget(ExchangeConnection row) {
        VenueConnector connector = shelf.connector(row.exchange());
        return budgets.of(row.exchange(), Addresses.of(row, connector).rest());
    }

    /** Where an account sends its requests; empty when nothing speaks to its exchange. */
    Optional<URI> address(ExchangeConnection row) {
        return shelf.find(row.exchange()).map(connector -> Addresses.of(row, connector).rest());
    }

    private static String require(
            ExchangeConnection row, Map<SecretKind, String> opened, SecretKind kind) {
        String secret = opened.get(kind);
        if (secret == null) {
            throw new TradekeepException(
                    ErrorCode.SECRET_UNREADABLE,
                    "The connection "
                            + row.name()
                            + " has no "
                            + Word.of(kind)
                            + ". Enter it: tradekeep secrets set "
                            + row.name()
                            + " "
                            + Word.of(kind)
                            + ".");
        }
        return secret;
    }
}
