package dev.tradekeep.market.imports;

import dev.tradekeep.market.imports.columns.DataKind;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How well-known sources write their files, where that differs from what is found out anyway. A
 * profile fills in what the caller has not given.
 */
public enum FileProfile {
    /** Bars of MetaTrader 4 and 5: day and time in two columns, of the broker's server. */
    METATRADER(
            s ->
                    s.headerBegins("date", "time", "open", "high", "low", "close", "tickvol")
                            || s.headerBegins("date", "open", "high", "low", "close", "tickvol")
                            || s.rowBegins("\\d{4}\\.\\d\\d\\.\\d\\d", "\\d\\d:\\d\\d"),
            Zone.ASKED),
    /** HistData.com: Eastern time without daylight saving. */
    HISTDATA(
            s ->
                    s.fileName().startsWith("DAT_")
                            || (s.rowBegins("\\d{8} \\d{6}") && s.row().size() == 6)
                            || (s.rowBegins("\\d{8} \\d{9}") && s.row().size() == 4),
            ZoneId.of("-05:00")),
    /** Kraken: its CSV files, and replies of its API, which have an average before the volume. */
    KRAKEN(s -> s.rootNames().contains("error") && s.rootNames().contains("result"), Zone.UTC),
    /** Binance: klines, from its archive or its API. */
    BINANCE(s -> s.headerBegins("open_time", "open", "high", "low", "close"), Zone.UTC),
    /** Trades of Binance's archive. */
    BINANCE_TRADES(
            s ->
                    (s.row().size() == 7
                                    && s.rowBegins(Text.ID, Text.ANY, Text.ANY, Text.ANY)
                                    && isBoolean(s, 5)
                                    && isBoolean(s, 6))
                            || (s.row().size() == 6
                                    && s.rowBegins(Text.ID, Text.ANY, Text.ANY, Text.ANY)
                                    && isBoolean(s, 5)),
            Zone.UTC),
    /** Aggregate trades of Binance's archive. */
    BINANCE_AGGTRADES(
            s ->
                    s.headerBegins("agg_trade_id", "price", "quantity")
                            || (s.row().size() == 8 && s.rowBegins(Text.ID) && isBoolean(s, 6))
                            || (s.row().size() == 7
                                    && s.rowBegins(Text.ID)
                                    && !isBoolean(s, 5)
                                    && isBoolean(s, 6)),
            Zone.UTC),
    /** Bybit: replies of its API, newest first. */
    BYBIT(s -> s.rootNames().contains("retCode") && s.rootNames().contains("result"), Zone.UTC),
    /** Coinbase Exchange: candles as arrays of time, low, high, open, close, volume. */
    COINBASE(s -> false, Zone.UTC),
    /** CryptoDataDownload: its address in the first line, newest first, volumes by asset. */
    CRYPTODATADOWNLOAD(
            s -> s.remarks().toLowerCase(Locale.ROOT).contains("cryptodatadownload"), Zone.UTC),
    /** Stooq's files for whole markets: the zone depends on the market. */
    STOOQ(s -> s.headerBegins("ticker", "per", "date", "time") && s.has("openint"), Zone.ASKED),
    /** Finam: Moscow time. */
    FINAM(
            s -> s.headerBegins("ticker", "per", "date", "time") && !s.has("openint"),
            ZoneId.of("Europe/Moscow")),
    /** Dukascopy's CSV files. */
    DUKASCOPY(s -> s.headerBegins("gmt_time"), Zone.UTC),
    /** Alpha Vantage: the time of New York. */
    ALPHAVANTAGE(s -> false, ZoneId.of("America/New_York"));

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final String ID = "\\d+";
        static final String ANY = ".*";
    }

    private static final class Zone {
        /** In no zone of the caller's: the times are UTC. */
        static final @Nullable ZoneId UTC = null;

        /** A mark: the caller has to say. */
        static final ZoneId ASKED = ZoneId.of("UTC");
    }

    private final Predicate<FileSample> detector;
    private final @Nullable ZoneId zone;

    FileProfile(Predicate<FileSample> detector, @Nullable ZoneId zone) {
        this.detector = detector;
        this.zone = zone;
    }

    private static boolean isBoolean(FileSample sample, int index) {
        return sample.header().isEmpty() && sample.row().get(index).matches("(?i)true|false");
    }

    /** In options and messages: {@code binance-aggtrades}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The profile of a name.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when there is none
     */
    public static FileProfile of(String label) {
        return Arrays.stream(values())
                .filter(profile -> profile.label().equalsIgnoreCase(label.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.INVALID_ARGUMENT,
                                "Wanted a profile of " + labels() + ", found \"" + label + "\"."));
    }

    /** All names, with commas. */
    public static String labels() {
        return Arrays.stream(values()).map(FileProfile::label).collect(Collectors.joining(", "));
    }

    /** The profile that the start of a file tells of. */
    static Optional<FileProfile> detect(FileSample sample) {
        return Arrays.stream(values()).filter(profile -> profile.detector.test(sample)).findFirst();
    }

    /**
     * What the caller has given, and what this profile adds to it.
     *
     * @param source the file, for messages
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when only the caller can
     *     know the zone and has not said it
     */
    ImportOptions apply(DataKind kind, String source, FileSample sample, ImportOptions given) {
        String spec = columns(kind, sample);
        ImportOptions options =
                given.columns().spec() == null && spec != null ? given.withColumns(spec) : given;
        if (given.times().zone() != null || zone == null) {
            return options;
        }
        if (!zone.equals(Zone.ASKED)) {
            return options.with(given.times().withZone(zone));
        }
        if (hasTimeOfDay(sample)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    source
                            + ": a file of "
                            + label()
                            + " does not say in which zone its times are; give it, such as --zone"
                            + " Europe/Athens or --zone UTC.");
        }
        return options;
    }

    private static boolean hasTimeOfDay(FileSample sample) {
        boolean daily = sample.value("per").equals("D");
        return !daily && (sample.header().isEmpty() || sample.has("time"));
    }

    private @Nullable String columns(DataKind kind, FileSample sample) {
        boolean candles = kind == DataKind.CANDLES;
        boolean trades = kind == DataKind.TRADES;
        boolean unnamed = sample.header().isEmpty();
        return switch (this) {
            case METATRADER -> candles && sample.has("tickvol") ? "volume=tickvol" : null;
            case KRAKEN ->
                    candles && unnamed && sample.row().size() == 8
                            ? "time=1,open=2,high=3,low=4,close=5,volume=7"
                            : trades && unnamed && sample.row().size() >= 6
                                    ? "time=3,price=1,quantity=2"
                                    : null;
            case BINANCE_TRADES -> trades && unnamed ? "time=5,price=2,quantity=3" : null;
            case BINANCE_AGGTRADES ->
                    !trades ? null : unnamed ? "time=6,price=2,quantity=3" : "time=transact_time";
            case COINBASE ->
                    candles && unnamed ? "time=1,low=2,high=3,open=4,close=5,volume=6" : null;
            case CRYPTODATADOWNLOAD ->
                    candles
                            ? sample.header().stream()
                                    .filter(name -> name.startsWith("volume"))
                                    .findFirst()
                                    .map(name -> "volume=" + name)
                                    .orElse(null)
                            : null;
            case FINAM -> trades && sample.has("last") ? "price=last" : null;
            case DUKASCOPY -> "time=gmt_time";
            case HISTDATA, BINANCE, BYBIT, STOOQ, ALPHAVANTAGE -> null;
        };
    }
}
