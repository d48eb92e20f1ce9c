/** Commands that the API starts in the server and that are asked about later. */
@NullMarked
package dev.tradekeep.app.jobs;

import org.jspecify.annotations.NullMarked;
