package dev.tradekeep.app.http.routes;

import dev.tradekeep.app.http.api.Body;
import dev.tradekeep.app.http.api.Field;
import dev.tradekeep.app.http.api.FieldKind;
import dev.tradekeep.app.http.api.Reply;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.venue.FillModel;
import dev.tradekeep.venue.TradingDays;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueModel;
import dev.tradekeep.venue.VolumeUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How an engine's simulated exchange fills orders, as parts of a body and of a reply. */
final class VenueFields {
    /** The word for days that follow from the kind of each instrument. */
    private static final String BY_KIND = "by_kind";

    private static final long MICROS_PER_MILLI = Micros.PER_SECOND / 1_000;

    static final List<Field> ALL =
            List.of(
                    Field.optionalChoice(
                            "fillModel", "how candles fill orders", Word.all(FillModel.class)),
                    Field.optional(
                            "makerFeeBps",
                            FieldKind.DECIMAL,
                            "of what rested, in basis points; below 0 for a rebate"),
                    Field.optional(
                            "takerFeeBps",
                            FieldKind.DECIMAL,
                            "of what met it, in basis points; below 0 for a rebate"),
                    Field.optional("slippageBps", FieldKind.DECIMAL, "of a taker, in basis points"),
                    Field.optional(
                            "volumeShareBps",
                            FieldKind.INTEGER,
                            "of a candle's volume that orders may trade; 0 for no limit"),
                    Field.optionalChoice(
                            "volumeUnit",
                            "what the volume of the candles counts; unknown limits nothing",
                            Word.all(VolumeUnit.class)),
                    Field.optionalChoice(
                            "tradingDays",
                            "on which days candles are expected",
                            Stream.concat(
                                            Stream.of(BY_KIND),
                                            Stream.of(Word.all(TradingDays.class)))
                                    .toArray(String[]::new)),
                    Field.optional(
                            "latencyMs",
                            FieldKind.INTEGER,
                            "how long a request is on its way, up to "
                                    + VenueModel.LATENCY_MICROS_MAX / MICROS_PER_MILLI));

    private VenueFields() {}

    /** The settings of a body; what it does not say stays as it was. */
    static VenueSettings read(Body body, VenueSettings before) {
        VenueModel model = before.model();
        VenueCosts costs = model.costs();
        return new VenueSettings(
                new VenueModel(
                        choice(body, "fillModel", FillModel.class, model.fills()),
                        new VenueCosts(
                                rate(body, "makerFeeBps", costs.makerFee()),
                                rate(body, "takerFeeBps", costs.takerFee()),
                                rate(body, "slippageBps", costs.slippage())),
                        integer(body, "volumeShareBps", model.volumeShareBps()),
                        body.has("latencyMs")
                                ? micros(body.integer("latencyMs"))
                                : model.latencyMicros()),
                choice(body, "volumeUnit", VolumeUnit.class, before.volumeUnit()),
                days(body, before.days()));
    }

    /** The engine with its settings. */
    static Reply reply(String name, VenueSettings settings) {
        VenueModel model = settings.model();
        VenueCosts costs = model.costs();
        return Reply.object(json -> {
            json.writeStringProperty("name", name);
            json.writeStringProperty("fillModel", Word.of(model.fills()));
            json.writeStringProperty("makerFeeBps", costs.makerFee().toString());
            json.writeStringProperty("takerFeeBps", costs.takerFee().toString());
            json.writeStringProperty("slippageBps", costs.slippage().toString());
            json.writeNumberProperty("volumeShareBps", model.volumeShareBps());
            json.writeStringProperty("volumeUnit", Word.of(settings.volumeUnit()));
            json.writeStringProperty("tradingDays", word(settings.days()));
            json.writeNumberProperty("latencyMs", model.latencyMicros() / MICROS_PER_MILLI);
        });
    }

    /** The settings in one line, for the audit log. */
    static String describe(VenueSettings settings) {
        VenueModel model = settings.model();
        VenueCosts costs = model.costs();
        return Word.of(model.fills())
                + ", maker "
                + costs.makerFee()
                + " bp, taker "
                + costs.takerFee()
                + " bp, slippage "
                + costs.slippage()
                + " bp, share "
                + model.volumeShareBps()
                + " bp of a volume in "
                + Word.of(settings.volumeUnit())
                + ", days "
                + word(settings.days())
                + ", latency "
                + model.latencyMicros() / MICROS_PER_MILLI
                + " ms";
    }

    private static String word(@Nullable TradingDays days) {
        return days == null ? BY_KIND : Word.of(days);
    }

    private static @Nullable TradingDays days(Body body, @Nullable TradingDays before) {
        if (!body.has("tradingDays")) {
            return before;
        }
        boolean byKind = word(body.text("tradingDays")).equals(BY_KIND);
        return byKind ? null : choice(body, "tradingDays", TradingDays.class);
    }

    private static <E extends Enum<E>> E choice(Body body, String name, Class<E> set, E before) {
        return body.has(name) ? choice(body, name, set) : before;
    }

    private static <E extends Enum<E>> E choice(Body body, String name, Class<E> set) {
        return Body.constant(name, word(body.text(name)), set);
    }

    private static BasisPoints rate(Body body, String name, BasisPoints before) {
        if (!body.has(name)) {
            return before;
        }
        try {
            return BasisPoints.parse(body.text(name));
        } catch (TradekeepException e) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted basis points for " + name + ", such as 7.5. " + e.getMessage(),
                    e);
        }
    }

    private static long integer(Body body, String name, long before) {
        return body.has(name) ? body.integer(name) : before;
    }

    /** Beyond the longest latency it does not matter by how much. */
    private static long micros(long millis) {
        long most = VenueModel.LATENCY_MICROS_MAX / MICROS_PER_MILLI + 1;
        return Math.clamp(millis, -1, most) * MICROS_PER_MILLI;
    }

    /** Words may be typed with hyphens, as the command line has them. */
    private static String word(String text) {
        return text.replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
