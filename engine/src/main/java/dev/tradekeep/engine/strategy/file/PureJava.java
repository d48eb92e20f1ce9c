package dev.tradekeep.engine.strategy.file;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of Java a strategy may use: what gives the same answer to the same question. A list of what
 * is allowed, and what is forbidden within it.
 */
final class PureJava {
    private static final Set<String> PACKAGES =
            Set.of(
                    "java.lang",
                    "java.lang.annotation",
                    "java.lang.constant",
                    "java.lang.invoke",
                    "java.lang.runtime",
                    "java.math",
                    "java.text",
                    "java.time",
                    "java.time.chrono",
                    "java.time.format",
                    "java.time.temporal",
                    "java.time.zone",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream",
                    "dev.tradekeep.engine.indicator",
                    "dev.tradekeep.engine.strategy",
                    "org.jspecify.annotations");

    /** With all packages below them. */
    private static final Set<String> TREES = Set.of("dev.tradekeep.model", "org.ta4j.core");

    private static final String TIME = "context.now() is the time";
    private static final String DICE = "a run must be repeatable";
    private static final String ORDER =
            "its order differs from run to run; LinkedHashMap and List" + " keep theirs";
    private static final String THREADS = "a strategy is called by the engine's thread alone";
    private static final String LOADING =
            "a strategy sees what is in its file, and what it is given";
    private static final String PLACE = "it depends on the machine";

    /** Classes that are not allowed, and why. */
    private static final Map<String, String> CLASSES =
            Map.ofEntries(
                    Map.entry("java.lang.ClassLoader", LOADING),
                    Map.entry("java.lang.InheritableThreadLocal", THREADS),
                    Map.entry("java.lang.Module", LOADING),
                    Map.entry("java.lang.ModuleLayer", LOADING),
                    Map.entry("java.lang.Process", PLACE),
                    Map.entry("java.lang.ProcessBuilder", PLACE),
                    Map.entry("java.lang.ProcessHandle", PLACE),
                    Map.entry("java.lang.Runtime", PLACE),
                    Map.entry("java.lang.ScopedValue", THREADS),
                    Map.entry("java.lang.StackWalker", LOADING),
                    Map.entry("java.lang.Thread", THREADS),
                    Map.entry("java.lang.ThreadGroup", THREADS),
                    Map.entry("java.lang.ThreadLocal", THREADS),
                    Map.entry("java.lang.invoke.MethodHandle", LOADING),
                    Map.entry("java.lang.invoke.MethodHandles", LOADING),
                    Map.entry("java.lang.invoke.VarHandle", LOADING),
                    Map.entry("java.time.Clock", TIME),
                    Map.entry("java.time.InstantSource", TIME),
                    Map.entry("java.util.Calendar", TIME),
                    Map.entry("java.util.Date", TIME),
                    Map.entry("java.util.GregorianCalendar", TIME),
                    Map.entry("java.util.IdentityHashMap", ORDER),
                    Map.entry("java.util.Random", DICE),
                    Map.entry("java.util.ResourceBundle", PLACE),
                    Map.entry("java.util.Scanner", PLACE),
                    Map.entry("java.util.ServiceLoader", LOADING),
                    Map.entry("java.util.SplittableRandom", DICE),
                    Map.entry("java.util.TimeZone", PLACE),
                    Map.entry("java.util.Timer", THREADS),
                    Map.entry("java.util.TimerTask", THREADS),
                    Map.entry("java.util.WeakHashMap", DICE));

    /** Methods that are not allowed. */
    private static final Map<String, String> METHODS =
            Map.ofEntries(
                    Map.entry("java.lang.Math.random", DICE),
                    Map.entry("java.lang.StrictMath.random", DICE),
                    Map.entry("java.lang.Object.wait", THREADS),
                    Map.entry("java.lang.Object.notify", THREADS),
                    Map.entry("java.lang.Object.notifyAll", THREADS),
                    Map.entry("java.time.ZoneId.systemDefault", PLACE),
                    Map.entry("java.util.Collections.shuffle", DICE),
                    Map.entry("java.util.Locale.getDefault", PLACE),
                    Map.entry("java.util.Locale.setDefault", PLACE),
                    Map.entry("java.util.UUID.randomUUID", DICE),
                    Map.entry("java.util.Map.of", ORDER),
                    Map.entry("java.util.Map.ofEntries", ORDER),
                    Map.entry("java.util.Map.copyOf", ORDER),
                    Map.entry("java.util.Set.of", ORDER),
                    Map.entry("java.util.Set.copyOf", ORDER),
                    Map.entry("java.util.stream.Collectors.toUnmodifiableSet", ORDER),
                    Map.entry("java.util.stream.Collectors.toUnmodifiableMap", ORDER));

    /** Methods that are allowed of classes that are not, as a whole. */
    private static final Map<String, Set<String>> ONLY =
            Map.of(
                    "java.lang.System", Set.of("arraycopy"),
                    "java.lang.Class",
                            Set.of(
                                    "cast",
                                    "desiredAssertionStatus",
                                    "getEnumConstants",
                                    "getName",
                                    "getSimpleName",
                                    "isInstance"));

    /** What a class of Java's own refers to, however harmless it is. */
    private static final Set<String> HARMLESS = Set.of("java.io.Serializable");

    private PureJava() {}

    /** Whether a class may be seen at all. */
    static boolean isVisible(String type) {
        int dot = type.lastIndexOf('.');
        String folder = dot < 0 ? "" : type.substring(0, dot);
        return HARMLESS.contains(type)
                || PACKAGES.contains(folder)
                || TREES.stream()
                        .anyMatch(tree -> folder.equals(tree) || folder.startsWith(tree + "."));
    }

    /** Why a class may not be used; empty when it may. */
    static Optional<String> refusalOf(String type) {
        int nested = type.indexOf('$');
        String outer = nested < 0 ? type : type.substring(0, nested);
        if (CLASSES.containsKey(outer)) {
            return Optional.of(CLASSES.get(outer));
        }
        return isVisible(type)
                ? Optional.empty()
                : Optional.of(
                        "a strategy sees the engine's interface, the model, indicators, ta4j"
                                + " and the pure part of Java");
    }

    /** Why a method or a field may not be used; empty when it may. */
    static Optional<String> refusalOf(String type, String member) {
        Set<String> only = ONLY.get(type);
        if (only != null && !only.contains(member)) {
            boolean clock = member.equals("currentTimeMillis") || member.equals("nanoTime");
            return Optional.of(clock ? TIME : PLACE);
        }
        Optional<String> ofType = refusalOf(type);
        if (ofType.isPresent()) {
            return ofType;
        }
        if (type.startsWith("java.time.") && member.equals("now")) {
            return Optional.of(TIME);
        }
        if (member.equals("parallel") || member.equals("parallelStream")) {
            return type.startsWith("java.util.") ? Optional.of(THREADS) : Optional.empty();
        }
        return Optional.ofNullable(METHODS.get(type + "." + member));
    }
}
