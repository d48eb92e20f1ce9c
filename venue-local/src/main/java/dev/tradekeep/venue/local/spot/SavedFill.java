package dev.tradekeep.venue.local.spot;

/** A fill as it is kept between two starts. */
public record SavedFill(
        long orderId,
        long tradeId,
        long price,
        long quantity,
        long quote,
        long commission,
        String commissionAsset,
        boolean maker,
        long timeMicros) {
    /** What is to be kept of a fill. */
    public static SavedFill of(Fill fill) {
        return new SavedFill(
                fill.order().id(),
                fill.tradeId(),
                fill.price(),
                fill.quantity(),
                fill.quote(),
                fill.commission(),
                fill.commissionAsset(),
                fill.maker(),
                fill.timeMicros());
    }
}
