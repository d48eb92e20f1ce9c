package dev.tradekeep.venue.local.spot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Notes what an exchange tells, a line each. */
final class Notes implements ExchangeListener {
    final List<String> lines = new ArrayList<>();

    @Override
    public void reported(Report report) {
        SpotOrder order = report.order();
        lines.add(
                report.kind()
                        + " "
                        + order.asked().kind()
                        + " "
                        + order.state()
                        + (report.fill() == null ? "" : " fee " + report.fill().commissionAsset()));
    }

    @Override
    public void balances(Account account, Collection<Balance> changed, long timeMicros) {
        lines.add("balances of " + account.name());
    }

    @Override
    public void deposited(Account account, String asset, long amount, long timeMicros) {
        lines.add("deposit of " + account.name());
    }

    @Override
    public void listed(OrderList list, boolean begins, long timeMicros) {
        lines.add("list " + (begins ? "begins" : "ends"));
    }

    @Override
    public void traded(SpotMarket market, PublicTrade trade) {}

    @Override
    public void level(SpotMarket market, boolean buy, long price, long quantity) {}

    @Override
    public void settled() {}
}
