package dev.tradekeep.app.secrets;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.alerts.SealedChannelSecret;
import dev.tradekeep.store.connections.SealedSecret;
import dev.tradekeep.store.connections.SecretKind;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.users.SealedTotpSecret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts secrets with AES-256-GCM under a nonce of their own. The place a secret is kept at and
 * the version of the key are bound to the ciphertext, so that one row's cannot pass for another's.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D</a>
 */
public final class SecretBox {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;

    /** Before the ciphertext of a secret that has one column: the version of its key, the nonce. */
    private static final int HEAD_BYTES = Integer.BYTES + SealedSecret.NONCE_BYTES;

    private final SecretKeys keys;
    private final SecureRandom random;

    SecretBox(SecretKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /**
     * Where a secret is kept.
     *
     * @param identity what is bound to the ciphertext next to the version of the key
     * @param text for people
     */
    private record Place(String identity, String text) {
        static Place of(long connectionId, SecretKind kind) {
            String word = Word.of(kind);
            return new Place(
                    "connection_secrets/" + connectionId + "/" + word,
                    word + " of connection " + connectionId);
        }

        static Place ofTotp(long userId) {
            return new Place("users/" + userId + "/totp_secret", "second factor of user " + userId);
        }

        static Place ofChannel(long channelId) {
            return new Place(
                    "alert_channels/" + channelId + "/secret", "secret of channel " + channelId);
        }
    }

    /** Encrypts a secret of a connection under the newest key. */
    SealedSecret seal(long connectionId, SecretKind kind, String secret) {
        byte[] nonce = nonce();
        int version = keys.current();
        byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = seal(Place.of(connectionId, kind), version, nonce, plain);
        return new SealedSecret(connectionId, kind, version, nonce, sealed);
    }

    /**
     * Decrypts a secret of a connection.
     *
     * @throws TradekeepException with {@link ErrorCode#SECRET_UNREADABLE} when its key is not there
     *     or it was changed
     */
    String open(SealedSecret sealed) {
        Place place = Place.of(sealed.connectionId(), sealed.kind());
        byte[] plain = open(place, sealed.keyVersion(), sealed.nonce(), sealed.ciphertext());
        return new String(plain, StandardCharsets.UTF_8);
    }

    /** The same secret under the newest key. */
    SealedSecret reseal(SealedSecret old) {
        return seal(old.connectionId(), old.kind(), open(old));
    }

    /** Encrypts the secret of a user's one-time codes under the newest key. */
    public SealedTotpSecret sealTotp(long userId, byte[] secret) {
        return new SealedTotpSecret(userId, sealWhole(Place.ofTotp(userId), secret));
    }

    /**
     * Decrypts the secret of a user's one-time codes.
     *
     * @throws TradekeepException with {@link ErrorCode#SECRET_UNREADABLE} when its key is not there
     *     or it was changed
     */
    public byte[] openTotp(SealedTotpSecret sealed) {
        return openWhole(Place.ofTotp(sealed.userId()), sealed.bytes());
    }

    /** Encrypts the secret of a channel under the newest key. */
    public SealedChannelSecret sealChannel(long channelId, String secret) {
        byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
        return new SealedChannelSecret(channelId, sealWhole(Place.ofChannel(channelId), plain));
    }

    /**
     * Decrypts the secret of a channel.
     *
     * @throws TradekeepException with {@link ErrorCode#SECRET_UNREADABLE} when its key is not there
     *     or it was changed
     */
    public String openChannel(SealedChannelSecret sealed) {
        byte[] plain = openWhole(Place.ofChannel(sealed.channelId()), sealed.bytes());
        return new String(plain, StandardCharsets.UTF_8);
    }

    /** The same secret under the newest key. */
    SealedChannelSecret reseal(SealedChannelSecret old) {
        return sealChannel(old.channelId(), openChannel(old));
    }

    private byte[] sealWhole(Place place, byte[] plain) {
        byte[] nonce = nonce();
        int version = keys.current();
        byte[] sealed = seal(place, version, nonce, plain);
        ByteBuffer whole = ByteBuffer.allocate(HEAD_BYTES + sealed.length);
        whole.putInt(version).put(nonce).put(sealed);
        return whole.array();
    }

    private byte[] openWhole(Place place, byte[] bytes) {
        ByteBuffer whole = ByteBuffer.wrap(bytes);
        if (whole.remaining() < HEAD_BYTES + TAG_BITS / Byte.SIZE) {
            throw unreadable(place, "is not encrypted; remove it and make another");
        }
        int version = whole.getInt();
        byte[] nonce = new byte[SealedSecret.NONCE_BYTES];
        whole.get(nonce);
        byte[] ciphertext = new byte[whole.remaining()];
        whole.get(ciphertext);
        return open(place, version, nonce, ciphertext);
    }

    /** The same secret under the newest key. */
    SealedTotpSecret reseal(SealedTotpSecret old) {
        return sealTotp(old.userId(), openTotp(old));
    }

    private byte[] nonce() {
        byte[] nonce = new byte[SealedSecret.NONCE_BYTES];
        random.nextBytes(nonce);
        return nonce;
    }

    private byte[] seal(Place place, int version, byte[] nonce, byte[] plain) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, place, version, nonce).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + CIPHER, e);
        }
    }

    private byte[] open(Place place, int version, byte[] nonce, byte[] ciphertext) {
        try {
            return cipher(Cipher.DECRYPT_MODE, place, version, nonce).doFinal(ciphertext);
        } catch (AEADBadTagException e) {
            throw unreadable(
                    place,
                    "was changed, or encrypted under another key; put the right key file back or enter"
                            + " it again");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + CIPHER, e);
        }
    }

    private Cipher cipher(int mode, Place place, int version, byte[] nonce)
            throws GeneralSecurityException {
        @Nullable SecretKey key = keys.find(version);
        if (key == null) {
            throw new TradekeepException(
                    ErrorCode.SECRET_UNREADABLE,
                    "The key file has no key of version "
                            + version
                            + ". Put the right one back, or enter the secrets again.");
        }
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((place.identity() + "/" + version).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static TradekeepException unreadable(Place place, String why) {
        return new TradekeepException(
                ErrorCode.SECRET_UNREADABLE, "The " + place.text() + " " + why + ".");
    }
}
