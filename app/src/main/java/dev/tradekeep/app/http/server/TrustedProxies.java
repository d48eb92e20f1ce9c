package dev.tradekeep.app.http.server;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The proxies whose word on who is behind them counts. Of the addresses in {@code X-Forwarded-For},
 * each proxy appends the one it was called from, so the last that is no proxy of ours is the
 * client's; what stands before it is what the client says.
 *
 * @param addresses as Java writes them; empty for none
 */
public record TrustedProxies(Set<String> addresses) {
    /** Every address counts as it is. */
    public static final TrustedProxies NONE = new TrustedProxies(Set.of());

    public TrustedProxies {
        addresses = Set.copyOf(addresses);
    }

    /**
     * Reads addresses parted by commas.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when one is none
     */
    public static TrustedProxies parse(String text) {
        Set<String> addresses = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                addresses.add(literal(part.strip()));
            }
        }
        return new TrustedProxies(addresses);
    }

    private static String literal(String text) {
        try {
            return InetAddress.ofLiteral(text).getHostAddress();
        } catch (IllegalArgumentException e) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted addresses such as 10.0.0.1 or ::1, parted by commas, for"
                            + " http.trusted_proxies, found \""
                            + text
                            + "\".",
                    e);
        }
    }

    boolean contains(String address) {
        return addresses.contains(address);
    }

    /**
     * The address of the client.
     *
     * @param peer the other end of the connection
     * @param forwarded the values of {@code X-Forwarded-For}, in order
     */
    String client(String peer, List<String> forwarded) {
        String client = peer;
        List<String> chain =
                forwarded.stream().flatMap(line -> List.of(line.split(",", -1)).stream()).toList();
        for (int i = chain.size() - 1; i >= 0 && contains(client); i--) {
            try {
                client = InetAddress.ofLiteral(chain.get(i).strip()).getHostAddress();
            } catch (IllegalArgumentException e) {
                return client;
            }
        }
        return client;
    }
}
