package dev.tradekeep.app.alerts;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Commands that wait for their confirmation, one for each person in each chat. They are in memory
 * alone: a restart forgets them, and they have to be asked for again. For one thread.
 */
final class Pending {
    /** How long a confirmation may take. */
    static final Duration WITHIN = Duration.ofSeconds(60);

    /** Wrong codes after which the command is forgotten. */
    static final int WRONG_MAX = 3;

    private static final int COUNT_MAX = 100;
    private static final int CODES = 1_000_000;

    private final SecureRandom random;
    private final Map<String, Asked> waiting = new LinkedHashMap<>();

    Pending(SecureRandom random) {
        this.random = random;
    }

    /** What is to be done. */
    sealed interface Command {
        /** To halt trading. */
        record Halt(dev.tradekeep.store.risk.HaltLevel level) implements Command {}

        /** To clear these halts. */
        record Resume(List<Long> halts) implements Command {
            public Resume {
                halts = List.copyOf(halts);
            }
        }
    }

    private record Asked(Command command, String code, long expiresAt, int wrong) {}

    /** Keeps a command in the place of the last of the same person; answers its code. */
    String ask(ChatUpdate update, Command command, long now) {
        waiting.values().removeIf(asked -> asked.expiresAt() <= now);
        if (waiting.size() >= COUNT_MAX) {
            waiting.remove(waiting.keySet().iterator().next());
        }
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        long expiresAt = now + TimeUnit.SECONDS.toMicros(WITHIN.toSeconds());
        waiting.put(key(update), new Asked(command, code, expiresAt, 0));
        return code;
    }

    /** The command that a code confirms, which is forgotten then; empty for none. */
    Optional<Command> confirm(ChatUpdate update, long now) {
        Asked asked = waiting.remove(key(update));
        if (asked == null || asked.expiresAt() <= now) {
            return Optional.empty();
        }
        if (asked.code().equals(update.argument())) {
            return Optional.of(asked.command());
        }
        if (asked.wrong() + 1 < WRONG_MAX) {
            waiting.put(
                    key(update),
                    new Asked(asked.command(), asked.code(), asked.expiresAt(), asked.wrong() + 1));
        }
        return Optional.empty();
    }

    private static String key(ChatUpdate update) {
        return update.chatId() + " " + update.user();
    }
}
