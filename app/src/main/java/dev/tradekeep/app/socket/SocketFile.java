package dev.tradekeep.app.socket;

import dev.tradekeep.store.sqlite.file.Sha256;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.HexFormat;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;

/**
 * Where the socket of a database lies: next to it, as {@code FILE.sock}. The address of a socket
 * may have some 100 bytes only. A longer one is reached through a link in a private folder, which
 * is there while the socket is bound or connected; a file name that is longer by itself is replaced
 * by its hash.
 */
final class SocketFile {
    /** What Linux and macOS both take, less the end of the text. */
    static final int ADDRESS_BYTES_MAX = 103;

    private static final int NAME_BYTES_MAX = 48;
    private static final int HASH_BYTES = 8;
    private static final String SUFFIX = ".sock";

    private SocketFile() {}

    /** A socket that listens, and the user whose it is. */
    record Bound(ServerSocketChannel channel, Path file, UserPrincipal owner) {}

    /**
     * The socket of a database.
     *
     * @param database its canonical path
     */
    static Path of(Path database) {
        String name = String.valueOf(database.getFileName());
        boolean isShort = bytes(name) <= NAME_BYTES_MAX;
        return database.resolveSibling((isShort ? name : hash(name)) + SUFFIX);
    }

    /** Binds it, in the place of one that a killed server left behind. */
    static Bound bind(Path database) throws IOException {
        Path file = of(database);
        // The name under which others find it appears when only its owner may use it.
        Path part = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
        Files.deleteIfExists(part);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try (ShortPath reached = ShortPath.of(part)) {
            channel.bind(UnixDomainSocketAddress.of(reached.path()));
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
            UserPrincipal owner = Files.getOwner(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return new Bound(channel, file, owner);
        } catch (IOException | RuntimeException e) {
            channel.close();
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /**
     * Connects to the server that keeps a database.
     *
     * @return empty when none listens
     */
    static Optional<SocketChannel> connect(Path database) throws IOException {
        Path file = of(database);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (ShortPath reached = ShortPath.of(file)) {
            return Optional.of(SocketChannel.open(UnixDomainSocketAddress.of(reached.path())));
        } catch (SocketException e) {
            // A server that was killed left it behind, or is closing it now.
            return Optional.empty();
        }
    }

    /** The user of the process at the other end, as the system knows it. */
    static UserPrincipal peer(SocketChannel channel) throws IOException {
        return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
    }

    private static String hash(String name) {
        byte[] digest = Sha256.digest().digest(name.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
