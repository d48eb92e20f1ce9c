package dev.tradekeep.app.http.api;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/** Errors that say what a request got wrong. */
public final class Requests {
    private Requests() {}

    /** A value is not what is wanted. */
    public static TradekeepException wanted(String wanted, String name, String found) {
        return new TradekeepException(
                ErrorCode.INVALID_ARGUMENT,
                "Wanted " + wanted + " for " + name + ", found \"" + Texts.shown(found) + "\".");
    }

    /** Something that is named is not there. */
    public static TradekeepException notFound(String what, String name) {
        return new TradekeepException(
                ErrorCode.NOT_FOUND, "There is no " + what + " \"" + Texts.shown(name) + "\".");
    }
}
