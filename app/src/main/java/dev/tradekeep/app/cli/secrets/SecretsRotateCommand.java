package dev.tradekeep.app.cli.secrets;

import dev.tradekeep.store.auditlog.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tradekeep secrets rotate}. */
@Command(
        name = "rotate",
        description = "Make a new key and encrypt every secret under it.",
        footer = {"", "Example:", "  tradekeep secrets rotate --db t.db"})
final class SecretsRotateCommand implements Runnable {
    @Spec private CommandSpec spec;
    @ParentCommand private SecretsGroup group;

    @Override
    public void run() {
        int count = group.with(secrets -> secrets.rotate(Actor.COMMAND_LINE));
        spec.commandLine().getOut().println(count + " secrets are encrypted under a new key");
    }
}
