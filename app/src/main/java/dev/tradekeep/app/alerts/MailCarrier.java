package dev.tradekeep.app.alerts;

import dev.tradekeep.store.alerts.AlertChannel;
import dev.tradekeep.store.alerts.AlertMessage;
import dev.tradekeep.store.alerts.ChannelSettings;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;

/**
 * Hands mail to a server: {@code smtps} is encrypted from the first byte, {@code smtp} from
 * STARTTLS on, which must come about unless the server is this machine. The name in the server's
 * certificate is checked.
 */
final class MailCarrier implements Carrier {
    private static final String PLAIN = "smtp";
    static final List<String> SCHEMES = List.of("smtps", PLAIN);

    private static final int SUBMISSION_PORT = 587;
    private static final int SUBMISSIONS_PORT = 465;
    private static final int TEXT_UNITS_MAX = 8_000;
    private static final int SUBJECT_UNITS_MAX = 200;
    private static final int PERMANENT_FROM = 500;
    private static final String MILLIS_MAX = "10000";
    private static final String TRUE = "true";

    private final SSLSocketFactory sockets;

    /**
     * @param sockets make encrypted connections; what they trust is trusted
     */
    MailCarrier(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    @Override
    public Delivery send(AlertChannel channel, String secret, AlertMessage message) {
        ChannelSettings settings = channel.settings();
        String address = settings.address();
        String to = settings.recipient();
        String from = settings.sender();
        if (address == null || to == null || from == null) {
            return new Delivery.Refused("the channel lacks an address, a recipient or a sender");
        }
        URI server = URI.create(address);
        // That it is not encrypted for its whole length is for STARTTLS to mend.
        Optional<String> obstacle = ChannelAddress.obstacle(server.getHost(), true);
        if (obstacle.isPresent()) {
            return new Delivery.Later(obstacle.get(), null);
        }
        Session session = Session.getInstance(properties(server, settings));
        try (Transport transport = session.getTransport(PLAIN)) {
            connect(transport, server, settings, secret);
            MimeMessage mail = mail(session, channel, message, from, to);
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Delivery.Sent();
        } catch (AuthenticationFailedException e) {
            return new Delivery.Refused("the server does not take this user name and password");
        } catch (SendFailedException e) {
            return refused(e);
        } catch (MessagingException e) {
            return isRefusal(e) ? refused(e) : new Delivery.Later(reason(e), null);
        }
    }

    private Properties properties(URI server, ChannelSettings settings) {
        boolean implicit = !PLAIN.equals(server.getScheme().toLowerCase(Locale.ROOT));
        boolean near = ChannelAddress.isThisMachine(server.getHost());
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", MILLIS_MAX);
        properties.put("mail.smtp.timeout", MILLIS_MAX);
        properties.put("mail.smtp.writetimeout", MILLIS_MAX);
        properties.put("mail.smtp.ssl.enable", Boolean.toString(implicit));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(!implicit));
        properties.put("mail.smtp.starttls.required", Boolean.toString(!implicit && !near));
        properties.put("mail.smtp.ssl.checkserveridentity", TRUE);
        properties.put("mail.smtp.ssl.socketFactory", sockets);
        properties.put("mail.smtp.auth", Boolean.toString(settings.userName() != null));
        properties.put("mail.smtp.localhost", "tradekeep");
        properties.put("mail.mime.charset", StandardCharsets.UTF_8.name());
        return properties;
    }

    private static void connect(
            Transport transport, URI server, ChannelSettings settings, String secret)
            throws MessagingException {
        int port = server.getPort();
        if (port < 0) {
            port =
                    PLAIN.equals(server.getScheme().toLowerCase(Locale.ROOT))
                            ? SUBMISSION_PORT
                            : SUBMISSIONS_PORT;
        }
        transport.connect(
                server.getHost(),
                port,
                settings.userName(),
                settings.userName() == null ? null : secret);
    }

    private static MimeMessage mail(
            Session session, AlertChannel channel, AlertMessage message, String from, String to)
            throws MessagingException {
        String id =
                "<" + channel.id() + "." + message.id() + "." + message.createdAt() + "@tradekeep>";
        MimeMessage mail =
                new MimeMessage(session) {
                    // The same for every try, so that a mail server can tell a repeat.
                    @Override
                    protected void updateMessageID() throws MessagingException {
                        setHeader("Message-ID", id);
                    }
                };
        mail.setFrom(new InternetAddress(from, true));
        mail.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to, true));
        mail.setSubject(
                MessageText.cut("[Tradekeep] " + MessageText.title(message), SUBJECT_UNITS_MAX),
                StandardCharsets.UTF_8.name());
        mail.setText(MessageText.whole(message, TEXT_UNITS_MAX), StandardCharsets.UTF_8.name());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setSentDate(
                Date.from(
                        Instant.ofEpochMilli(TimeUnit.MICROSECONDS.toMillis(message.createdAt()))));
        return mail;
    }

    private static boolean isRefusal(MessagingException e) {
        return code(e) >= PERMANENT_FROM;
    }

    /** A recipient that is refused for now, as by greylisting, is tried again. */
    private static Delivery refused(MessagingException e) {
        return isRefusal(e)
                ? new Delivery.Refused("the server answered " + code(e))
                : new Delivery.Later(reason(e), null);
    }

    /** The code of the server's answer, wherever in the chain it is; 0 for none. */
    private static int code(MessagingException e) {
        int code = 0;
        Exception next = e;
        while (next instanceof MessagingException one) {
            code =
                    Math.max(
                            code,
                            switch (one) {
                                case org.eclipse.angus.mail.smtp.SMTPSendFailedException failed ->
                                        failed.getReturnCode();
                                case org.eclipse.angus.mail.smtp.SMTPAddressFailedException
                                                failed ->
                                        failed.getReturnCode();
                                case org.eclipse.angus.mail.smtp.SMTPSenderFailedException failed ->
                                        failed.getReturnCode();
                                default -> 0;
                            });
            next = one.getNextException();
        }
        return code;
    }

    private static String reason(MessagingException e) {
        int code = code(e);
        return code > 0
                ? "the server answered " + code
                : "the mail server does not take the connection or the mail ("
                        + e.getClass().getSimpleName()
                        + ")";
    }
}
