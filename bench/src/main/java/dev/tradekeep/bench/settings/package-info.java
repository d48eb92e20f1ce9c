/** What the settings of the profile are worth, each on its own and together. */
@NullMarked
package dev.tradekeep.bench.settings;

import org.jspecify.annotations.NullMarked;
