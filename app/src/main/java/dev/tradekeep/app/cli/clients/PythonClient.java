package dev.tradekeep.app.cli.clients;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An unmodified client in Python, driven by a script of ours. It is installed once, at a pinned
 * version, into a virtual environment of its own.
 */
enum PythonClient {
    CCXT("ccxt", "4.5.90", "ccxt_client.py", "binance"),
    CCXT_BYBIT("ccxt-bybit", "4.5.90", "ccxt_client.py", "bybit"),
    PYTHON_BINANCE("python-binance", "1.0.37", "python_binance_client.py", "binance");

    private static final int MINUTES_MAX = 10;

    private final String word;
    private final String version;
    private final String script;
    private final String protocol;

    PythonClient(String word, String version, String script, String protocol) {
        this.word = word;
        this.version = version;
        this.script = script;
        this.protocol = protocol;
    }

    String word() {
        return word;
    }

    private String product() {
        return this == CCXT_BYBIT ? CCXT.word : word;
    }

    /** Whether there is a Python that can make environments. */
    static boolean isPossible(String python) {
        try {
            return run(
                            List.of(
                                    python,
                                    "-c",
                                    "import venv, sys; sys.exit(sys.version_info < (3, 9))"),
                            line -> {})
                    == 0;
        } catch (TradekeepException missing) {
            return false;
        }
    }

    /**
     * Installs it unless it is there.
     *
     * @return the Python of its environment
     */
    Path install(String python, Path cache, Consumer<String> told) {
        Path home = cache.resolve(product() + "-" + version);
        Path done = home.resolve("done");
        Path own = home.resolve("bin").resolve("python");
        if (Files.exists(done)) {
            return own;
        }
        told.accept("installing " + product() + " " + version + " into " + home);
        require(List.of(python, "-m", "venv", home.toString()));
        require(
                List.of(
                        own.toString(),
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--disable-pip-version-check",
                        product() + "==" + version));
        try {
            Files.writeString(done, "");
        } catch (IOException e) {
            throw failed(home + " cannot be written: " + e.getMessage(), e);
        }
        return own;
    }

    /** Drives it against an exchange that runs; each line that it prints is told. */
    void drive(Path python, Path cache, int port, Consumer<String> told) {
        Path copy = cache.resolve(script);
        try (InputStream own =
                Objects.requireNonNull(PythonClient.class.getResourceAsStream(script), script)) {
            Files.copy(own, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(copy + " cannot be written: " + e.getMessage(), e);
        }
        List<String> command = new ArrayList<>(List.of(python.toString(), copy.toString()));
        command.addAll(List.of(protocol, Integer.toString(port)));
        command.addAll(List.of(TestClientsCommand.KEY, TestClientsCommand.SECRET));
        run(command, told);
    }

    private static void require(List<String> command) {
        StringBuilder said = new StringBuilder();
        int code = run(command, line -> said.append(line).append('\n'));
        if (code != 0) {
            throw failed(
                    String.join(" ", command)
                            + " ended with "
                            + code
                            + ":\n"
                            + said.toString().strip(),
                    null);
        }
    }

    private static int run(List<String> command, Consumer<String> told) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                lines.lines().forEach(told);
            }
            if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw failed(command.getFirst() + " did not end.", null);
            }
            return process.exitValue();
        } catch (IOException e) {
            throw failed(command.getFirst() + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("Interrupted.", e);
        }
    }

    private static TradekeepException failed(String text, @Nullable Throwable cause) {
        return cause == null
                ? new TradekeepException(ErrorCode.CONFLICT, text)
                : new TradekeepException(ErrorCode.CONFLICT, text, cause);
    }
}
