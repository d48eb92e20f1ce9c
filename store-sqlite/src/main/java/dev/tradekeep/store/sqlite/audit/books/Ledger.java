package dev.tradekeep.store.sqlite.audit.books;

import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.sql.Word;
import dev.tradekeep.store.sqlite.audit.AuditContext;
import dev.tradekeep.store.sqlite.audit.Check;
import dev.tradekeep.store.sqlite.audit.ExactSum;
import dev.tradekeep.store.sqlite.audit.Finding;
import dev.tradekeep.store.sqlite.audit.Findings;
import dev.tradekeep.store.sqlite.audit.Inspection;
import dev.tradekeep.store.sqlite.audit.RowCursor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sums the ledger up: each posting to zero, and each account of a portfolio to its balance. */
public final class Ledger implements Inspection {
    public static final Check ZERO =
            BookCheck.of(
                    "books.ledger",
                    "every posting of the ledger sums to zero for each asset",
                    "Money has appeared from nowhere, or vanished.",
                    "ledger_entries");
    public static final Check BALANCES =
            BookCheck.of(
                    "books.balances",
                    "every balance is the sum of its ledger entries",
                    "Orders are refused or let through by balances.",
                    "ledger_entries and balances");

    public static final Check TRANSIT =
            BookCheck.of(
                    "books.transit",
                    "what has left one portfolio has reached another, or its transfer is open",
                    "Money that is in transit without a transfer never arrives.",
                    "ledger_entries and transfers");

    public static final Check CASH =
            BookCheck.warning(
                    "books.cash",
                    "no portfolio owes anything",
                    "A cash account cannot owe: an order traded more than was set aside for it, or"
                            + " a fee was charged in an asset that is not there.",
                    "balances",
                    "Put the missing amount into the portfolio: 'tradekeep portfolio deposit', or"
                            + " 'adjust' with the reason.");

    public static final Check REASONS =
            BookCheck.of(
                    "books.reasons",
                    "every amount of the ledger is between the accounts that its reason says",
                    "What is a fee, a deposit or funding is told by the reason, and so is profit.",
                    "ledger_entries");

    public static final Check FUNDING =
            BookCheck.of(
                    "books.funding",
                    "the funding in the ledger is the sum of its payments",
                    "A payment that is missing, or twice there, falsifies what holding a contract"
                            + " cost.",
                    "ledger_entries, funding_payments and transfers");

    private static final String PORTFOLIO_ACCOUNT = "portfolio";
    private static final String TRANSIT_ACCOUNT = "transit";
    private static final String FUNDING_REASON = Word.of(Posting.Reason.FUNDING);

    /** The account on the other side of the portfolio, by reason. */
    private static final Map<String, String> COUNTERPARTS =
            Arrays.stream(Posting.Reason.values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Word::of, reason -> Word.of(reason.counterpart())));

    /** The posting at hand, by asset: a few. */
    private final TreeMap<Long, ExactSum> posting = new TreeMap<>();

    /** What is in transit, by asset, less what the open transfers say. */
    private final TreeMap<Long, ExactSum> transit = new TreeMap<>();

    @Override
    public List<Check> checks() {
        return List.of(ZERO, BALANCES, TRANSIT, CASH, REASONS, FUNDING);
    }

    @Override
    public boolean needsSoundPages() {
        return true;
    }

    @Override
    public void run(AuditContext context, Findings findings) {
        HoldingSums balances = new HoldingSums();
        HoldingSums funding = new HoldingSums();
        transit.clear();
        try (RowCursor entries = RowCursor.open(context, BooksQuery.LEDGER)) {
            while (entries.onRow()) {
                long id = entries.number("posting_id");
                posting.clear();
                for (; entries.onRow() && entries.number("posting_id") == id; entries.next()) {
                    findings.examined(ZERO, 1);
                    add(entries, balances);
                    addFunding(entries, funding);
                    judgeReason(entries, findings);
                }
                judge(id, findings);
            }
        }
        try (RowCursor stated = RowCursor.open(context, BooksQuery.BALANCES)) {
            balances.compare(stated, BALANCES, "asset", "its ledger entries", findings);
        }
        compareTransit(context, findings);
        subtract(context, BooksQuery.FUNDING, funding);
        subtract(context, BooksQuery.FUNDING_BY_HAND, funding);
        funding.expectZero(FUNDING, "asset", "the ledger differs from the payments", findings);
        lookForDebts(context, findings);
    }

    private static void lookForDebts(AuditContext context, Findings findings) {
        try (RowCursor stated = RowCursor.open(context, BooksQuery.BALANCES)) {
            for (; stated.onRow(); stated.next()) {
                findings.examined(CASH, 1);
                if (stated.number("amount") < 0) {
                    findings.add(
                            CASH,
                            Holding.read(stated).named("asset"),
                            "owes " + stated.number("amount") + " units");
                }
            }
        }
    }

    private void compareTransit(AuditContext context, Findings findings) {
        try (RowCursor open = RowCursor.open(context, BooksQuery.TRANSFERS_IN_TRANSIT)) {
            for (; open.onRow(); open.next()) {
                findings.examined(TRANSIT, 1);
                transit.computeIfAbsent(open.number("asset_id"), _ -> new ExactSum())
                        .add(-open.number("amount"));
            }
        }
        transit.forEach((asset, sum) -> {
            if (!sum.is(0)) {
                findings.add(
                        TRANSIT,
                        "asset " + asset,
                        "the ledger has " + sum + " more in transit than the open transfers");
            }
        });
    }

    private void add(RowCursor entry, HoldingSums balances) {
        long asset = entry.number("asset_id");
        long amount = entry.number("amount");
        posting.computeIfAbsent(asset, _ -> new ExactSum()).add(amount);
        if (entry.text("account").equals(PORTFOLIO_ACCOUNT)) {
            balances.add(entry.number("portfolio_id"), asset, amount);
        }
        if (entry.text("account").equals(TRANSIT_ACCOUNT)) {
            transit.computeIfAbsent(asset, _ -> new ExactSum()).add(amount);
        }
    }

    private static void addFunding(RowCursor entry, HoldingSums funding) {
        if (entry.text("account").equals(PORTFOLIO_ACCOUNT)
                && entry.text("reason").equals(FUNDING_REASON)) {
            funding.add(
                    entry.number("portfolio_id"), entry.number("asset_id"), entry.number("amount"));
        }
    }

    private static void subtract(AuditContext context, BooksQuery query, HoldingSums funding) {
        try (RowCursor payments = RowCursor.open(context, query)) {
            for (; payments.onRow(); payments.next()) {
                funding.add(
                        payments.number("portfolio_id"),
                        payments.number("asset_id"),
                        Math.negateExact(payments.number("amount")));
            }
        }
    }

    private static void judgeReason(RowCursor entry, Findings findings) {
        findings.examined(REASONS, 1);
        String account = entry.text("account");
        String counterpart = COUNTERPARTS.get(entry.text("reason"));
        if (!account.equals(PORTFOLIO_ACCOUNT) && !account.equals(counterpart)) {
            findings.add(
                    REASONS,
                    "posting " + entry.number("posting_id"),
                    "has the reason " + entry.text("reason") + " in account " + account);
        }
    }

    private void judge(long id, Findings findings) {
        posting.forEach((asset, sum) -> {
            if (!sum.is(0)) {
                findings.add(
                        Finding.of(ZERO, "posting " + id + ", asset " + asset, "sums to " + sum)
                                .naming(List.of("posting " + id)));
            }
        });
    }
}
