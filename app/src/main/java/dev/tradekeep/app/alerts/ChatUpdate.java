package dev.tradekeep.app.alerts;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A message that somebody sent to the bot.
 *
 * @param id of the update: one number is one message, for ever
 * @param user a number and, if there is one, a name; on one line, of bounded length
 * @param word the first word, in lower case, without the name of the bot; at most 64 characters
 * @param argument the second word; empty when there is none
 */
record ChatUpdate(long id, long chatId, String user, String word, String argument) {
    private static final int WORD_CHARACTERS_MAX = 64;
    private static final int NAME_CHARACTERS_MAX = 32;

    /** The id of an update, whatever is in it; empty when it has none. */
    static Optional<Long> id(JsonNode update) {
        JsonNode id = update.path("update_id");
        return id.isIntegralNumber() && id.canConvertToLong() && id.asLong() >= 0
                ? Optional.of(id.asLong())
                : Optional.empty();
    }

    /**
     * Reads a message of text from a person; empty for anything else, as for what was forwarded.
     */
    static Optional<ChatUpdate> read(JsonNode update) {
        JsonNode message = update.path("message");
        JsonNode chat = message.path("chat").path("id");
        JsonNode from = message.path("from");
        JsonNode text = message.path("text");
        Optional<Long> id = id(update);
        if (id.isEmpty()
                || !chat.isIntegralNumber()
                || !chat.canConvertToLong()
                || !from.path("id").isIntegralNumber()
                || !text.isString()
                || message.has("forward_origin")) {
            return Optional.empty();
        }
        String[] words = text.asString().strip().split("\\s+", 3);
        String word = plain(words[0], WORD_CHARACTERS_MAX).toLowerCase(Locale.ROOT);
        int at = word.indexOf('@');
        String name = plain(from.path("username").asString(""), NAME_CHARACTERS_MAX);
        return Optional.of(
                new ChatUpdate(
                        id.get(),
                        chat.asLong(),
                        (from.path("id").asString() + " " + name).strip(),
                        at > 0 ? word.substring(0, at) : word,
                        words.length > 1 ? plain(words[1], WORD_CHARACTERS_MAX) : ""));
    }

    /** In the letters of ASCII alone: others could turn the text around them. */
    private static String plain(String text, int charactersMax) {
        String clean = text.replaceAll("[^\\x21-\\x7e]", "?");
        return clean.length() <= charactersMax ? clean : clean.substring(0, charactersMax);
    }
}
