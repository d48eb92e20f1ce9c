package dev.tradekeep.app.alerts;

import dev.tradekeep.app.readers.Reads;
import dev.tradekeep.app.secrets.KeyRing;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.alerts.ChannelRepository;
import dev.tradekeep.store.alerts.SealedChannelSecret;
import java.util.Optional;

/** Opens the secrets of channels for the program itself; they are never shown. Thread-safe. */
final class ChannelSecrets {
    private final Reads reads;
    private final KeyRing keys;

    ChannelSecrets(Reads reads, KeyRing keys) {
        this.reads = reads;
        this.keys = keys;
    }

    /**
     * The secret of a channel; empty when it has none. The key file is read for each.
     *
     * @throws TradekeepException with {@link ErrorCode#SECRET_UNREADABLE}
     */
    String open(long channelId) {
        return keys.steady(() -> {
            Optional<SealedChannelSecret> sealed =
                    reads.read(transaction -> new ChannelRepository(transaction).secret(channelId));
            return sealed.map(one -> keys.opening().openChannel(one)).orElse("");
        });
    }
}
