package dev.tradekeep.store.signals;

/** The names under which messages have what an order needs. */
public record HookFields(String side, String instrument, String quantity, String price, String id) {
    public static final int CHARACTERS_MAX = 64;

    /** Those of the message in the documentation. */
    public static final HookFields DEFAULT =
            new HookFields("action", "ticker", "contracts", "price", "id");
}
