package dev.tradekeep.app.alerts;

import dev.tradekeep.app.text.Json;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.alerts.AlertChannel;
import dev.tradekeep.store.alerts.AlertMessage;
import dev.tradekeep.store.sql.Word;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts a message as JSON, signed: {@code Tradekeep-Signature} is {@code v1=} and the HMAC-SHA256,
 * in hexadecimal, of {@code Tradekeep-Timestamp} (seconds since the epoch), a dot and the body.
 * {@code Tradekeep-Delivery} is the same for every try of one message.
 */
final class WebhookCarrier implements Carrier {
    private static final String MAC = "HmacSHA256";
    private static final Duration WITHIN = Duration.ofSeconds(15);

    private final HttpPost http;
    private final InstantSource clock;

    WebhookCarrier(HttpPost http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Delivery send(AlertChannel channel, String secret, AlertMessage message) {
        String address = channel.settings().address();
        if (address == null) {
            return new Delivery.Refused("the channel has no address");
        }
        String body = body(message);
        Map<String, String> headers = new HashMap<>();
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        headers.put("Tradekeep-Timestamp", timestamp);
        headers.put("Tradekeep-Delivery", channel.id() + "-" + message.id());
        if (!secret.isEmpty()) {
            headers.put("Tradekeep-Signature", "v1=" + sign(secret, timestamp + "." + body));
        }
        return HttpPost.delivery(
                http.post(URI.create(address), headers, body, WITHIN),
                Optional.empty(),
                Optional.empty());
    }

    private static String body(AlertMessage message) {
        return Json.object(json -> {
            json.writeNumberProperty("id", message.id());
            json.writeStringProperty("severity", Word.of(message.severity()));
            json.writeStringProperty("code", message.code());
            json.writeStringProperty("subject", message.subject());
            json.writeStringProperty("message", message.text());
            json.writeNumberProperty("repeats", message.repeats());
            json.writeStringProperty("at", Micros.toIso(message.createdAt()));
        });
    }

    static String sign(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + MAC, e);
        }
    }
}
