package dev.tradekeep.app.cli.trading;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code tradekeep backtest}. */
@Command(
        name = "backtest",
        description =
                "Delete backtests. 'tradekeep list backtests' has them; 'tradekeep demo' makes them.")
public final class BacktestGroup extends ApiGroup {
    @Override
    List<ApiVerb> apiVerbs() {
        return List.of(
                ApiVerb.of(
                        "delete",
                        "DELETE",
                        "/api/v1/backtests/{id}",
                        "Delete a backtest with its engine, portfolio, orders and trades.",
                        "id",
                        "backtest delete 1"));
    }
}
