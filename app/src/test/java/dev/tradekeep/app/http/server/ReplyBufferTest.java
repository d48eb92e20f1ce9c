package dev.tradekeep.app.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReplyBufferTest {
    private static final long ROOM = 10L * (ReplyBuffer.BLOCK_BYTES + ReplyBudget.OVERHEAD_BYTES);

    private final ReplyBudget budget = new ReplyBudget(ROOM, ROOM);
    private final ReplyBuffer buffer = new ReplyBuffer(budget, "one");

    @Test
    void sendsWhatWasWritten() throws IOException {
        byte[] bytes = new byte[200_000];
        new Random(1).nextBytes(bytes);
        buffer.write(bytes[0]);
        buffer.write(bytes, 1, bytes.length - 1);

        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        buffer.sendTo(sent);

        assertThat(buffer.length()).isEqualTo(bytes.length);
        assertThat(sent.toByteArray()).isEqualTo(bytes);
        assertThat(isFree()).isTrue();
    }

    @Test
    void refusesWhatTheBudgetHasNoRoomForAndLetsGoOfTheRest() {
        byte[] bytes = new byte[ReplyBuffer.BLOCK_BYTES];
        for (int i = 0; i < 10; i++) {
            buffer.write(bytes, 0, bytes.length);
        }

        assertThatThrownBy(() -> buffer.write(bytes, 0, bytes.length))
                .isInstanceOfSatisfying(
                        TradekeepException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_BUSY));
        assertThat(isFree()).isFalse();
        buffer.close();
        assertThat(isFree()).isTrue();
    }

    @Test
    void letsGoOfEachBlockOnceItIsTaken() throws IOException {
        buffer.write(new byte[3 * ReplyBuffer.BLOCK_BYTES], 0, 3 * ReplyBuffer.BLOCK_BYTES);

        buffer.sendTo(
                new OutputStream() {
                    private int blocks;

                    @Override
                    public void write(int b) {
                        throw new IllegalStateException("Blocks are written whole");
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int count) {
                        blocks++;
                        assertThat(hasRoom(7 * ROOM / 10)).isTrue();
                        assertThat(hasRoom(8 * ROOM / 10)).isEqualTo(blocks > 2);
                        assertThat(hasRoom(9 * ROOM / 10)).isEqualTo(blocks > 3);
                    }
                });
        assertThat(isFree()).isTrue();
    }

    @Test
    void letsGoOfAllWhenTheOtherEndHangsUp() {
        buffer.write(new byte[100_000], 0, 100_000);

        assertThatThrownBy(
                        () -> {
                            try (buffer) {
                                buffer.sendTo(
                                        new OutputStream() {
                                            @Override
                                            public void write(int b) throws IOException {
                                                throw new IOException("gone");
                                            }
                                        });
                            }
                        })
                .hasMessage("gone");
        assertThat(isFree()).isTrue();
    }

    @Test
    void smallReplyNeedsNoRoom() {
        assertThat(budget.take("other", ROOM - ReplyBudget.OVERHEAD_BYTES)).isTrue();

        int small = (int) ReplyBudget.SMALL_BYTES_MAX;
        buffer.write(new byte[small], 0, small);

        assertThat(buffer.length()).isEqualTo(small);
    }

    /** A first reply goes whatever its size, any other one only where there is room for it. */
    private boolean isFree() {
        return hasRoom(2 * ROOM);
    }

    private boolean hasRoom(long bytes) {
        boolean taken = budget.take("another", bytes - ReplyBudget.OVERHEAD_BYTES);
        if (taken) {
            budget.give("another", bytes - ReplyBudget.OVERHEAD_BYTES);
        }
        return taken;
    }
}
