package dev.tradekeep.app.alerts;

import dev.tradekeep.app.text.Json;
import dev.tradekeep.store.alerts.AlertChannel;
import dev.tradekeep.store.alerts.AlertMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * Speaks to Telegram as a bot, whose token is the secret. Texts are plain: nothing in them is
 * markup.
 *
 * @see <a href="https://core.telegram.org/bots/api">The Bot API</a>
 */
final class TelegramCarrier implements Carrier {
    static final String ADDRESS = "https://api.telegram.org";

    /** Characters of a message at most. */
    static final int UNITS_MAX = 4_096;

    private static final Duration WITHIN = Duration.ofSeconds(15);
    private static final Pattern TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{1,128}");

    private final HttpPost http;

    TelegramCarrier(HttpPost http) {
        this.http = http;
    }

    /** Whether a secret is the token of a bot. */
    static boolean isToken(String secret) {
        return TOKEN.matcher(secret).matches();
    }

    @Override
    public Delivery send(AlertChannel channel, String secret, AlertMessage message) {
        String chat = channel.settings().recipient();
        if (chat == null) {
            return new Delivery.Refused("the channel has no chat to send to");
        }
        return say(channel, secret, chat, MessageText.whole(message, UNITS_MAX));
    }

    /** Sends a text to a chat. */
    Delivery say(AlertChannel channel, String token, String chat, String text) {
        HttpPost.Outcome outcome =
                call(
                        channel,
                        token,
                        "sendMessage",
                        WITHIN,
                        json -> {
                            json.writeStringProperty("chat_id", chat);
                            json.writeStringProperty("text", MessageText.cut(text, UNITS_MAX));
                        });
        ServiceAnswer answer = ServiceAnswer.of(outcome);
        return HttpPost.delivery(
                outcome,
                answer.text("description", token),
                answer.part("parameters").number("retry_after"));
    }

    /** Calls a method of the API. */
    HttpPost.Outcome call(
            AlertChannel channel,
            String token,
            String method,
            Duration within,
            Consumer<JsonGenerator> parameters) {
        if (!isToken(token)) {
            return new HttpPost.Outcome.Answer(
                    401,
                    "{\"description\": \"the secret is not the token of a bot\"}",
                    Optional.empty());
        }
        String base = channel.settings().address();
        URI to = URI.create((base == null ? ADDRESS : base) + "/bot" + token + "/" + method);
        return http.post(to, Map.of(), Json.object(parameters), within);
    }
}
