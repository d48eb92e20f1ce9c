package dev.tradekeep.engine.statistics;

import java.util.Locale;

/**
 * What is told of a run or a portfolio. Its texts are the documentation of each figure.
 *
 * <p>E is equity: cash and holdings at the last close, after all costs; E₀ is where it began. r is
 * the return of a whole period, A the number of periods in a year.
 */
public enum Measure {
    PROFIT(
            Kind.MONEY,
            "profit",
            "Eₙ − E₀ without what came in or left; of a part: Σ net of its trades and its open position",
            "",
            "no price of what is open is known"),
    RETURN(
            Kind.SHARE,
            "return",
            "Eₙ / E₀ − 1; of days linked one to the next where money came in or left",
            "",
            "equity began at 0 or less"),
    CAGR(
            Kind.SHARE,
            "return a year",
            "(1 + return)^(1 / years) − 1, a year being 365 days; −100 % when ruined",
            "",
            "less than a year has passed (GIPS 2020)"),
    SHARPE(
            Kind.RATIO,
            "Sharpe",
            "mean(r) / s(r) × √A, s with n − 1",
            "Sharpe 1994",
            "fewer than 10 whole periods, or r does not deviate"),
    SHARPE_ERROR(
            Kind.RATIO,
            "Sharpe ±",
            "√((1 − g₃S + (g₄ − 1)S²/4) / (n − 1)) × √A, S = mean(r) / s(r), g₃ skewness, g₄ kurtosis",
            "Lo 2002, Mertens 2002",
            "as Sharpe"),
    SORTINO(
            Kind.RATIO,
            "Sortino",
            "mean(r) / √(Σ min(0, r)² / n) × √A",
            "Sortino and Price 1994",
            "fewer than 10 whole periods, or none lost anything"),
    DRAWDOWN(
            Kind.SHARE,
            "drawdown",
            "the largest 1 − E / peak over closes and E₀; above 100 % for a debt",
            "",
            "equity was never above 0"),
    DRAWDOWN_INSIDE(
            Kind.SHARE,
            "drawdown inside bars",
            "the same with the worst price inside each bar at whose close something was held",
            "",
            "the bars were not looked at"),
    DRAWDOWN_LENGTH(
            Kind.TIME,
            "drawdown length",
            "from the peak of the drawdown until equity was back there, or until the end",
            "",
            "equity never fell"),
    CALMAR(
            Kind.RATIO,
            "Calmar",
            "return a year / drawdown",
            "Young 1991",
            "less than a year has passed, or equity never fell"),
    TRADES(
            Kind.COUNT,
            "closed trades",
            "round trips from flat to flat; a flip ends one and begins the next",
            "",
            "never"),
    WIN_RATE(
            Kind.SHARE,
            "win rate",
            "round trips with a net above 0 / closed ones; net of all costs",
            "",
            "no trade was closed"),
    PROFIT_FACTOR(Kind.RATIO, "profit factor", "Σ wins / −Σ losses", "", "no trade lost anything"),
    EXPECTANCY(Kind.MONEY, "expectancy", "the mean net of a trade", "", "no trade was closed"),
    SQN(
            Kind.RATIO,
            "SQN",
            "√min(N, 100) × mean(R) / s(R), R = net / initial risk, without a stop net / entry notional",
            "Tharp 2008",
            "fewer than 2 trades, or R does not deviate"),
    CLOSING_FILLS(
            Kind.COUNT,
            "closing fills",
            "fills that closed a part or all of a position, each at average cost: the trades of a grid",
            "",
            "never"),
    CLOSING_FILLS_WON(
            Kind.SHARE,
            "closing fills won",
            "closing fills with a net above 0 / all of them",
            "",
            "no fill closed anything"),
    CLOSING_FILLS_PROFIT_FACTOR(
            Kind.RATIO,
            "closing fills, factor",
            "Σ wins / −Σ losses of closing fills",
            "",
            "no closing fill lost anything"),
    CLOSING_FILLS_EXPECTANCY(
            Kind.MONEY,
            "closing fills, mean",
            "the mean net of a closing fill: of its fee and its share of the entries' fees",
            "",
            "no fill closed anything"),
    EXPOSURE(
            Kind.SHARE,
            "exposure",
            "the time in which something was held / all the time",
            "",
            "no time has passed"),
    TURNOVER(
            Kind.RATIO,
            "turnover",
            "Σ notional of fills / mean of E₀ and E at each day's end",
            "",
            "mean equity is 0 or less"),
    FEES(
            Kind.MONEY,
            "fees",
            "Σ fees in the quote asset; those in the base asset at the fill's price",
            "",
            "never"),
    SLIPPAGE(
            Kind.MONEY,
            "slippage",
            "Σ of what simulated fills cost on top of their notional",
            "",
            "never"),
    OPEN_PROFIT(
            Kind.MONEY,
            "open position",
            "what the position that is open at the end has earned so far, marked at the last close, net of its"
                    + " fees; no trade",
            "",
            "nothing is open"),
    OPEN_SHARE(
            Kind.SHARE,
            "open share",
            "open position / Eₙ − E₀: how much of the result is not realized",
            "",
            "nothing is open, or nothing was earned or lost"),
    CLOSING_COST(
            Kind.MONEY,
            "cost of closing",
            "taker fee and slippage of closing the open position at the last close",
            "",
            "nothing is open"),
    BETA(
            Kind.RATIO,
            "β",
            "slope of r on the r of buy-and-hold, by least squares",
            "Jensen 1968",
            "fewer than 10 whole periods, or buy-and-hold does not deviate"),
    ALPHA(
            Kind.SHARE,
            "α",
            "(mean(r) − β × mean of buy-and-hold's r) × A",
            "Jensen 1968",
            "as β, or less than a year has passed");

    /** In what a figure is told. */
    public enum Kind {
        /** A part of a whole: 0.01 is one percent. */
        SHARE,
        /** A number without a unit. */
        RATIO,
        /** An amount of the quote asset. */
        MONEY,
        COUNT,
        TIME
    }

    private final Kind kind;
    private final String title;
    private final String definition;
    private final String source;
    private final String without;

    Measure(Kind kind, String title, String definition, String source, String without) {
        this.kind = kind;
        this.title = title;
        this.definition = definition;
        this.source = source;
        this.without = without;
    }

    public Kind kind() {
        return kind;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** How it is computed. */
    public String definition() {
        return definition;
    }

    /** Who defined it; empty for what needs no source. */
    public String source() {
        return source;
    }

    /** When there is no figure. */
    public String without() {
        return without;
    }

    /** Its name for scripts, such as {@code profitFactor}. */
    public String key() {
        StringBuilder key = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
            key.append(
                            key.isEmpty()
                                    ? word.substring(0, 1)
                                    : word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word, 1, word.length());
        }
        return key.toString();
    }
}
