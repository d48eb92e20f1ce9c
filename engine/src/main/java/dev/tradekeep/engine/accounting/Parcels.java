package dev.tradekeep.engine.accounting;

import dev.tradekeep.store.portfolio.Movement;
import dev.tradekeep.store.portfolio.MovementRepository;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Lots on their way from one portfolio to another. For one thread. */
final class Parcels {
    private final Iterator<MovementRepository.Way> ways;
    private final List<Parcel> underway = new ArrayList<>();

    Parcels(List<MovementRepository.Way> ways) {
        this.ways = ways.iterator();
    }

    private record Parcel(MovementRepository.Way way, List<Lot> lots) {}

    /**
     * Lots have left a portfolio. A transfer is noted in the transaction in which it leaves, so
     * that both have one order.
     */
    void send(Movement leaving, List<Lot> lots) {
        while (ways.hasNext()) {
            MovementRepository.Way way = ways.next();
            if (way.from() == leaving.portfolioId()
                    && way.assetId() == leaving.assetId()
                    && way.amount() == -leaving.amount()) {
                underway.add(new Parcel(way, lots));
                return;
            }
        }
    }

    /** The lots that have arrived; none when nobody knows which. */
    List<Lot> receive(Movement arriving) {
        Iterator<Parcel> all = underway.iterator();
        while (all.hasNext()) {
            Parcel parcel = all.next();
            MovementRepository.Way way = parcel.way();
            if (way.to() == arriving.portfolioId()
                    && way.assetId() == arriving.assetId()
                    && way.amount() == arriving.amount()) {
                all.remove();
                return parcel.lots();
            }
        }
        return List.of();
    }
}
