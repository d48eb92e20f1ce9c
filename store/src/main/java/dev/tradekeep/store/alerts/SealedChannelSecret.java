package dev.tradekeep.store.alerts;

/**
 * The secret of a channel, encrypted: what the file holds. The channel is to be bound to the
 * ciphertext by who encrypts. Never shows its bytes.
 */
public final class SealedChannelSecret {
    private final long channelId;
    private final byte[] bytes;

    /** Takes a copy. */
    public SealedChannelSecret(long channelId, byte[] bytes) {
        this.channelId = channelId;
        this.bytes = bytes.clone();
    }

    /** Whose it is. */
    public long channelId() {
        return channelId;
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "SealedChannelSecret[channel " + channelId + "]";
    }
}
