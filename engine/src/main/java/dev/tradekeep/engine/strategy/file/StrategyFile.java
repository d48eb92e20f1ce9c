package dev.tradekeep.engine.strategy.file;

import dev.tradekeep.engine.strategy.Setup;
import dev.tradekeep.engine.strategy.Strategy;
import dev.tradekeep.engine.strategy.StrategyFactory;
import dev.tradekeep.engine.strategy.StrategyOrigin;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A strategy in one {@code .java} file. */
public final class StrategyFile {
    /** The largest source. */
    private static final long BYTES_MAX = 1 << 20;

    private StrategyFile() {}

    /**
     * Compiles the strategy of a file and loads it.
     *
     * @throws TradekeepException with {@link ErrorCode#STRATEGY_INVALID} when it does not compile,
     *     uses what it may not, or holds no strategy or several; with file, line and caret where
     *     there is one
     */
    public static StrategyFactory load(Path file) {
        try (StrategyCompiler compiler = new StrategyCompiler()) {
            return load(file, compiler);
        }
    }

    static StrategyFactory load(Path file, StrategyCompiler compiler) {
        byte[] bytes = read(file);
        String source = decode(file, bytes);
        SourceText text = SourceText.of(file.toString(), source);
        String name = file.getFileName().toString();
        Map<String, byte[]> classes = compiler.compile(name, source, text);
        PurityCheck.run(classes, text);
        Class<? extends Strategy> type =
                only(strategies(new StrategyClassLoader(name, classes), classes, text), text);
        return StrategyFactory.of(
                type, setup -> make(type, setup), StrategyOrigin.of(file.toString(), bytes));
    }

    static byte[] read(Path file) {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new TradekeepException(
                        ErrorCode.STRATEGY_INVALID,
                        file + ": wanted at most " + BYTES_MAX + " bytes, found more.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            ErrorCode code =
                    Files.exists(file) ? ErrorCode.FILE_UNREADABLE : ErrorCode.FILE_NOT_FOUND;
            throw new TradekeepException(code, "File " + file + " cannot be read.", e);
        }
    }

    private static String decode(Path file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new TradekeepException(
                    ErrorCode.STRATEGY_INVALID, file + ": it is not UTF-8 text.", e);
        }
    }

    private static List<Class<? extends Strategy>> strategies(
            ClassLoader loader, Map<String, byte[]> classes, SourceText text) {
        List<Class<? extends Strategy>> found = new ArrayList<>();
        for (String name : classes.keySet()) {
            Class<?> type = define(loader, name, text);
            boolean concrete = !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
            if (concrete && Strategy.class.isAssignableFrom(type) && !type.isAnonymousClass()) {
                found.add(type.asSubclass(Strategy.class));
            }
        }
        return found;
    }

    private static Class<?> define(ClassLoader loader, String name, SourceText text) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw text.error("class " + name + " cannot be loaded: " + e.getMessage() + ".");
        }
    }

    private static Class<? extends Strategy> only(
            List<Class<? extends Strategy>> found, SourceText text) {
        // A helper may be a strategy, too: one that cannot be made from outside is not meant.
        List<Class<? extends Strategy>> meant =
                found.stream().filter(StrategyFile::canBeMade).toList();
        if (meant.size() > 1) {
            throw text.error(
                    "wanted one strategy, found "
                            + String.join(", ", meant.stream().map(Class::getSimpleName).toList())
                            + ". Give each a file of its own.");
        }
        if (!meant.isEmpty()) {
            return meant.getFirst();
        }
        if (found.isEmpty()) {
            throw text.error(
                    "wanted a public class that implements Strategy, found none. 'tradekeep"
                            + " strategy new NAME' writes one.");
        }
        String name = found.getFirst().getSimpleName();
        throw text.error(
                "class "
                        + name
                        + " cannot be made: wanted it public, with a public constructor "
                        + name
                        + "(Setup setup).");
    }

    private static boolean canBeMade(Class<? extends Strategy> type) {
        try {
            return Modifier.isPublic(type.getModifiers())
                    && Modifier.isPublic(type.getConstructor(Setup.class).getModifiers());
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static Strategy make(Class<? extends Strategy> type, Setup setup) {
        try {
            Constructor<? extends Strategy> constructor = type.getConstructor(Setup.class);
            return constructor.newInstance(setup);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("It cannot be made: " + e.getMessage(), e);
        }
    }
}
