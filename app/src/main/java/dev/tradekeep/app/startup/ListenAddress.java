package dev.tradekeep.app.startup;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** The address that the server listens at, and who can reach it. */
public final class ListenAddress {
    private ListenAddress() {}

    /**
     * Finds out whether a port can be listened at, before anything else is done.
     *
     * @param port 0 for any, of which one is always free
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when it is taken or not allowed
     */
    public static void requireFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "Port "
                            + port
                            + " of "
                            + host
                            + " cannot be used: "
                            + e.getMessage()
                            + ". Stop the program that has it, or name another with --port.",
                    e);
        }
    }

    /**
     * Refuses an address that others than this machine can reach, unless they may.
     *
     * @param allowed because the server has TLS, or somebody said so
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT}
     */
    public static void requireSafe(String host, boolean allowed) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted an address of this machine to listen at, found \"" + host + "\".",
                    e);
        }
        if (!address.isLoopbackAddress() && !allowed) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    host
                            + " can be reached by others, and passwords would go over the network as"
                            + " they are. Name a certificate with --tls-certificate and --tls-key, or"
                            + " say --insecure if the network is yours alone.");
        }
    }
}
