/**
 * What is written for SQLite, as PostgreSQL spells it: proof that the neutral texts are neutral.
 */
@NullMarked
package dev.tradekeep.app.queries.postgres;

import org.jspecify.annotations.NullMarked;
