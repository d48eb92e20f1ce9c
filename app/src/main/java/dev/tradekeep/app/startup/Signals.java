package dev.tradekeep.app.startup;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * The signals of the operating system. The JDK offers them in {@code sun.misc} only, whose use the
 * compiler warns of and no annotation can justify, so they are reached by reflection.
 */
final class Signals {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private static final String HANDLE = "handle";

    private Signals() {}

    /**
     * Runs something at every signal of a name, on a thread of its own.
     *
     * @param name such as {@code TERM}
     */
    static void on(String name, Runnable action) {
        try {
            Class<?> handlerType = Class.forName(HANDLER);
            InvocationHandler handler =
                    (proxy, method, arguments) -> {
                        // The JDK calls nothing else of a handler.
                        if (!method.getName().equals(HANDLE)) {
                            throw new UnsupportedOperationException(method.getName());
                        }
                        action.run();
                        return null;
                    };
            Object mine =
                    Proxy.newProxyInstance(
                            Signals.class.getClassLoader(), new Class<?>[] {handlerType}, handler);
            handle(name, mine);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This JDK has no " + SIGNAL, e);
        }
    }

    private static void handle(String name, Object handler) throws ReflectiveOperationException {
        Class<?> signalType = Class.forName(SIGNAL);
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        signalType
                .getMethod(HANDLE, signalType, Class.forName(HANDLER))
                .invoke(null, signal, handler);
    }
}
