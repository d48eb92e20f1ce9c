package dev.tradekeep.store.sqlite.testing;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sqlite.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A process that owns a database. It prints {@code open} and the migrations it applied, or the code
 * of the error, and then obeys: {@code write NAME} books a portfolio and prints {@code written} or
 * the code of the error; {@code fill N} books N portfolios, one commit each, and prints how many
 * were acknowledged and the code of the first error; {@code close} closes and ends.
 *
 * <p>Arguments: the file, and how many milliseconds to wait for its owner.
 */
public final class OwnerProcess {
    private OwnerProcess() {}

    public static void main(String[] arguments) throws IOException {
        Duration patience = Duration.ofMillis(Long.parseLong(arguments[1]));
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Database database =
                Database.open(Path.of(arguments[0]), patience, InstantSource.system())) {
            System.out.println("open " + database.migrations().applied().size());
            for (String line = commands.readLine();
                    line != null && !line.equals("close");
                    line = commands.readLine()) {
                int space = line.indexOf(' ');
                String argument = line.substring(space + 1);
                System.out.println(
                        line.startsWith("fill ")
                                ? fill(database, Integer.parseInt(argument))
                                : write(database, argument));
            }
        } catch (TradekeepException e) {
            System.out.println(e.code() + " " + e.getMessage());
        }
    }

    private static String fill(Database database, int count) {
        for (int i = 0; i < count; i++) {
            String answer = write(database, "filled " + i);
            if (!answer.equals("written")) {
                return i + " " + answer;
            }
        }
        return count + " all";
    }

    private static String write(Database database, String name) {
        try {
            database.write(
                    Durability.FORCED, t -> new PortfolioRepository(t).ensure(name, TestBooks.NOW));
            return "written";
        } catch (TradekeepException e) {
            return e.code().name();
        }
    }
}
