package dev.tradekeep.app.connections;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.connections.ConnectionEnvironment;
import dev.tradekeep.store.connections.ConnectionSettings;
import dev.tradekeep.store.connections.ExchangeConnection;
import dev.tradekeep.venue.account.VenueAddresses;
import dev.tradekeep.venue.account.VenueConnector;
import dev.tradekeep.venue.account.VenueEnvironment;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where accounts are reached: what settings say, else what the exchange's connector knows. */
public final class Addresses {
    private static final List<String> REST = List.of("https", "http");
    private static final List<String> STREAM = List.of("wss", "ws");
    private static final Set<String> PLAIN = Set.of("http", "ws");

    private Addresses() {}

    /**
     * The addresses of an account. On this machine one server has all of them: where only that of
     * requests is set, streams come from the same host and port.
     */
    static VenueAddresses of(ExchangeConnection row, VenueConnector connector) {
        VenueAddresses own = connector.addresses(environment(row.environment()));
        ConnectionSettings settings = row.settings();
        URI rest = settings.restAddress() == null ? own.rest() : URI.create(settings.restAddress());
        boolean isMoved =
                settings.restAddress() != null && row.environment() == ConnectionEnvironment.LOCAL;
        return new VenueAddresses(
                rest,
                stream(settings.marketAddress(), own.marketStream(), rest, isMoved),
                stream(settings.accountAddress(), own.accountStream(), rest, isMoved));
    }

    /**
     * The addresses of an exchange's public side.
     *
     * @param rest where requests go, and streams come from; null for the exchange's own
     */
    public static VenueAddresses of(VenueConnector connector, @Nullable URI rest) {
        VenueAddresses live = connector.addresses(VenueEnvironment.LIVE);
        if (rest == null || rest.equals(live.rest())) {
            return live;
        }
        Optional<VenueAddresses> testnet = testnet(connector);
        if (testnet.isPresent() && rest.equals(testnet.get().rest())) {
            return testnet.get();
        }
        VenueAddresses local = connector.addresses(VenueEnvironment.LOCAL);
        return new VenueAddresses(
                rest, moved(local.marketStream(), rest), moved(local.accountStream(), rest));
    }

    private static Optional<VenueAddresses> testnet(VenueConnector connector) {
        try {
            return Optional.of(connector.addresses(VenueEnvironment.TESTNET));
        } catch (TradekeepException e) {
            // There is none.
            return Optional.empty();
        }
    }

    private static URI moved(URI own, URI rest) {
        String scheme = "https".equals(rest.getScheme()) ? "wss" : "ws";
        return URI.create(scheme + "://" + rest.getRawAuthority() + own.getRawPath());
    }

    private static URI stream(@Nullable String set, URI own, URI rest, boolean isMoved) {
        if (set != null) {
            return URI.create(set);
        }
        return isMoved
                ? URI.create(own.getScheme() + "://" + rest.getRawAuthority() + own.getRawPath())
                : own;
    }

    private static VenueEnvironment environment(ConnectionEnvironment environment) {
        return switch (environment) {
            case LOCAL -> VenueEnvironment.LOCAL;
            case TESTNET -> VenueEnvironment.TESTNET;
            case LIVE -> VenueEnvironment.LIVE;
        };
    }

    /** An address for requests, or null for the exchange's own. */
    public static @Nullable String rest(String name, Optional<String> text) {
        return text.filter(one -> !one.isEmpty()).map(one -> check(name, one, REST)).orElse(null);
    }

    /** An address of a stream, or null for the exchange's own. */
    public static @Nullable String stream(String name, Optional<String> text) {
        return text.filter(one -> !one.isEmpty()).map(one -> check(name, one, STREAM)).orElse(null);
    }

    private static String check(String name, String text, List<String> schemes) {
        URI uri = parse(name, text, schemes);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!schemes.contains(scheme)
                || uri.getHost() == null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || text.length() > ConnectionSettings.ADDRESS_CHARACTERS_MAX) {
            throw wanted(name, text, schemes);
        }
        if (uri.getRawUserInfo() != null) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted no user or password in "
                            + name
                            + ": keys of an account are kept as its secrets.");
        }
        if (PLAIN.contains(scheme) && !isThisMachine(uri.getHost())) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted "
                            + schemes.getFirst()
                            + ":// for "
                            + name
                            + ": orders and keys go without encryption to this machine only, found \""
                            + text
                            + "\".");
        }
        return text;
    }

    private static URI parse(String name, String text, List<String> schemes) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw wanted(name, text, schemes);
        }
    }

    /** By its letters: no name is looked up. */
    private static boolean isThisMachine(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        String digits = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            return InetAddress.ofLiteral(digits).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static TradekeepException wanted(String name, String text, List<String> schemes) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted an address such as "
                        + schemes.getFirst()
                        + "://api.example.com for "
                        + name
                        + ", of at most "
                        + ConnectionSettings.ADDRESS_CHARACTERS_MAX
                        + " characters, found \""
                        + text
                        + "\".");
    }
}
