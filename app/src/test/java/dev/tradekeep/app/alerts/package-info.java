@NullMarked
package dev.tradekeep.app.alerts;

import org.jspecify.annotations.NullMarked;
