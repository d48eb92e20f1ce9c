/** Tests of the secrets. */
@NullMarked
package dev.tradekeep.app.secrets;

import org.jspecify.annotations.NullMarked;
