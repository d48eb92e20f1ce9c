package dev.tradekeep.store.testing;

import java.nio.file.Path;

/**
 * A kind of store that the contract tests run against. A store's module names its kinds as services
 * and has the contract tests of this module run among its own.
 */
public interface StoreKind {
    /** Opens new, migrated books without rows. */
    TestStore open(Path folder);
}
