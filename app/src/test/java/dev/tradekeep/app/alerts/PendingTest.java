package dev.tradekeep.app.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.risk.HaltLevel;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

final class PendingTest {
    private static final Pending.Command HALT = new Pending.Command.Halt(HaltLevel.FLATTEN);
    private static final long SECOND = 1_000_000;

    private final Pending pending = new Pending(new SecureRandom());

    private static ChatUpdate from(long chat, String user, String argument) {
        return new ChatUpdate(1, chat, user, "/confirm", argument);
    }

    @Test
    void codeConfirmsOnceWithinItsTime() {
        String code = pending.ask(from(1, "ann", ""), HALT, 0);
        assertThat(pending.confirm(from(1, "ann", code), 59 * SECOND)).contains(HALT);
        assertThat(pending.confirm(from(1, "ann", code), 59 * SECOND)).isEmpty();
    }

    @Test
    void codeExpires() {
        String code = pending.ask(from(1, "ann", ""), HALT, 0);
        assertThat(pending.confirm(from(1, "ann", code), 60 * SECOND)).isEmpty();
    }

    @Test
    void codeIsOfOnePersonInOneChat() {
        String code = pending.ask(from(1, "ann", ""), HALT, 0);
        assertThat(pending.confirm(from(2, "ann", code), 1)).isEmpty();
        assertThat(pending.confirm(from(1, "bob", code), 1)).isEmpty();
        assertThat(pending.confirm(from(1, "ann", code), 1)).contains(HALT);
    }

    @Test
    void threeWrongCodesEndIt() {
        String code = pending.ask(from(1, "ann", ""), HALT, 0);
        for (int i = 0; i < Pending.WRONG_MAX; i++) {
            assertThat(pending.confirm(from(1, "ann", "wrong"), 1)).isEmpty();
        }
        assertThat(pending.confirm(from(1, "ann", code), 1)).isEmpty();
    }
}
