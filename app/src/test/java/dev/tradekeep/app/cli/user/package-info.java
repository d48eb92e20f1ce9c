@NullMarked
package dev.tradekeep.app.cli.user;

import org.jspecify.annotations.NullMarked;
