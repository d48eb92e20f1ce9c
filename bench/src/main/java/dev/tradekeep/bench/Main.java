package dev.tradekeep.bench;

/** Runs one command line that begins with {@code bench} and ends the process with its exit code. */
public final class Main {
    private Main() {}

    /** Never returns: the process ends with the exit code of the command. */
    public static void main(String[] args) {
        dev.tradekeep.app.Main.main(root -> root.addSubcommand(new BenchGroup()), args);
    }
}
