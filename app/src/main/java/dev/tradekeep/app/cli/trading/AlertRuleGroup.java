package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.list.ListGroup;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep alert rule}. */
@Command(
        name = "rule",
        description = "Which alerts are sent where to and how often, and which figures raise one.")
final class AlertRuleGroup extends CommandGroup {
    private static final String RULES = "/api/v1/alert-rules";
    private static final String RULE = RULES + "/{name}";
    private static final ApiOption[] TERMS = {
        ApiOption.optional("area", "AREA", "engine, account, risk or database. Default: all."),
        ApiOption.optional("code", "CODE", "Only alerts of this, such as engine.failed."),
        ApiOption.optional(
                "severity",
                "SEVERITY",
                "info, warning or critical, or worse. Default: info. Of a measure, what its alerts"
                        + " are; default: warning."),
        ApiOption.optional(
                "measure",
                "MEASURE",
                "A figure that raises alerts itself: engine_silence (s), account_latency (ms),"
                        + " account_failures, account_clock (ms), risk_drawdown (bp), risk_denials"
                        + " (in an hour), database_size (MiB), database_free (MiB)."),
        ApiOption.optional(
                "threshold",
                "NUMBER",
                "Beyond which it does: above it, but for database_free below."),
        ApiOption.optional(
                        "coolDownSeconds",
                        "SECONDS",
                        "For how long another message of the same code and subject is held back."
                                + " Default: 300.")
                .typed("coolDown"),
        ApiOption.optional("channel", "NAME", "Where to. Default: every channel."),
    };

    private final DatabaseOption database;

    AlertRuleGroup(DatabaseOption database) {
        this.database = database;
    }

    @Override
    protected List<CommandEntry> verbs() {
        List<ApiVerb> verbs =
                List.of(
                        ApiVerb.of(
                                "add",
                                "POST",
                                RULES,
                                "Add a rule, for alerts from now on.",
                                "name",
                                "alert rule add disk --measure database_free --threshold 2048",
                                TERMS),
                        ApiVerb.of(
                                "show",
                                "GET",
                                RULE,
                                "Show a rule.",
                                "name",
                                "alert rule show disk"),
                        ApiVerb.of(
                                "change",
                                "PUT",
                                RULE,
                                "Change a rule as far as it is said. An empty text takes a condition"
                                        + " away.",
                                "name",
                                "alert rule change disk --threshold 4096",
                                changes()),
                        ApiVerb.of(
                                "remove",
                                "DELETE",
                                RULE,
                                "Delete a rule. Its messages stay.",
                                "name",
                                "alert rule remove disk"));
        List<CommandEntry> entries = new ArrayList<>();
        for (ApiVerb verb : verbs) {
            entries.add(new CommandEntry(verb.name(), () -> ApiCommand.spec(verb, database)));
        }
        entries.add(ListGroup.entry("list", "alert-rules", database));
        return entries;
    }

    private static ApiOption[] changes() {
        List<ApiOption> all = new ArrayList<>(List.of(TERMS));
        all.add(ApiOption.optional("enabled", "true|false", "Whether it counts."));
        return all.toArray(ApiOption[]::new);
    }
}
