package dev.tradekeep.app.socket;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;

/** Why a server does not run a command: the name of an error, a line end, the message. */
final class Refusal {
    private Refusal() {}

    static Frame frame(ErrorCode code, String message) {
        return new Frame(Frame.Kind.REFUSED, code.name() + "\n" + message);
    }

    /** What the client makes of it. */
    static TradekeepException exception(Frame frame) {
        String[] parts = frame.text().split("\n", 2);
        for (ErrorCode code : ErrorCode.values()) {
            if (parts.length == 2 && code.name().equals(parts[0])) {
                return new TradekeepException(code, parts[1]);
            }
        }
        return new TradekeepException(ErrorCode.CONFLICT, frame.text());
    }
}
