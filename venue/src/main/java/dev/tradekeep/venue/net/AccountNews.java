package dev.tradekeep.venue.net;

import dev.tradekeep.venue.account.AccountBalance;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.AccountListener;
import dev.tradekeep.venue.account.VenueFailure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells the listener of an account what happens to it, one thing at a time, and nothing any more
 * once it is closed. Any thread may call it.
 */
public final class AccountNews {
    /** So many different unknown things are remembered; more are not told. */
    static final int UNRECOGNIZED_MAX = 1_000;

    private static final int TEXT_MAX = 300;

    private final Network network;
    private final AccountListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> unrecognized = new HashSet<>();
    private boolean closed;

    public AccountNews(Network network, AccountListener listener) {
        this.network = network;
        this.listener = listener;
    }

    /** The stream is up. */
    public void linkUp() {
        tell(new AccountEvent.LinkUp(network.now()));
    }

    /** The stream is down. */
    public void linkDown(String reason) {
        tell(new AccountEvent.LinkDown(reason, network.now()));
    }

    /** The exchange answered. */
    public void answered(long latencyMicros, long clockOffsetMicros) {
        tell(new AccountEvent.Answered(latencyMicros, clockOffsetMicros, network.now()));
    }

    /** Something failed. */
    public void failed(VenueFailure failure) {
        tell(new AccountEvent.Failed(failure, network.now()));
    }

    /** What the account holds changed. */
    public void balances(List<AccountBalance> balances) {
        tell(new AccountEvent.Balances(balances, network.now()));
    }

    /** The exchange wants to hear nothing until a time, UTC microseconds. */
    public void blocked(long until) {
        tell(new AccountEvent.Blocked(until, network.now()));
    }

    /** Something that nobody knows was heard; each text is told once. */
    public void unrecognized(String what) {
        String text = what.length() > TEXT_MAX ? what.substring(0, TEXT_MAX) : what;
        lock.lock();
        try {
            if (unrecognized.size() < UNRECOGNIZED_MAX && unrecognized.add(text)) {
                tell(new AccountEvent.Unrecognized(text, network.now()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is told. Waits until what is being told has been. */
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private void tell(AccountEvent event) {
        lock.lock();
        try {
            if (!closed) {
                listener.on(event);
            }
        } finally {
            lock.unlock();
        }
    }
}
