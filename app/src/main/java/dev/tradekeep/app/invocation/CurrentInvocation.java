package dev.tradekeep.app.invocation;

import java.util.concurrent.Callable;

/** Which run a thread belongs to: the process's own where no other is bound. */
final class CurrentInvocation {
    private static final ScopedValue<Invocation> CURRENT = ScopedValue.newInstance();

    private CurrentInvocation() {}

    static Invocation get() {
        return CURRENT.isBound() ? CURRENT.get() : ProcessInvocation.INSTANCE;
    }

    static <R> R call(Invocation invocation, Callable<R> command) throws Exception {
        return ScopedValue.where(CURRENT, invocation).call(command::call);
    }
}
