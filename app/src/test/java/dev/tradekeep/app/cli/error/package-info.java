@NullMarked
package dev.tradekeep.app.cli.error;

import org.jspecify.annotations.NullMarked;
