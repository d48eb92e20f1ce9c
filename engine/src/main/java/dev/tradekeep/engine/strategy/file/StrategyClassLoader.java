package dev.tradekeep.engine.strategy.file;

import dev.tradekeep.engine.strategy.StrategyFailure;
import java.util.Map;

/** Lets the classes of one file see one another, and what a strategy may see. Thread-safe. */
final class StrategyClassLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;

    /**
     * @param file that the classes are of, for messages
     */
    StrategyClassLoader(String file, Map<String, byte[]> classes) {
        super(StrategyFailure.LOADER + file, StrategyClassLoader.class.getClassLoader());
        this.classes = Map.copyOf(classes);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] own = classes.get(name);
        if (own == null) {
            if (!PureJava.isVisible(name)) {
                throw new ClassNotFoundException(name + " is not for strategies");
            }
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, own, 0, own.length) : loaded;
        }
    }
}
