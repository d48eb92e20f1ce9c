package dev.tradekeep.app.http.server;

import dev.tradekeep.app.http.api.RowSink;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The bytes of one reply between the reader of the database, which fills it and goes on to the next
 * read, and a client that may take its time. They lie in blocks: each is taken from the budget
 * before it is filled and given back when it has been sent. For one thread at a time.
 */
final class ReplyBuffer extends OutputStream implements RowSink {
    /** A page of so many bytes takes no more rows. */
    static final int FULL_BYTES = 1_048_576;

    static final int BLOCK_BYTES = 65_536;

    private final ReplyBudget budget;
    private final String address;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private int length;

    ReplyBuffer(ReplyBudget budget, String address) {
        this.budget = budget;
        this.address = address;
    }

    private static final class Block {
        private final byte[] bytes;
        private int used;

        Block(int size) {
            bytes = new byte[size];
        }
    }

    @Override
    public OutputStream stream() {
        return this;
    }

    @Override
    public boolean isFull() {
        return length >= FULL_BYTES;
    }

    /** The bytes so far. */
    int length() {
        return length;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int count) {
        int at = offset;
        int left = count;
        while (left > 0) {
            Block last = blocks.peekLast();
            if (last == null || last.used == last.bytes.length) {
                last = grow();
            }
            int part = Math.min(left, last.bytes.length - last.used);
            System.arraycopy(from, at, last.bytes, last.used, part);
            last.used += part;
            at += part;
            left -= part;
        }
        length += count;
    }

    /** The first block is small and always there, as small replies are. */
    private Block grow() {
        int size = blocks.isEmpty() ? (int) ReplyBudget.SMALL_BYTES_MAX : BLOCK_BYTES;
        if (!budget.take(address, size)) {
            throw new TradekeepException(ErrorCode.SERVER_BUSY, ReplyBudget.USED_UP);
        }
        Block block = new Block(size);
        blocks.addLast(block);
        return block;
    }

    /** Adds all bytes to a hash. */
    void hash(MessageDigest digest) {
        blocks.forEach(block -> digest.update(block.bytes, 0, block.used));
    }

    /** Sends the bytes and lets go of each block that has been taken. */
    void sendTo(OutputStream out) throws IOException {
        for (Block block = blocks.peekFirst(); block != null; block = blocks.peekFirst()) {
            out.write(block.bytes, 0, block.used);
            blocks.removeFirst();
            budget.give(address, block.bytes.length);
        }
    }

    @Override
    public void close() {
        blocks.forEach(block -> budget.give(address, block.bytes.length));
        blocks.clear();
    }
}
