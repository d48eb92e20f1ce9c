package dev.tradekeep.engine.paper;

import dev.tradekeep.engine.booking.MoneyWitness;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.instrument.CashRoom;
import dev.tradekeep.model.name.PlainName;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.PromptStore;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.alerts.AlertRepository;
import dev.tradekeep.store.alerts.AlertSeverity;
import dev.tradekeep.store.auditlog.Actor;
import dev.tradekeep.store.instruments.InstrumentRepository;
import dev.tradekeep.store.instruments.StoredAsset;
import dev.tradekeep.store.listing.NameQuery;
import dev.tradekeep.store.portfolio.LedgerAccount;
import dev.tradekeep.store.portfolio.Posting;
import dev.tradekeep.store.portfolio.Transfer;
import dev.tradekeep.store.portfolio.TransferRepository;
import dev.tradekeep.store.sql.Transaction;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Moves money into portfolios, out of them and between them, whether their engines run or not. Each
 * leg is a booking of its portfolio's engine. From one portfolio to another there are two, and what
 * has left the one is in transit until it reaches the other: after a crash between them the second
 * is made at the next start. Thread-safe; one transfer after the other.
 */
public final class MoneyDesk {
    private final Store store;
    private final Store prompt;
    private final MoneyLegs legs;
    private final InstantSource clock;

    MoneyDesk(Store store, MoneyLegs legs, InstantSource clock) {
        this.store = store;
        prompt = new PromptStore(store);
        this.legs = legs;
        this.clock = clock;
    }

