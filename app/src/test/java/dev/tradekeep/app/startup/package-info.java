@NullMarked
package dev.tradekeep.app.startup;

import org.jspecify.annotations.NullMarked;
