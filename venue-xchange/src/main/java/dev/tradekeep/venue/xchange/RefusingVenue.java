package dev.tradekeep.venue.xchange;

import dev.tradekeep.model.order.OrderRequest;
import dev.tradekeep.model.order.OrderTerms;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.venue.Venue;
import dev.tradekeep.venue.VenueCapabilities;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.VenueReport.Call;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;

/** Takes no orders and says so. */
final class RefusingVenue implements Venue {
    private static final String REASON = "orders are not sent through XChange";

    private final Consumer<VenueReport> reports;
    private final InstantSource clock;

    RefusingVenue(Consumer<VenueReport> reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public void submit(OrderRequest order) {
        refuse(Call.SUBMIT, order.clientOrderId());
    }

    @Override
    public void cancel(String clientOrderId) {
        refuse(Call.CANCEL, clientOrderId);
    }

    @Override
    public void amend(String clientOrderId, OrderTerms terms, long quantity) {
        refuse(Call.AMEND, clientOrderId);
    }

    /** Nothing is known of any order, not even that there is none. */
    @Override
    public void query(String clientOrderId, long queryId) {
        // Silence is the honest answer: that an order is not there would be taken for a fact.
    }

    /** A report never comes from inside a call. */
    private void refuse(Call call, String clientOrderId) {
        VenueReport report =
                new VenueReport.Refused(call, clientOrderId, REASON, Micros.now(clock));
        Thread.startVirtualThread(() -> reports.accept(report));
    }

    @Override
    public VenueCapabilities capabilities() {
        return new VenueCapabilities(Set.of(), false, false, false);
    }
}
