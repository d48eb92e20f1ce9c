package dev.tradekeep.app.connections;

import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.Credentials;
import dev.tradekeep.venue.account.VenueFailure;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes what an exchange or a connector says fit to be kept and shown: one line, of bounded length,
 * without what the account proves itself with, wherever that came from.
 */
final class Redaction {
    /** Characters of a text at most. */
    static final int CHARACTERS_MAX = 400;

    private static final int SHORTEST_SECRET = 4;
    private static final String HIDDEN = "***";

    private final List<String> hidden;

    Redaction(Credentials credentials) {
        hidden =
                Stream.of(credentials.secret(), credentials.passphrase(), credentials.key())
                        .filter(text -> text.length() >= SHORTEST_SECRET)
                        .toList();
    }

    String of(String text) {
        String clean = text;
        for (String secret : hidden) {
            clean = clean.replace(secret, HIDDEN);
        }
        clean = clean.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return clean.length() <= CHARACTERS_MAX
                ? clean
                : clean.substring(0, CHARACTERS_MAX - 1) + "…";
    }

    VenueFailure of(VenueFailure failure) {
        return switch (failure) {
            case VenueFailure.Unknown(String reason) -> new VenueFailure.Unknown(of(reason));
            case VenueFailure.NotDone done ->
                    new VenueFailure.NotDone(
                            done.kind(), of(done.code()), of(done.reason()), done.retryAt());
        };
    }

    AccountEvent of(AccountEvent event) {
        return switch (event) {
            case AccountEvent.LinkDown down ->
                    new AccountEvent.LinkDown(of(down.reason()), down.at());
            case AccountEvent.Failed failed ->
                    new AccountEvent.Failed(of(failed.failure()), failed.at());
            case AccountEvent.Unrecognized said ->
                    new AccountEvent.Unrecognized(of(said.what()), said.at());
            case AccountEvent.LinkUp _,
                    AccountEvent.Answered _,
                    AccountEvent.Balances _,
                    AccountEvent.Blocked _ ->
                    event;
        };
    }
}
