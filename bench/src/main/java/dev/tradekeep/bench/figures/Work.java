package dev.tradekeep.bench.figures;

import dev.tradekeep.bench.figures.data.Made;
import dev.tradekeep.bench.figures.data.Sizes;
import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.store.listing.ColumnKind;
import dev.tradekeep.store.listing.Listing;
import dev.tradekeep.store.listing.ListingPage;
import dev.tradekeep.store.orders.OrderListing;
import dev.tradekeep.store.portfolio.PortfolioListing;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reads that are measured: what is asked, and what ours must reach. */
enum Work {
    /** The open positions of one account, which a limit on risk asks for again and again. */
    POSITIONS("positions", PortfolioListing.OPEN_POSITIONS_OF_PORTFOLIO, 1, 50),
    /** Every open position. */
    POSITIONS_ALL("positions-all", PortfolioListing.POSITIONS_OPEN, 1, 0),
    /** An order by our id of it. */
    ORDER_STATUS("order-status", OrderListing.ORDERS_BY_CLIENT_ID, 0.2, 100),
    /** The open orders of one account. */
    ORDER_STATUS_OPEN("order-status-open", OrderListing.OPEN_ORDERS_OF_PORTFOLIO, 0.2, 100),
    /** A year of minutes as hours. */
    AGGREGATION("aggregation", null, 5, 50),
    /** The last 24 hours of every instrument. */
    AGGREGATION_DAY("aggregation-24h", null, 5, 50);

    private static final long SEED = 17;
    private static final int OPERATIONS = 512;
    private static final int FEW_OPERATIONS = 4;
    private static final long MINUTE = 60_000_000;

    /** Bounds of keys that JavaScript can tell, too. */
    private static final long FIRST = 0;

    private static final long LAST = (1L << 53) - 1;

    private final String label;
    private final @Nullable Listing listing;
    private final double p99MillisMax;
    private final double beforeMin;

    /**
     * @param beforeMin how many times as fast as before; 0 for no goal
     */
    Work(String label, @Nullable Listing listing, double p99MillisMax, double beforeMin) {
        this.label = label;
        this.listing = listing;
        this.p99MillisMax = p99MillisMax;
        this.beforeMin = beforeMin;
    }

    String label() {
        return label;
    }

    List<Goal> goals() {
        Goal p99 = Goal.p99AtMost(p99MillisMax);
        return beforeMin == 0 ? List.of(p99) : List.of(p99, Goal.atLeast(Goal.BEFORE, beforeMin));
    }

    /** The listing that reads it; null where a repository does. */
    @Nullable Listing listing() {
        return listing;
    }

    /** A letter a column: {@code i} for an integer, {@code t} for a text. */
    String kinds() {
        if (listing == null) {
            return this == AGGREGATION ? "iiiiii" : "iiiiiii";
        }
        List<ColumnKind> columns = listing.source().columns().stream().map(c -> c.kind()).toList();
        StringBuilder kinds = new StringBuilder();
        columns.forEach(kind -> kinds.append(kind == ColumnKind.TEXT ? 't' : 'i'));
        columns.stream()
                .filter(kind -> kind == ColumnKind.DECIMAL)
                .forEach(kind -> kinds.append('i'));
        return kinds.append("i".repeat(keyColumns())).toString();
    }

    private int keyColumns() {
        return this == POSITIONS || this == POSITIONS_ALL ? 2 : 1;
    }

    /** The parameters of each operation, as many for everybody. */
    List<List<Object>> parameters(Sizes sizes) {
        SplittableRandom random = new SplittableRandom(SEED);
        return Stream.generate(() -> parameters(sizes, random)).limit(operations()).toList();
    }

    /** Those that read much are few: they are done over and over. */
    private int operations() {
        return switch (this) {
            case AGGREGATION -> FEW_OPERATIONS;
            case AGGREGATION_DAY -> 1;
            case POSITIONS, POSITIONS_ALL, ORDER_STATUS, ORDER_STATUS_OPEN -> OPERATIONS;
        };
    }

    private List<Object> parameters(Sizes sizes, SplittableRandom random) {
        long rows = ListingPage.ROWS_MAX + 1L;
        return switch (this) {
            case POSITIONS -> List.of(account(random), FIRST, FIRST, rows);
            case POSITIONS_ALL -> List.of(FIRST, FIRST, rows);
            case ORDER_STATUS ->
                    List.of(Made.clientOrderId(random.nextLong(1, sizes.orders() + 1)), LAST, rows);
            case ORDER_STATUS_OPEN -> List.of(account(random), LAST, rows);
            case AGGREGATION -> {
                long from = Made.END - sizes.fullCandles() * MINUTE;
                yield List.of(1L + random.nextLong(sizes.fullSeries()), from, Made.END);
            }
            case AGGREGATION_DAY -> List.of();
        };
    }

    private static long account(SplittableRandom random) {
        return random.nextLong(1, Sizes.ACCOUNTS + 1L);
    }
}
