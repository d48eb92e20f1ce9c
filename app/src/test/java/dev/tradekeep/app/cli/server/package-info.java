@NullMarked
package dev.tradekeep.app.cli.server;

import org.jspecify.annotations.NullMarked;
