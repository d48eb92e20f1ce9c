@NullMarked
package dev.tradekeep.app.config;

import org.jspecify.annotations.NullMarked;
