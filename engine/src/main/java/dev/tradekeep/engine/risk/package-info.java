/** What may be sent: the checks every order passes before it leaves. */
@NullMarked
package dev.tradekeep.engine.risk;

import org.jspecify.annotations.NullMarked;
