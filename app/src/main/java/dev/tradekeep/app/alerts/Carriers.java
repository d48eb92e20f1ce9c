package dev.tradekeep.app.alerts;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.alerts.AlertChannel;
import dev.tradekeep.store.alerts.AlertMessage;
import java.time.InstantSource;
import javax.net.ssl.SSLSocketFactory;

/** What carries messages, for every kind of channel. Thread-safe. */
final class Carriers implements AutoCloseable {
    private final ChannelSecrets secrets;
    private final HttpPost http = new HttpPost();
    private final Carrier webhook;
    private final Carrier mail;
    private final Carrier discord;
    private final TelegramCarrier telegram;

    Carriers(ChannelSecrets secrets, InstantSource clock, SSLSocketFactory sockets) {
        this.secrets = secrets;
        webhook = new WebhookCarrier(http, clock);
        mail = new MailCarrier(sockets);
        discord = new DiscordCarrier(http);
        telegram = new TelegramCarrier(http);
    }

    /** What speaks to Telegram. */
    TelegramCarrier telegram() {
        return telegram;
    }

    /** Sends a message once. A secret that cannot be opened may be put right. */
    Delivery send(AlertChannel channel, AlertMessage message) {
        Carrier carrier =
                switch (channel.kind()) {
                    case WEBHOOK -> webhook;
                    case EMAIL -> mail;
                    case TELEGRAM -> telegram;
                    case DISCORD -> discord;
                };
        try {
            return carrier.send(channel, secrets.open(channel.id()), message);
        } catch (TradekeepException e) {
            return new Delivery.Later(String.valueOf(e.getMessage()), null);
        } catch (RuntimeException e) {
            return new Delivery.Later(
                    "sending failed (" + e.getClass().getSimpleName() + ")", null);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
