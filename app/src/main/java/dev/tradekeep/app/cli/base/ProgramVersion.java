package dev.tradekeep.app.cli.base;

/** The version of the program, from the manifest of its jar. */
public final class ProgramVersion {
    private ProgramVersion() {}

    /** What {@code tradekeep --version} prints. */
    public static String text() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return "tradekeep " + (version == null ? "(not packaged)" : version);
    }
}
