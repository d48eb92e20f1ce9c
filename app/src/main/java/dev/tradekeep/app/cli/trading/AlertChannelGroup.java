package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.CommandEntry;
import dev.tradekeep.app.cli.base.CommandGroup;
import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.list.ListGroup;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep alert channel}. */
@Command(
        name = "channel",
        description = "Where alerts are sent to, and the chats that may command the program.")
final class AlertChannelGroup extends CommandGroup {
    private static final String CHANNELS = "/api/v1/alert-channels";
    private static final String CHANNEL = CHANNELS + "/{name}";
    private static final String CHAT = CHANNEL + "/chats/{id}";
    private static final String ENABLED = CHANNEL + "/enabled";
    private static final String NAME = "name";
    private static final ApiVerb.Asked SECRET =
            new ApiVerb.Asked(
                    "--secret-stdin",
                    "Read the secret as a line of the standard input; on a terminal it is asked for:"
                            + " a key to sign with (webhook), a password (email), the token of a bot"
                            + " (telegram), the address of a webhook (discord).",
                    List.of("secret"));
    private static final List<ApiOption> SETTINGS =
            List.of(
                    ApiOption.optional(
                            "address",
                            "URL",
                            "Of the webhook, or of the mail server: smtps://HOST or smtp://HOST. Of"
                                    + " telegram and discord only where a gateway takes their place."),
                    ApiOption.optional(
                            "recipient", "TEXT", "An e-mail address, or the id of a chat."),
                    ApiOption.optional("sender", "TEXT", "The e-mail address it comes from."),
                    ApiOption.optional("user", "NAME", "For the login at the mail server."),
                    ApiOption.optional("messagesPerMinute", "NUMBER", "At most. Default: 20.")
                            .typed("perMinute"),
                    ApiOption.optional(
                            "quietHours",
                            "HH:MM-HH:MM",
                            "When only critical messages go. Default: never."),
                    ApiOption.optional(
                            "zone",
                            "ZONE",
                            "Of these hours, such as Europe/Berlin. Default: UTC."));

    private final DatabaseOption database;

    AlertChannelGroup(DatabaseOption database) {
        this.database = database;
    }

    static ApiVerb test(String example) {
        return ApiVerb.of(
                "test",
                "POST",
                CHANNEL + "/test",
                "Send a message through a channel now, and tell whether it was taken.",
                NAME,
                example);
    }

    @Override
    protected List<CommandEntry> verbs() {
        List<ApiVerb> verbs =
                List.of(
                        ApiVerb.of(
                                        "add",
                                        "POST",
                                        CHANNELS,
                                        "Add a channel, enabled.",
                                        NAME,
                                        "alert channel add phone --kind telegram --recipient 42"
                                                + " --secret-stdin",
                                        with(
                                                ApiOption.required(
                                                        "kind",
                                                        "KIND",
                                                        "webhook, email, telegram or discord.")))
                                .asking(SECRET),
                        ApiVerb.of(
                                        "change",
                                        "PUT",
                                        CHANNEL,
                                        "Change a channel as far as it is said. An empty text takes a"
                                                + " setting away.",
                                        NAME,
                                        "alert channel change phone --quiet-hours 22:00-07:00",
                                        with())
                                .asking(SECRET),
                        test("alert channel test phone"),
                        ApiVerb.of(
                                        "enable",
                                        "PUT",
                                        ENABLED,
                                        "Send through a channel from now on.",
                                        NAME,
                                        "alert channel enable phone")
                                .saying("enabled", "true"),
                        ApiVerb.of(
                                        "disable",
                                        "PUT",
                                        ENABLED,
                                        "Send nothing through a channel, and take no commands.",
                                        NAME,
                                        "alert channel disable phone")
                                .saying("enabled", "false"),
                        ApiVerb.of(
                                "allow-chat",
                                "PUT",
                                CHAT,
                                "Let everybody in a chat command the program. Administrators only.",
                                NAME + " id",
                                "alert channel allow-chat phone 42"),
                        ApiVerb.of(
                                "forbid-chat",
                                "DELETE",
                                CHAT,
                                "Let a chat command no more.",
                                NAME + " id",
                                "alert channel forbid-chat phone 42"),
                        ApiVerb.of(
                                "remove",
                                "DELETE",
                                CHANNEL,
                                "Delete a channel that no rule names, with its messages.",
                                NAME,
                                "alert channel remove phone"));
        List<CommandEntry> entries = new ArrayList<>();
        for (ApiVerb verb : verbs) {
            entries.add(new CommandEntry(verb.name(), () -> ApiCommand.spec(verb, database)));
        }
        entries.add(ListGroup.entry("list", "alert-channels", database));
        entries.add(ListGroup.entry("chats", "alert-chats", database));
        return entries;
    }

    private static ApiOption[] with(ApiOption... others) {
        List<ApiOption> all = new ArrayList<>(List.of(others));
        all.addAll(SETTINGS);
        return all.toArray(ApiOption[]::new);
    }
}