    /**
     * Moves money once, however often it is asked for with one id.
     *
     * @param actor who asks, for the audit log
     * @return the transfer; in transit when it could not reach its portfolio yet, which is tried
     *     again at the next start, and when it is asked for again
     * @throws TradekeepException when it cannot be done, so that nothing was moved; with {@link
     *     ErrorCode#CONFLICT} also when the id is that of another
     */
    public synchronized Transfer move(MoneyOrder order, Actor actor) {
        Transfer wanted = prompt.write(Durability.RELAXED, t -> read(t, order));
        Transfer known =
                prompt.write(
                        Durability.RELAXED,
                        t -> new TransferRepository(t).find(wanted.transferId()).orElse(null));
        if (known != null && !known.isSameAs(wanted)) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "The id "
                            + wanted.transferId()
                            + " is that of another transfer. Give each one an id of its own.");
        }
        if (known == null) {
            begin(wanted, order, actor);
        }
        Transfer begun = known == null ? wanted : known;
        return begun.hasArrived() ? begun : arriveIfPossible(begun);
    }

    /**
     * Lets what is in transit arrive.
     *
     * @return what kept a transfer from it, one line each
     */
    public synchronized List<String> finishOpen() {
        List<Transfer> open =
                store.write(Durability.RELAXED, t -> new TransferRepository(t).open());
        List<String> failures = new ArrayList<>();
        for (Transfer transfer : open) {
            try {
                arrive(transfer);
            } catch (TradekeepException e) {
                failures.add(
                        "Transfer "
                                + transfer.transferId()
                                + " is still in transit. "
                                + e.getMessage());
            }
        }
        return failures;
    }

    private Transfer read(Transaction transaction, MoneyOrder order) {
        if (order.from() == null && order.to() == null) {
            throw invalid("Wanted a portfolio that the money leaves or reaches.");
        }
        if (order.from() != null && order.from().equals(order.to())) {
            throw invalid("Wanted two portfolios, found " + order.from() + " twice.");
        }
        String id = order.id() == null ? UUID.randomUUID().toString() : order.id();
        PlainName.require("transfer", id, Transfer.ID_CHARACTERS_MAX);
        StoredAsset asset =
                new InstrumentRepository(transaction)
                        .findStoredAsset(order.asset())
                        .orElseThrow(() -> notFound("asset", order.asset()));
        long amount = CashRoom.parse("amount", order.amount(), asset.asset());
        long at = Micros.now(clock);
        Long from = portfolio(transaction, order.from());
        Long to = portfolio(transaction, order.to());
        boolean oneLeg = from == null || to == null;
        return new Transfer(
                id,
                from,
                to,
                asset.id(),
                amount,
                at,
                oneLeg ? (Long) at : null,
                reason(order.reason()),
                order.kind());
    }

    private static @Nullable String reason(@Nullable String text) {
        int most = Transfer.REASON_CHARACTERS_MAX;
        if (text != null && (text.isBlank() || text.length() > most)) {
            throw invalid(
                    "Wanted a reason of 1 to "
                            + most
                            + " characters, found "
                            + text.length()
                            + ".");
        }
        return text;
    }

    private static @Nullable Long portfolio(Transaction transaction, @Nullable String name) {
        if (name == null) {
            return null;
        }
        return transaction
                .find(NameQuery.PORTFOLIO, p -> p.set(1, name), row -> row.getLong(0))
                .orElseThrow(() -> notFound("portfolio", name));
    }

    /** The first leg, which notes the transfer. */
    private void begin(Transfer transfer, MoneyOrder order, Actor actor) {
        MoneyWitness witness =
                transaction -> {
                    new TransferRepository(transaction).insert(transfer);
                    actor.note(
                            transaction,
                            order.action(),
                            "transfer",
                            transfer.transferId(),
                            null,
                            order.describe(),
                            transfer.createdAt());
                    if (transfer.reason() != null) {
                        tell(transaction, transfer, order);
                    }
                };
        Posting.Reason adjusts = transfer.kind();
        Long from = transfer.from();
        Long to = transfer.to();
        if (to != null && from != null) {
            // Before anything leaves: money for a portfolio that takes none would stay in transit.
            legs.requireTakes(to);
        }
        if (from == null && to != null) {
            legs.book(
                    new MoneyLegs.Leg(
                            to,
                            transfer.assetId(),
                            transfer.amount(),
                            LedgerAccount.EXTERNAL,
                            adjusts == null ? Posting.Reason.DEPOSIT : adjusts,
                            witness));
        } else if (from != null) {
            legs.book(
                    new MoneyLegs.Leg(
                            from,
                            transfer.assetId(),
                            -transfer.amount(),
                            to == null ? LedgerAccount.EXTERNAL : LedgerAccount.TRANSIT,
                            reasonOf(to, adjusts),
                            witness));
        }
    }

    private static Posting.Reason reasonOf(@Nullable Long to, Posting.@Nullable Reason adjusts) {
        if (to != null) {
            return Posting.Reason.TRANSFER;
        }
        return adjusts == null ? Posting.Reason.WITHDRAWAL : adjusts;
    }

    /** An adjustment makes money of nothing, or nothing of money: people should know. */
    private static void tell(Transaction transaction, Transfer transfer, MoneyOrder order) {
        new AlertRepository(transaction)
                .raise(
                        AlertSeverity.WARNING,
                        "portfolio.adjusted",
                        "adjustment " + transfer.transferId(),
                        "A portfolio was adjusted by " + order.describe(),
                        transfer.createdAt());
    }

    private Transfer arriveIfPossible(Transfer transfer) {
        try {
            return arrive(transfer);
        } catch (TradekeepException e) {
            System.getLogger(MoneyDesk.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "Transfer " + transfer.transferId() + " is still in transit.",
                            e);
            return transfer;
        }
    }

    private Transfer arrive(Transfer transfer) {
        long at = Micros.now(clock);
        Long to = transfer.to();
        if (to != null) {
            legs.book(
                    new MoneyLegs.Leg(
                            to,
                            transfer.assetId(),
                            transfer.amount(),
                            LedgerAccount.TRANSIT,
                            Posting.Reason.TRANSFER,
                            transaction ->
                                    new TransferRepository(transaction)
                                            .arrive(transfer.transferId(), at)));
        }
        return new Transfer(
                transfer.transferId(),
                transfer.from(),
                to,
                transfer.assetId(),
                transfer.amount(),
                transfer.createdAt(),
                at,
                transfer.reason(),
                transfer.kind());
    }

    private static TradekeepException invalid(String message) {
        return new TradekeepException(ErrorCode.INVALID_ARGUMENT, message);
    }

    private static TradekeepException notFound(String what, String name) {
        return new TradekeepException(
                ErrorCode.NOT_FOUND, "There is no " + what + " \"" + name + "\".");
    }
}
