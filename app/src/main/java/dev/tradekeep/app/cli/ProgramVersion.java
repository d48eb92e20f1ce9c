package dev.tradekeep.app.cli;

/** The version of the program, from the manifest of its jar. */
final class ProgramVersion {
    private ProgramVersion() {}

    /** What {@code tradekeep --version} prints. */
    static String text() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return "tradekeep " + (version == null ? "(not packaged)" : version);
    }
}
