package dev.tradekeep.app.alerts;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.store.alerts.ChannelKind;
import dev.tradekeep.store.alerts.ChannelSettings;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What each kind of channel needs to be reached. */
public final class ChannelTerms {
    private static final List<String> WEB = List.of("https", "http");
    private static final Pattern CHAT = Pattern.compile("-?[0-9]{1,18}|@[A-Za-z0-9_]{1,64}");
    private static final int SECRET_CHARACTERS_MAX = 2_048;
    private static final int SIGNING_KEY_CHARACTERS_MIN = 16;

    private ChannelTerms() {}

    /** The same with the quiet hours of a text such as {@code 22:00-07:00}; empty for none. */
    public static ChannelSettings withQuietHours(ChannelSettings settings, String text) {
        QuietHours.Span span = QuietHours.parse(text);
        return new ChannelSettings(
                settings.address(),
                settings.recipient(),
                settings.sender(),
                settings.userName(),
                settings.messagesPerMinute(),
                span.from(),
                span.to(),
                settings.zone());
    }

    /** The quiet hours as they are written; empty for none. */
    public static String quietHours(ChannelSettings settings) {
        Integer from = settings.quietFrom();
        Integer to = settings.quietTo();
        return from == null || to == null ? "" : QuietHours.format(from, to);
    }

    /**
     * Refuses what a channel of a kind cannot be reached with.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT}
     */
    public static void require(ChannelKind kind, ChannelSettings settings) {
        var _ = QuietHours.zone(settings.zone());
        if (settings.messagesPerMinute() < 1
                || settings.messagesPerMinute() > ChannelSettings.MESSAGES_PER_MINUTE_MAX) {
            throw wanted(
                    "1 to " + ChannelSettings.MESSAGES_PER_MINUTE_MAX + " messages a minute",
                    Integer.toString(settings.messagesPerMinute()));
        }
        switch (kind) {
            case WEBHOOK -> {
                requireThere("address", settings.address());
                requireWeb(settings);
            }
            case DISCORD -> requireWeb(settings);
            case TELEGRAM -> {
                String chat = requireThere("recipient", settings.recipient());
                if (!CHAT.matcher(chat).matches()) {
                    throw wanted("the number of a chat, or @ and the name of a channel", chat);
                }
                requireWeb(settings);
            }
            case EMAIL -> requireMail(settings);
        }
    }

    private static void requireMail(ChannelSettings settings) {
        String address = requireThere("address", settings.address());
        URI uri = ChannelAddress.parse(address, MailCarrier.SCHEMES);
        if (!uri.getRawPath().isEmpty() || uri.getRawQuery() != null) {
            throw wanted("a mail server such as smtps://mail.example.com", address);
        }
        ChannelAddress.require(uri, true);
        requireMailbox(requireThere("recipient", settings.recipient()));
        requireMailbox(requireThere("sender", settings.sender()));
    }

    private static void requireMailbox(String text) {
        try {
            new InternetAddress(text, true).validate();
        } catch (AddressException e) {
            throw wanted("one e-mail address", text);
        }
    }

    private static void requireWeb(ChannelSettings settings) {
        String address = settings.address();
        if (address != null) {
            URI uri = ChannelAddress.parse(address, WEB);
            ChannelAddress.require(uri, uri.getScheme().toLowerCase(Locale.ROOT).equals("https"));
        }
    }

    private static String requireThere(String what, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT, "A channel of this kind needs its " + what + ".");
        }
        return PlainName.require(
                what,
                text,
                what.equals("address")
                        ? ChannelSettings.ADDRESS_CHARACTERS_MAX
                        : ChannelSettings.NAME_CHARACTERS_MAX);
    }

    /**
     * Refuses what is no secret of a kind, without showing it.
     *
     * @param secret empty for none
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT}
     */
    public static void requireSecret(ChannelKind kind, Optional<String> secret) {
        String text = secret.orElse("");
        boolean fits =
                switch (kind) {
                    case WEBHOOK -> text.isEmpty() || text.length() >= SIGNING_KEY_CHARACTERS_MIN;
                    case EMAIL -> true;
                    case TELEGRAM -> TelegramCarrier.isToken(text);
                    case DISCORD -> DiscordCarrier.isSecret(text);
                };
        if (!fits || text.length() > SECRET_CHARACTERS_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted as the secret "
                            + switch (kind) {
                                case WEBHOOK ->
                                        "a key of "
                                                + SIGNING_KEY_CHARACTERS_MIN
                                                + " characters or more, or none";
                                case EMAIL -> "the password of the mail server";
                                case TELEGRAM -> "the token of a bot, such as 123456:ABC-DEF";
                                case DISCORD -> "the address of a webhook of Discord";
                            }
                            + ".");
        }
    }

    private static TradekeepException wanted(String wanted, String found) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT, "Wanted " + wanted + ", found \"" + found + "\".");
    }
}
