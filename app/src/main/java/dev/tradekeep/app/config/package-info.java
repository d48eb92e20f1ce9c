/** The settings of the server: a file, variables and options, in rising order. */
@NullMarked
package dev.tradekeep.app.config;

import org.jspecify.annotations.NullMarked;
