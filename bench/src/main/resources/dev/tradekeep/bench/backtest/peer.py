"""Runs the crossover of 20 and 50 closes by a backtester of others and says how long each round took.

peer.py NAME CANDLES.csv ROUNDS [FILLS.csv]

The file has a header and time (seconds since 1970), open, high, low, close, volume. It is read once; a round is the
run alone, in seconds of the processor. Each round prints "round SECONDS FILLS". With FILLS.csv the last round writes
the time of the candle in which each fill happened and 1 for a buy, -1 for a sale.
"""

import sys
import time

FAST = 20
SLOW = 50
CASH = 1e9
FEE = 0.001
STAKE = 0.95


def read(path):
    import pandas

    frame = pandas.read_csv(path)
    frame.index = pandas.to_datetime(frame.pop("time"), unit="s")
    return frame


def averages(closes, length):
    """Means of the last closes; nothing before there are enough."""
    import pandas

    return pandas.Series(closes).rolling(length).mean().to_numpy()


def backtesting_py(frame):
    import warnings

    from backtesting import Backtest, Strategy

    warnings.filterwarnings("ignore")

    class Crossover(Strategy):
        def init(self):
            self.fast = self.I(averages, self.data.Close, FAST)
            self.slow = self.I(averages, self.data.Close, SLOW)

        def next(self):
            fast, slow = self.fast, self.slow
            if fast[-2] <= slow[-2] and fast[-1] > slow[-1]:
                if not self.position:
                    self.buy(size=STAKE)
            elif fast[-2] >= slow[-2] and fast[-1] < slow[-1] and self.position:
                self.position.close()

    named = frame.rename(columns=str.capitalize)
    test = Backtest(named, Crossover, cash=CASH, commission=FEE, finalize_trades=False)

    def run():
        trades = test.run()["_trades"]
        fills = [(at, 1) for at in trades["EntryTime"]] + [(at, -1) for at in trades["ExitTime"]]
        return fills

    return run


def backtrader(frame):
    import backtrader as bt

    class Crossover(bt.Strategy):
        def __init__(self):
            self.fast = bt.ind.SMA(self.data.close, period=FAST)
            self.slow = bt.ind.SMA(self.data.close, period=SLOW)
            self.fills = []

        def notify_order(self, order):
            if order.status == order.Completed:
                at = bt.num2date(order.executed.dt).replace(microsecond=0)
                self.fills.append((at, 1 if order.isbuy() else -1))

        def next(self):
            if len(self) <= SLOW:
                return
            if self.fast[-1] <= self.slow[-1] and self.fast[0] > self.slow[0]:
                if not self.position:
                    self.buy(size=STAKE * self.broker.get_cash() / self.data.close[0])
            elif self.fast[-1] >= self.slow[-1] and self.fast[0] < self.slow[0] and self.position:
                self.close()

    def run():
        cerebro = bt.Cerebro(stdstats=False)
        cerebro.broker.set_cash(CASH)
        cerebro.broker.setcommission(FEE)
        cerebro.adddata(bt.feeds.PandasData(dataname=frame))
        cerebro.addstrategy(Crossover)
        return cerebro.run()[0].fills

    return run


def vectorbt(frame):
    import numpy
    import vectorbt as vbt

    closes = frame["close"].to_numpy()
    opens = frame["open"].to_numpy()

    def shifted(signal):
        return numpy.concatenate(([False], signal[:-1]))

    def run():
        fast, slow = averages(closes, FAST), averages(closes, SLOW)
        above = numpy.concatenate(([False], (fast[:-1] <= slow[:-1]) & (fast[1:] > slow[1:])))
        below = numpy.concatenate(([False], (fast[:-1] >= slow[:-1]) & (fast[1:] < slow[1:])))
        portfolio = vbt.Portfolio.from_signals(
            opens, shifted(above), shifted(below), price=opens, fees=FEE, init_cash=CASH, size=STAKE,
            size_type="percent"
        )
        records = portfolio.orders.values
        return [(frame.index[row["idx"]], 1 if row["side"] == 0 else -1) for row in records]

    return run


