package dev.tradekeep.store.alerts;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Parameters;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules in one transaction, how far they have looked, and what they look at. */
public final class RuleRepository {
    private final Transaction transaction;

    public RuleRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Adds a rule.
     *
     * @throws TradekeepException with {@link ErrorCode#CONFLICT} when the name is taken, or there
     *     are {@link AlertRule#COUNT_MAX}
     */
    public long add(String name, RuleTerms terms, long at) {
        PlainName.requireForPath("rule", name, AlertRule.NAME_CHARACTERS_MAX);
        List<AlertRule> all = all();
        if (all.stream().anyMatch(rule -> rule.name().equals(name))) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "There already is a rule " + name + ". Choose another name.");
        }
        if (all.size() >= AlertRule.COUNT_MAX) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "There are " + AlertRule.COUNT_MAX + " rules, and no more may be.");
        }
        return transaction.insert(
                RuleQuery.INSERT,
                p -> bind(p, terms).set("name", name).set("created_at", at).set("updated_at", at));
    }

    /**
     * The rule of a name.
     *
     * @throws TradekeepException with {@link ErrorCode#NOT_FOUND}
     */
    public AlertRule get(String name) {
        return transaction
                .find(RuleQuery.FIND, p -> p.set("name", name), RuleRepository::read)
                .orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.NOT_FOUND, "There is no rule \"" + name + "\"."));
    }

    /** All of them. */
    public List<AlertRule> all() {
        return transaction.list(RuleQuery.ALL, Binder.NONE, RuleRepository::read);
    }

    /** Says what a rule is from now on. */
    public void change(long id, RuleTerms terms, long at) {
        transaction.update(RuleQuery.CHANGE, p -> bind(p, terms).set("id", id).set("at", at));
    }

    /** Deletes a rule; its messages stay. */
    public void delete(long id) {
        transaction.update(RuleQuery.DELETE, Binder.of(id));
    }

    /** The alerts that no rule has been held against, the oldest first. */
    public List<RaisedAlert> unseen(int rowsMax) {
        long seen = transaction.get(RuleQuery.SEEN, Binder.NONE, row -> row.getLong(0));
        return transaction.list(
                RuleQuery.RAISED_SINCE,
                p -> p.set("seen", seen).set("rows_max", rowsMax),
                row ->
                        new RaisedAlert(
                                row.getLong("id"),
                                row.getWord(AlertSeverity.class, "severity"),
                                row.getText("code"),
                                row.getText("subject"),
                                row.getText("message"),
                                row.getLong("raised_at")));
    }

    /** Notes that the rules have been held against the alerts up to one. */
    public void setSeen(long alertId) {
        transaction.update(RuleQuery.SET_SEEN, p -> p.set("seen", alertId));
    }

    /** A figure of the books now; none for those that the file itself tells. */
    public List<Measured> measure(AlertMeasure measure, long now) {
        Optional<RuleQuery> query = query(measure);
        if (query.isEmpty()) {
            return List.of();
        }
        return transaction.list(
                query.get(),
                p -> {
                    if (query.get().sql().contains(":now")) {
                        p.set("now", now);
                    }
                },
                row -> new Measured(row.getText(0), row.getLong(1)));
    }

    private static Optional<RuleQuery> query(AlertMeasure measure) {
        return switch (measure) {
            case ENGINE_SILENCE -> Optional.of(RuleQuery.ENGINE_SILENCE);
            case ACCOUNT_LATENCY -> Optional.of(RuleQuery.ACCOUNT_LATENCY);
            case ACCOUNT_FAILURES -> Optional.of(RuleQuery.ACCOUNT_FAILURES);
            case ACCOUNT_CLOCK -> Optional.of(RuleQuery.ACCOUNT_CLOCK);
            case RISK_DRAWDOWN -> Optional.of(RuleQuery.RISK_DRAWDOWN);
            case RISK_DENIALS -> Optional.of(RuleQuery.RISK_DENIALS);
            case DATABASE_SIZE, DATABASE_FREE -> Optional.empty();
        };
    }

    private static Parameters bind(Parameters p, RuleTerms terms) {
        return p.set("enabled", terms.enabled())
                .set("area", word(terms.area()))
                .set("code", terms.code())
                .set("severity", terms.severity())
                .set("measure", word(terms.measure()))
                .set("threshold", terms.threshold())
                .set("cool_down_seconds", terms.coolDownSeconds())
                .set("channel_id", terms.channelId());
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : Word.of(constant);
    }

    private static AlertRule read(Row row) {
        return new AlertRule(
                row.getLong("id"),
                row.getText("name"),
                new RuleTerms(
                        row.getBoolean("enabled"),
                        wordOrNull(row, AlertArea.class, "area"),
                        row.getTextOrNull("code"),
                        row.getWord(AlertSeverity.class, "severity"),
                        wordOrNull(row, AlertMeasure.class, "measure"),
                        row.getLongOrNull("threshold"),
                        row.getLong("cool_down_seconds"),
                        row.getLongOrNull("channel_id")));
    }

    private static <E extends Enum<E>> @Nullable E wordOrNull(
            Row row, Class<E> set, String column) {
        return row.isNull(column) ? null : row.getWord(set, column);
    }
}
