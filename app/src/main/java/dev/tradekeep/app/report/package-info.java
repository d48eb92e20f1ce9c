/** What the store reports, as JSON, for the command line and the HTTP API alike. */
@NullMarked
package dev.tradekeep.app.report;

import org.jspecify.annotations.NullMarked;
