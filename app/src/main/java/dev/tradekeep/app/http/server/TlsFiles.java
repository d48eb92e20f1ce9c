package dev.tradekeep.app.http.server;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * What the server proves with that it is itself.
 *
 * @param certificate a PEM file: the certificate first, then those that sign it
 * @param key a PEM file with the private key, PKCS #8
 */
public record TlsFiles(Path certificate, Path key) {
    private static final String KEY_BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_END = "-----END PRIVATE KEY-----";
    private static final List<String> KEY_KINDS = List.of("RSA", "EC", "EdDSA");

    /** The password of a store that never leaves this process. */
    private static final char[] IN_MEMORY = "in memory".toCharArray();

    /**
     * Reads the files.
     *
     * @throws TradekeepException with {@link ErrorCode#FILE_UNREADABLE} or {@link
     *     ErrorCode#FILE_MALFORMED}
     */
    public SslContextFactory.Server read() {
        requireOwnerOnly();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, IN_MEMORY);
            store.setKeyEntry("server", privateKey(), IN_MEMORY, chain());
            SslContextFactory.Server factory = new SslContextFactory.Server();
            factory.setKeyStore(store);
            factory.setKeyStorePassword(new String(IN_MEMORY));
            factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
            return factory;
        } catch (IOException e) {
            throw unreadable(e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new TradekeepException(
                    ErrorCode.FILE_MALFORMED,
                    "Wanted a PEM certificate in "
                            + certificate
                            + " and its key in "
                            + key
                            + ", found what is none: "
                            + e.getMessage()
                            + ".",
                    e);
        }
    }

    /** Whoever reads the key can pretend to be this server. */
    private void requireOwnerOnly() {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(key);
            if (permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ)) {
                throw new TradekeepException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Wanted a key that its owner alone may read, found "
                                + PosixFilePermissions.toString(permissions)
                                + " at "
                                + key
                                + ". Run: chmod 600 "
                                + key);
            }
        } catch (UnsupportedOperationException e) {
            // This file system has no such permissions.
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private TradekeepException unreadable(IOException e) {
        return new TradekeepException(
                ErrorCode.FILE_UNREADABLE,
                "Wanted the certificate "
                        + certificate
                        + " and the key "
                        + key
                        + ", one of them cannot be read: "
                        + e.getMessage()
                        + ".",
                e);
    }

    private Certificate[] chain() throws IOException, GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(certificate)))
                .toArray(Certificate[]::new);
    }

    /** Which kind of key it is stands in its bytes; the kinds tell by taking it or not. */
    private PrivateKey privateKey() throws IOException, GeneralSecurityException {
        String text = Files.readString(key, StandardCharsets.US_ASCII);
        int begin = text.indexOf(KEY_BEGIN);
        int end = text.indexOf(KEY_END);
        if (begin < 0 || end < begin) {
            throw new InvalidKeySpecException(
                    "no \"" + KEY_BEGIN + "\"; openssl pkcs8 -topk8 -nocrypt makes one");
        }
        byte[] bytes =
                Base64.getMimeDecoder().decode(text.substring(begin + KEY_BEGIN.length(), end));
        for (String kind : KEY_KINDS) {
            PrivateKey read = readAs(kind, bytes);
            if (read != null) {
                return read;
            }
        }
        throw new InvalidKeySpecException("no key of the kinds " + String.join(", ", KEY_KINDS));
    }

    private static @Nullable PrivateKey readAs(String kind, byte[] bytes)
            throws NoSuchAlgorithmException {
        try {
            return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (InvalidKeySpecException e) {
            return null;
        }
    }
}
