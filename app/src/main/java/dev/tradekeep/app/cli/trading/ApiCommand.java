package dev.tradekeep.app.cli.trading;

import dev.tradekeep.app.cli.base.DatabaseOption;
import dev.tradekeep.app.cli.base.OwnedBooks;
import dev.tradekeep.app.cli.base.ProgramVersion;
import dev.tradekeep.app.cli.base.SecretInput;
import dev.tradekeep.app.invocation.Api;
import dev.tradekeep.app.invocation.Invocation;
import dev.tradekeep.app.invocation.ServedBooks;
import dev.tradekeep.app.startup.LocalApi;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;

/** A command that a route of the API does: by the server that runs, else in this process. */
final class ApiCommand implements Callable<Integer> {
    private static final String JSON = "--json";

    private final ApiVerb verb;
    private final DatabaseOption database;
    private final CommandSpec spec;

    private ApiCommand(ApiVerb verb, DatabaseOption database) {
        this.verb = verb;
        this.database = database;
        spec = CommandSpec.wrapWithoutInspection(this).name(verb.name());
    }

    static CommandSpec spec(ApiVerb verb, DatabaseOption database) {
        CommandSpec spec = new ApiCommand(verb, database).spec;
        spec.usageMessage()
                .sortOptions(false)
                .description(verb.description())
                .footer("", "Example:", "  tradekeep " + verb.example());
        List<String> subjects = verb.subjects();
        for (int i = 0; i < subjects.size(); i++) {
            spec.addPositional(
                    PositionalParamSpec.builder()
                            .index(Integer.toString(i))
                            .arity("1")
                            .required(true)
                            .paramLabel(subjects.get(i).toUpperCase(java.util.Locale.ROOT))
                            .type(String.class)
                            .description(subjects.size() == 1 ? "Which one." : "")
                            .build());
        }
        verb.options().forEach(option -> spec.addOption(option(option)));
        verb.asked()
                .forEach(asked ->
                        spec.addOption(
                                OptionSpec.builder(asked.option())
                                        .type(boolean.class)
                                        .description(asked.meaning())
                                        .build()));
        return spec.addOption(
                OptionSpec.builder(JSON)
                        .type(boolean.class)
                        .description("Print the result, or the error, as one JSON object.")
                        .build());
    }

    private static OptionSpec option(ApiOption option) {
        OptionSpec.Builder builder =
                OptionSpec.builder(option.name())
                        .required(option.required())
                        .description(option.meaning());
        if (option.isFlag()) {
            return builder.type(boolean.class).build();
        }
        builder.paramLabel(option.label());
        return option.several()
                ? builder.type(List.class).auxiliaryTypes(String.class).build()
                : builder.type(String.class).build();
    }

    @Override
    public Integer call() {
        if (!asked().isEmpty()) {
            // The server asks for it then: what is read here would be lost to it.
            OwnedBooks.sendToServer(database.file());
        }
        String reply = reply(new Api.Call(verb.method(), verb.route(), values()));
        PrintWriter out = spec.commandLine().getOut();
        if (spec.commandLine().getParseResult().hasMatchedOption(JSON)) {
            out.println(reply.strip());
            return CommandLine.ExitCode.OK;
        }
        ReplyText.print(new JsonMapper().readTree(reply), out);
        return CommandLine.ExitCode.OK;
    }

    private String reply(Api.Call call) {
        Path file = DatabaseFile.existing(database.file()).path();
        Optional<ServedBooks> served = Invocation.current().served();
        try (OwnedBooks books = OwnedBooks.open(file)) {
            return served.isPresent()
                    ? served.get().api().call(call)
                    : LocalApi.with(
                            books.database(),
                            database.strategies(),
                            database.secrets(),
                            ProgramVersion.text(),
                            OwnedBooks.CLOCK,
                            api -> api.call(call));
        }
    }

    private List<ApiVerb.Asked> asked() {
        ParseResult parsed = spec.commandLine().getParseResult();
        return verb.asked().stream().filter(one -> parsed.hasMatchedOption(one.option())).toList();
    }

    private Map<String, List<String>> values() {
        ParseResult parsed = spec.commandLine().getParseResult();
        Map<String, List<String>> values = new HashMap<>();
        verb.fixed().forEach((field, value) -> values.put(field, List.of(value)));
        List<String> subjects = verb.subjects();
        for (int i = 0; i < subjects.size(); i++) {
            String value = String.valueOf(parsed.<String>matchedPositionalValue(i, ""));
            values.put(subjects.get(i), List.of(value));
        }
        for (ApiVerb.Asked asked : asked()) {
            asked.fields().forEach(field -> values.put(field, List.of(SecretInput.read(field))));
        }
        for (ApiOption option : verb.options()) {
            if (!parsed.hasMatchedOption(option.name())) {
                continue;
            }
            if (option.isFlag()) {
                values.put(option.field(), List.of("true"));
            } else if (option.several()) {
                List<String> several = parsed.matchedOptionValue(option.name(), List.of());
                values.put(option.field(), several);
            } else {
                String one = parsed.matchedOptionValue(option.name(), "");
                values.put(option.field(), List.of(one));
            }
        }
        return values;
    }
}
