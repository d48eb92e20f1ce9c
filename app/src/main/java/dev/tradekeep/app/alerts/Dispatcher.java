package dev.tradekeep.app.alerts;

import dev.tradekeep.store.alerts.AlertChannel;
import dev.tradekeep.store.alerts.AlertRule;
import dev.tradekeep.store.alerts.ChannelRepository;
import dev.tradekeep.store.alerts.MessageRepository;
import dev.tradekeep.store.alerts.RaisedAlert;
import dev.tradekeep.store.alerts.RuleRepository;
import dev.tradekeep.store.sql.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds alerts against the rules and makes messages of them, in the transaction that notes how far
 * it has come: no alert is passed by, and none is told twice to a channel.
 */
final class Dispatcher {
    /** Alerts of one transaction at most. */
    static final int ALERTS_MAX = 100;

    /** The code of alerts about a channel that fails, which it is not told itself. */
    static final String CHANNEL_FAILED = "channel.failed";

    private Dispatcher() {}

    /**
     * Takes the next alerts.
     *
     * @return channels that have something to send
     */
    static Set<Long> run(Transaction transaction, long at) {
        RuleRepository rules = new RuleRepository(transaction);
        List<RaisedAlert> alerts = rules.unseen(ALERTS_MAX);
        if (alerts.isEmpty()) {
            return Set.of();
        }
        List<AlertRule> all = rules.all();
        List<AlertChannel> channels =
                new ChannelRepository(transaction)
                        .all().stream().filter(AlertChannel::enabled).toList();
        MessageRepository messages = new MessageRepository(transaction);
        Set<Long> told = new HashSet<>();
        for (RaisedAlert alert : alerts) {
            tell(messages, all, channels, alert, at, told);
        }
        rules.setSeen(alerts.getLast().id());
        return told;
    }

    private static void tell(
            MessageRepository messages,
            List<AlertRule> rules,
            List<AlertChannel> channels,
            RaisedAlert alert,
            long at,
            Set<Long> told) {
        Set<Long> done = new HashSet<>();
        for (AlertRule rule : rules) {
            if (!rule.matches(alert)) {
                continue;
            }
            Long only = rule.terms().channelId();
            for (AlertChannel channel : channels) {
                boolean meant = only == null || only == channel.id();
                boolean itsOwn =
                        alert.code().equals(CHANNEL_FAILED)
                                && alert.subject().equals(channel.name());
                if (meant
                        && !itsOwn
                        && !done.contains(channel.id())
                        && messages.tell(channel.id(), rule, alert, at)) {
                    done.add(channel.id());
                    told.add(channel.id());
                }
            }
        }
    }
}
