package dev.tradekeep.sqlite;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails every test class of this module that leaves a connection, a statement, … open, and says
 * where it was opened. Registered for all of them through {@code META-INF/services}.
 */
public final class LeakCheck implements AfterAllCallback {
    @Override
    public void afterAll(ExtensionContext context) {
        check(context.getDisplayName());
    }

    static void check(String testClass) {
        if (!Leaks.WATCHED) {
            throw new AssertionError("Run the tests with -Dtradekeep.sqlite.leaks=true.");
        }
        if (!Leaks.open().isEmpty()) {
            throw new AssertionError(testClass + " leaves open: " + Leaks.open());
        }
    }
}
