package dev.tradekeep.app.xchange;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.venue.account.VenueConnector;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * The exchanges that XChange opens. Their jars lie in the folder {@code xchange} next to the
 * program's and are loaded when one is first asked for, so that whoever uses none does not pay for
 * them. What is loaded stays until the process ends. Thread-safe.
 */
public final class XChangeJars {
    /** Those without a connector of our own. */
    public static final List<String> EXCHANGES =
            List.of("bitstamp", "gateio", "kraken", "kucoin", "okx");

    private static final String CONNECTOR = "dev.tradekeep.venue.xchange.XChangeConnector";
    private static final String FOLDER = "xchange";

    private XChangeJars() {}

    /** Loads when it is first touched. */
    private static final class Loaded {
        private static final ClassLoader LOADER = loader();
    }

    /**
     * A way to an exchange.
     *
     * @param exchange its code, such as {@code kraken}
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when XChange does not open
     *     it; with {@link ErrorCode#LIBRARY_UNAVAILABLE} when the jars are not there
     */
    public static VenueConnector connector(String exchange, InstantSource clock) {
        try {
            return (VenueConnector)
                    Class.forName(CONNECTOR, true, Loaded.LOADER)
                            .getMethod("of", String.class, InstantSource.class)
                            .invoke(null, exchange, clock);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof TradekeepException refused) {
                throw refused;
            }
            throw unavailable(e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw unavailable(e);
        }
    }

    private static TradekeepException unavailable(Throwable cause) {
        return new TradekeepException(
                ErrorCode.LIBRARY_UNAVAILABLE,
                "XChange cannot be loaded: its jars belong in the folder xchange next to"
                        + " tradekeep.jar. Build anew with './tradekeep build'.",
                cause);
    }

    /** The jars of the folder; where the program is not packaged, the class path has them. */
    private static ClassLoader loader() {
        ClassLoader ours = XChangeJars.class.getClassLoader();
        List<URL> jars = jars();
        return jars.isEmpty() ? ours : new URLClassLoader(FOLDER, jars.toArray(URL[]::new), ours);
    }

    private static List<URL> jars() {
        CodeSource source = XChangeJars.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return List.of();
        }
        try {
            Path folder = Path.of(source.getLocation().toURI()).resolveSibling(FOLDER);
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .map(XChangeJars::url)
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw unavailable(e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw unavailable(e);
        }
    }
}
