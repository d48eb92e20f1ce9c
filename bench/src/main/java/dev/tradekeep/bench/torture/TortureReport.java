package dev.tradekeep.bench.torture;

import java.util.List;

/**
 * What was left after all kills.
 *
 * @param kills how often the process was killed
 * @param acknowledged orders that the process said were durable
 * @param found orders in the books: a few more, whose answer was on its way
 * @param lost acknowledged orders that are not in the books, of each kill
 * @param halves orders of which only a part is in the books, by their ids
 * @param damage what SQLite's own check says, and foreign keys that lead nowhere; empty when sound
 * @param seconds of all of it
 */
public record TortureReport(
        int kills,
        long acknowledged,
        long found,
        List<String> lost,
        List<String> halves,
        List<String> damage,
        long seconds) {
    /** Whether nothing acknowledged is lost and nothing is half there. */
    public boolean isSound() {
        return lost.isEmpty() && halves.isEmpty() && damage.isEmpty();
    }
}