def nautilus_trader(frame):
    from decimal import Decimal

    import pandas
    from nautilus_trader.backtest.engine import BacktestEngine, BacktestEngineConfig
    from nautilus_trader.config import LoggingConfig
    from nautilus_trader.model.currencies import BTC, USD
    from nautilus_trader.model.data import BarType
    from nautilus_trader.model.enums import AccountType, OmsType, OrderSide
    from nautilus_trader.model.identifiers import InstrumentId, Symbol, Venue
    from nautilus_trader.model.instruments import CurrencyPair
    from nautilus_trader.model.objects import Money, Price, Quantity
    from nautilus_trader.indicators import SimpleMovingAverage
    from nautilus_trader.persistence.wranglers import BarDataWrangler
    from nautilus_trader.trading.strategy import Strategy

    venue = Venue("SIM")
    pair = CurrencyPair(
        instrument_id=InstrumentId(Symbol("BTC/USD"), venue),
        raw_symbol=Symbol("BTC/USD"),
        base_currency=BTC,
        quote_currency=USD,
        price_precision=2,
        size_precision=6,
        price_increment=Price.from_str("0.01"),
        size_increment=Quantity.from_str("0.000001"),
        maker_fee=Decimal("0.001"),
        taker_fee=Decimal("0.001"),
        ts_event=0,
        ts_init=0,
    )
    bar_type = BarType.from_str("BTC/USD.SIM-1-MINUTE-LAST-EXTERNAL")
    minute = pandas.Timedelta(minutes=1)
    closed = frame.set_axis(frame.index + minute)
    closed.index.name = "timestamp"
    bars = BarDataWrangler(bar_type, pair).process(closed)

    class Crossover(Strategy):
        def __init__(self):
            super().__init__()
            self.fast = SimpleMovingAverage(FAST)
            self.slow = SimpleMovingAverage(SLOW)
            self.before = None
            self.holds = False
            self.fills = []

        def on_start(self):
            self.register_indicator_for_bars(bar_type, self.fast)
            self.register_indicator_for_bars(bar_type, self.slow)
            self.subscribe_bars(bar_type)

        def on_bar(self, bar):
            if not self.slow.initialized:
                return
            before, self.before = self.before, (self.fast.value, self.slow.value)
            if before is None:
                return
            fast, slow = self.before
            if before[0] <= before[1] and fast > slow and not self.holds:
                self.holds = True
                budget = STAKE * CASH / 2
                self.held = pair.make_qty(budget / float(bar.close))
                self.order(OrderSide.BUY)
            elif before[0] >= before[1] and fast < slow and self.holds:
                self.holds = False
                self.order(OrderSide.SELL)

        def order(self, side):
            self.submit_order(self.order_factory.market(pair.id, side, self.held))

        def on_order_filled(self, event):
            at = pandas.Timestamp(event.ts_event).floor("min")
            self.fills.append((at, 1 if event.order_side == OrderSide.BUY else -1))

    def run():
        engine = BacktestEngine(BacktestEngineConfig(logging=LoggingConfig(bypass_logging=True)))
        engine.add_venue(venue, OmsType.NETTING, AccountType.CASH, [Money(CASH, USD), Money(0, BTC)])
        engine.add_instrument(pair)
        engine.add_data(bars)
        strategy = Crossover()
        engine.add_strategy(strategy)
        start = time.process_time()
        engine.run()
        run.seconds = time.process_time() - start
        fills = list(strategy.fills)
        engine.dispose()
        return fills

    return run


PEERS = {
    "backtesting.py": backtesting_py,
    "backtrader": backtrader,
    "vectorbt": vectorbt,
    "nautilus_trader": nautilus_trader,
}


def main():
    name, path, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    run = PEERS[name](read(path))
    fills = []
    for _ in range(rounds):
        start = time.process_time()
        fills = run()
        # What a peer has to lay out anew for each run is not the run.
        seconds = getattr(run, "seconds", time.process_time() - start)
        # On a line of its own, whatever a progress bar has left.
        print("\nround", seconds, len(fills), flush=True)
    if len(sys.argv) > 4:
        import pandas

        with open(sys.argv[4], "w", encoding="utf-8") as out:
            for at, side in sorted(fills):
                out.write(f"{int(pandas.Timestamp(at).timestamp())},{side}\n")


main()
