package dev.tradekeep.app.alerts;

import dev.tradekeep.app.text.Json;
import dev.tradekeep.store.alerts.AlertChannel;
import dev.tradekeep.store.alerts.AlertMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Posts to a webhook of Discord, whose address is its secret: that, or the id and the token of it.
 *
 * @see <a href="https://discord.com/developers/docs/resources/webhook#execute-webhook">Discord</a>
 */
final class DiscordCarrier implements Carrier {
    static final String ADDRESS = "https://discord.com";

    /** Characters of a message, which Discord counts as code points; units are never fewer. */
    static final int UNITS_MAX = 2_000;

    private static final Duration WITHIN = Duration.ofSeconds(15);
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?:https?://[^/]+/api/(?:v[0-9]+/)?webhooks/)?([0-9]+)/([A-Za-z0-9_-]+)");

    private final HttpPost http;

    DiscordCarrier(HttpPost http) {
        this.http = http;
    }

    /** Whether a secret is one. */
    static boolean isSecret(String secret) {
        return SECRET.matcher(secret).matches();
    }

    @Override
    public Delivery send(AlertChannel channel, String secret, AlertMessage message) {
        Matcher parts = SECRET.matcher(secret);
        if (!parts.matches()) {
            return new Delivery.Refused("the secret is not the address of a webhook of Discord");
        }
        String base = channel.settings().address();
        URI to =
                URI.create(
                        (base == null ? ADDRESS : base)
                                + "/api/webhooks/"
                                + parts.group(1)
                                + "/"
                                + parts.group(2));
        HttpPost.Outcome outcome = http.post(to, Map.of(), body(message), WITHIN);
        return HttpPost.delivery(
                outcome, Optional.empty(), ServiceAnswer.of(outcome).number("retry_after"));
    }

    /** Mentions nobody, whatever the text says. */
    private static String body(AlertMessage message) {
        return Json.object(json -> {
            json.writeStringProperty("content", MessageText.whole(message, UNITS_MAX));
            json.writeObjectPropertyStart("allowed_mentions");
            json.writeArrayPropertyStart("parse");
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
