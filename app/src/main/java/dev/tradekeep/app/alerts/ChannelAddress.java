package dev.tradekeep.app.alerts;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.alerts.ChannelSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which addresses messages may be sent to. This machine and private networks are allowed, because
 * people run gateways there; not those that only ever lead to a machine's own credentials or to
 * nobody: link-local ones (where clouds keep theirs), multicast, and the unspecified one. Without
 * encryption a message goes only to this machine and to private networks. Names are looked up when
 * a message is sent, too, for they may lead elsewhere by then.
 */
final class ChannelAddress {
    private static final byte UNIQUE_LOCAL = (byte) 0xfc;
    private static final int UNIQUE_LOCAL_MASK = 0xfe;

    private ChannelAddress() {}

    /**
     * An address by its form alone.
     *
     * @param schemes that will do, such as {@code https}; the first is the one to recommend
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT}
     */
    static URI parse(String text, List<String> schemes) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw wanted(schemes, text);
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!schemes.contains(scheme)
                || uri.getHost() == null
                || uri.getRawFragment() != null
                || text.length() > ChannelSettings.ADDRESS_CHARACTERS_MAX) {
            throw wanted(schemes, text);
        }
        if (uri.getRawUserInfo() != null) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted no user or password in the address: the secret of a channel is kept"
                            + " encrypted.");
        }
        return uri;
    }

    /** Why nothing is sent to a host; empty when it may be. Looks its name up. */
    static Optional<String> obstacle(String host, boolean encrypted) {
        try {
            for (InetAddress address : InetAddress.getAllByName(unbracketed(host))) {
                if (leadsNowhere(address)) {
                    return Optional.of(
                            host
                                    + " is a link-local, multicast or unspecified address, to which"
                                    + " nothing is sent");
                }
                if (!encrypted && !isNear(address)) {
                    return Optional.of(
                            "without encryption messages go to this machine and private networks"
                                    + " only, and "
                                    + host
                                    + " is elsewhere");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("the name " + host + " is not known");
        }
    }

    /** Refuses an address by its digits; a name may be unknown for the moment. */
    static void require(URI uri, boolean encrypted) {
        String digits = unbracketed(uri.getHost());
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(digits);
        } catch (IllegalArgumentException e) {
            return;
        }
        obstacle(address.getHostAddress(), encrypted)
                .ifPresent(why -> {
                    throw new TradekeepException(
                            ErrorCode.INVALID_ARGUMENT, "Wanted another address: " + why + ".");
                });
    }

    /** Whether a host is this machine, by its digits or as {@code localhost}. */
    static boolean isThisMachine(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(unbracketed(host)).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean leadsNowhere(InetAddress address) {
        return address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || address.isAnyLocalAddress();
    }

    private static boolean isNear(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal =
                bytes.length == 16 && (byte) (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
        return address.isLoopbackAddress() || address.isSiteLocalAddress() || uniqueLocal;
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static TradekeepException wanted(List<String> schemes, String found) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted an address such as "
                        + schemes.getFirst()
                        + "://host of at most "
                        + ChannelSettings.ADDRESS_CHARACTERS_MAX
                        + " characters, found \""
                        + found
                        + "\".");
    }
}
