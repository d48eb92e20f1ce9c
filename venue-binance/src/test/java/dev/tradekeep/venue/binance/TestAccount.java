package dev.tradekeep.venue.binance;

import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.venue.Venue;
import dev.tradekeep.venue.VenueReport;
import dev.tradekeep.venue.account.AccountEvent;
import dev.tradekeep.venue.account.AccountSettings;
import dev.tradekeep.venue.account.Credentials;
import dev.tradekeep.venue.account.RequestBudget;
import dev.tradekeep.venue.account.VenueAccount;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** An account, with everything that was heard of it. */
public final class TestAccount implements AutoCloseable {
    public final List<AccountEvent> events = new CopyOnWriteArrayList<>();
    public final List<VenueReport> reports = new CopyOnWriteArrayList<>();
    public final VenueAccount account;
    public final Venue venue;
    public final RequestBudget budget;

    TestAccount(
            BinanceRig rig,
            Credentials credentials,
            Duration timeout,
            RequestBudget budget,
            long blockedUntil) {
        this.budget = budget;
        account =
                rig.connector.account(
                        new AccountSettings(
                                "test",
                                rig.addresses(),
                                credentials,
                                AccountSettings.RECEIVE_WINDOW,
                                timeout,
                                budget,
                                blockedUntil),
                        events::add);
        venue = account.venue(List.of(), reports::add);
    }

    public void connect() {
        account.connect();
    }

    public <T> List<T> heard(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public <T extends VenueReport> List<T> reports(Class<T> kind, String id) {
        return reports.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(report -> report.clientOrderId().equals(id))
                .toList();
    }

    /** Different executions of an order. */
    public long executions(String id) {
        return reports(VenueReport.Execution.class, id).stream()
                .map(one -> one.fill().exchangeTradeId())
                .distinct()
                .count();
    }

    /** What traded, each execution once. */
    public long executedQuantity(String id) {
        Map<String, Long> byTrade = new HashMap<>();
        reports(VenueReport.Execution.class, id)
                .forEach(one -> byTrade.put(one.fill().exchangeTradeId(), one.fill().quantity()));
        return byTrade.values().stream().mapToLong(Long::longValue).sum();
    }

    public void awaitUp(int times) {
        awaitEvents(AccountEvent.LinkUp.class, times);
    }

    public <T> List<T> awaitEvents(Class<T> kind, int times) {
        return Eventually.await(
                times + " " + kind.getSimpleName() + " of " + events,
                () -> heard(kind),
                found -> found.size() >= times);
    }

    public <T extends VenueReport> T await(Class<T> kind, String id) {
        return await(kind, id, report -> true);
    }

    public <T extends VenueReport> T await(Class<T> kind, String id, Predicate<T> wanted) {
        return Eventually.await(
                        kind.getSimpleName() + " of " + id,
                        () -> reports(kind, id).stream().filter(wanted).toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    @Override
    public void close() {
        account.close();
    }
}
