package dev.tradekeep.app.http.server;

import dev.tradekeep.app.http.access.RateLimit;
import java.time.Duration;
import java.util.Optional;

/**
 * How the server listens and what it takes.
 *
 * @param host the address to listen at
 * @param port 0 for any that is free
 * @param bodyBytesMax of a request
 * @param connectionsMax open at a time; more wait to be accepted
 * @param connectionsOfAddressMax of these from one address; what is beyond is closed
 * @param idle how long a connection may say nothing, and how long a head or a body may take to
 *     arrive
 * @param tls empty to serve without encryption
 * @param proxies whose word on who is behind them counts
 * @param rate of one caller
 * @param stop how long requests may take to end when the server stops
 */
public record HttpSettings(
        String host,
        int port,
        int bodyBytesMax,
        int connectionsMax,
        int connectionsOfAddressMax,
        Duration idle,
        Optional<TlsFiles> tls,
        TrustedProxies proxies,
        RateLimit rate,
        Duration stop) {
    /** Bytes of the request line and the headers of a request. */
    public static final int HEAD_BYTES_MAX = 8_192;

    /** Bytes of a body, unless the configuration says. */
    public static final int BODY_BYTES_DEFAULT = 65_536;

    /** Without encryption and with the usual limit of a caller. */
    public HttpSettings(
            String host,
            int port,
            int bodyBytesMax,
            int connectionsMax,
            Duration idle,
            Duration stop) {
        this(
                host,
                port,
                bodyBytesMax,
                connectionsMax,
                connectionsMax,
                idle,
                Optional.empty(),
                TrustedProxies.NONE,
                RateLimit.DEFAULT,
                stop);
    }

    /** The same at another port. */
    public HttpSettings at(int otherPort) {
        return new HttpSettings(
                host,
                otherPort,
                bodyBytesMax,
                connectionsMax,
                connectionsOfAddressMax,
                idle,
                tls,
                proxies,
                rate,
                stop);
    }

    /** The address at which a server of these settings is reached. */
    public String url(int listening) {
        return (tls.isPresent() ? "https://" : "http://") + host + ":" + listening;
    }
}
