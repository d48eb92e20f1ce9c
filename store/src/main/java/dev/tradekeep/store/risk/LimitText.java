package dev.tradekeep.store.risk;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.number.FixedPoint;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.ListedInstrument;
import dev.tradekeep.store.instruments.StoredAsset;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads limits as people say them: {@code 1000 USD}, {@code 0.5 BTC}, {@code 20}, {@code 50 bp} or
 * {@code 0.5 %}, {@code 5m}. Exact: what does not fit the asset's decimals is refused.
 */
public final class LimitText {
    /** A longer text is refused before it is read. */
    static final int CHARACTERS_MAX = 128;

    /** The longest time of a limit. */
    static final long SECONDS_MAX = 366 * 86_400L;

    private static final long WHOLE_BPS = 10_000;
    private static final int PERCENT_SCALE = 2;
    private static final Pattern NUMBER_AND_UNIT =
            Pattern.compile("([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)\\s*(\\S*)");

    private final Transaction transaction;

    public LimitText(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Reads a limit.
     *
     * @throws TradekeepException when the text is no value of this kind, the asset is not there or
     *     means nothing in the scope, or the action does nothing for the kind
     */
    public LimitTerms read(RiskLimitKind kind, LimitAction action, RiskScope scope, String text) {
        if (!kind.takes(action)) {
            throw invalid(
                    "Only limits on positions can be reduced to; wanted deny, cancel, flatten, halt"
                            + " or alert for "
                            + Word.of(kind)
                            + ", found "
                            + Word.of(action)
                            + ".");
        }
        String found = text.strip();
        Matcher parts = NUMBER_AND_UNIT.matcher(found);
        if (found.length() > CHARACTERS_MAX || !parts.matches()) {
            throw unreadable(kind, found);
        }
        String number = parts.group(1);
        String unit = parts.group(2);
        LimitTerms terms =
                switch (kind.unit()) {
                    case MONEY, QUANTITY -> amount(kind, action, scope, number, unit);
                    case COUNT -> plain(kind, action, scope, count(kind, number, unit, found));
                    case BASIS_POINTS -> plain(kind, action, scope, bps(kind, number, unit, found));
                    case SECONDS -> plain(kind, action, scope, seconds(kind, number, unit, found));
                };
        if (terms.value() < 0) {
            throw invalid("Wanted 0 or more for " + Word.of(kind) + ", found " + found + ".");
        }
        return terms;
    }

    private static LimitTerms plain(
            RiskLimitKind kind, LimitAction action, RiskScope scope, long value) {
        return new LimitTerms(kind, action, scope, null, value);
    }

    private LimitTerms amount(
            RiskLimitKind kind, LimitAction action, RiskScope scope, String number, String unit) {
        StoredAsset asset = asset(kind, scope, number, unit);
        long value = FixedPoint.parse(number, asset.asset().scale());
        return new LimitTerms(kind, action, scope, asset.id(), value);
    }

    private StoredAsset asset(RiskLimitKind kind, RiskScope scope, String number, String unit) {
        boolean money = kind.unit() == LimitUnit.MONEY;
        Long instrumentId = scope.instrumentId();
        InstrumentRepository instruments = new InstrumentRepository(transaction);
        if (instrumentId == null) {
            if (unit.isEmpty()) {
                throw invalid(
                        "Wanted "
                                + (money
                                        ? "an amount with its currency, such as " + number + " USD"
                                        : "a quantity with its asset, such as " + number + " BTC")
                                + ", found "
                                + number
                                + ". Name the asset, or an instrument.");
            }
            StoredAsset named = named(instruments, unit);
            requireTraded(scope, named, money);
            return named;
        }
        ListedInstrument listed = instruments.find(instrumentId).orElseThrow();
        Asset own = money ? listed.instrument().quote() : listed.instrument().base();
        long ownId = money ? listed.quoteAssetId() : listed.baseAssetId();
        if (!unit.isEmpty() && !code(unit).equals(own.code())) {
            throw invalid(
                    "Wanted an amount of "
                            + own.code()
                            + ", "
                            + (money ? "in which prices of " : "which is traded by ")
                            + listed.instrument().symbol()
                            + (money ? " are" : "")
                            + ", found "
                            + unit
                            + ". Give the limit in "
                            + own.code()
                            + ".");
        }
        return new StoredAsset(ownId, own);
    }

    private static StoredAsset named(InstrumentRepository instruments, String unit) {
        String code = code(unit);
        return instruments
                .findStoredAsset(code)
                .orElseThrow(() ->
                        new TradekeepException(
                                ErrorCode.NOT_FOUND,
                                "There is no asset "
                                        + unit
                                        + " in the books. Wanted one that an instrument of them is"
                                        + " priced in or trades."));
    }

    private static String code(String unit) {
        return unit.toUpperCase(Locale.ROOT);
    }

    /** A limit in an asset that its engine never meets would bound nothing. */
    private void requireTraded(RiskScope scope, StoredAsset asset, boolean money) {
        Long engineId = scope.engineId();
        Long portfolioId = scope.portfolioId();
        if (engineId == null && portfolioId == null) {
            return;
        }
        boolean found =
                transaction.get(
                        engineId != null ? RiskQuery.ENGINE_TRADES : RiskQuery.PORTFOLIO_TRADES,
                        p -> {
                            if (engineId != null) {
                                p.set("engine_id", engineId);
                            } else {
                                p.set("portfolio_id", portfolioId);
                            }
                            p.set("money", money).set("asset_id", asset.id());
                        },
                        row -> row.getBoolean(0));
        if (!found) {
            throw invalid(
                    "Nothing that "
                            + (engineId != null ? "this engine" : "an engine of this portfolio")
                            + (money ? " trades is priced in " : " trades is ")
                            + asset.asset().code()
                            + ", so the limit would bound nothing. Give it in an asset that is"
                            + (money ? " the quote of what it trades." : " traded."));
        }
    }

    private static long count(RiskLimitKind kind, String number, String unit, String found) {
        if (!unit.isEmpty() && !unit.equals("orders") && !unit.equals("order")) {
            throw unreadable(kind, found);
        }
        return FixedPoint.parse(number, 0);
    }

    private static long bps(RiskLimitKind kind, String number, String unit, String found) {
        long value =
                switch (unit) {
                    case "", "bp", "bps" -> FixedPoint.parse(number, 0);
                    case "%" -> FixedPoint.parse(number, PERCENT_SCALE);
                    default -> throw unreadable(kind, found);
                };
        if (value > WHOLE_BPS) {
            throw invalid(
                    "Wanted at most 10000 bp, which are 100 %, for "
                            + Word.of(kind)
                            + ", found "
                            + found
                            + ".");
        }
        return value;
    }

    private static long seconds(RiskLimitKind kind, String number, String unit, String found) {
        long each =
                switch (unit) {
                    case "s" -> 1;
                    case "m" -> 60;
                    case "h" -> 3_600;
                    case "d" -> 86_400;
                    default -> throw unreadable(kind, found);
                };
        long count = FixedPoint.parse(number, 0);
        if (count > SECONDS_MAX / each) {
            throw invalid("Wanted at most 366d for " + Word.of(kind) + ", found " + found + ".");
        }
        return count * each;
    }

    private static TradekeepException unreadable(RiskLimitKind kind, String found) {
        String wanted =
                switch (kind.unit()) {
                    case MONEY -> "an amount with its currency, such as 1000 USD";
                    case QUANTITY -> "a quantity with its asset, such as 0.5 BTC";
                    case COUNT -> "a whole number of orders, such as 20";
                    case BASIS_POINTS -> "basis points or percent, such as 50 bp or 0.5 %";
                    case SECONDS -> "a time, such as 30s, 5m, 4h or 1d";
                };
        return invalid("Wanted " + wanted + " for " + Word.of(kind) + ", found \"" + found + "\".");
    }

    private static TradekeepException invalid(String message) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, message);
    }
}
