"""A backtest of its own, made from docs/execution.md and docs/strategies: it shares nothing with the program that it
checks.

Usage: python3 reference.py SETTINGS, a file of JSON with the settings of some runs. Prints "run" for each and then
every order, trade, ledger line and balance of it, a line each. All numbers are decimals; only an RSI is made of floats,
step by step as docs/indicators.md says.
"""

import csv
import io
import json
import re
import sys
import zipfile
from datetime import datetime, timedelta, timezone
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal, getcontext

getcontext().prec = 80

ZERO = Decimal(0)
BASIS = Decimal(10000)
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
DAY = 86_400_000_000
BUY = 1
SELL = -1


# ---------------------------------------------------------------------------------------------------- candles


class Candle:
    def __init__(self, time, open_, high, low, close, volume):
        self.time = time
        self.open = Decimal(open_)
        self.high = Decimal(high)
        self.low = Decimal(low)
        self.close = Decimal(close)
        self.volume = Decimal(volume)


def micros(moment):
    return (moment - EPOCH) // timedelta(microseconds=1)


def candles_of(path):
    if path.endswith(".zip"):
        return candles_of_day(path)
    if path.endswith(".json"):
        with open(path, encoding="utf-8") as file:
            rows = json.load(file)["candles"]
        return [
            Candle(int(r["start"]) * 1_000_000, r["open"], r["high"], r["low"], r["close"], r["volume"]) for r in rows
        ]
    with open(path, encoding="utf-8", newline="") as file:
        return [
            Candle(
                micros(datetime.fromisoformat(r["timestamp"]).replace(tzinfo=timezone.utc)),
                r["open"],
                r["high"],
                r["low"],
                r["close"],
                r["volume"],
            )
            for r in csv.DictReader(file)
        ]


def candles_of_day(path):
    with zipfile.ZipFile(path) as archive:
        name = archive.namelist()[0]
        text = archive.read(name).decode("utf-8")
    day = datetime.strptime(re.search(r"\d{8}", name).group(), "%Y%m%d").replace(tzinfo=timezone.utc)
    midnight = micros(day)
    return [Candle(midnight + int(r[0]) * 1000, *r[1:6]) for r in csv.reader(io.StringIO(text)) if r]


# ---------------------------------------------------------------------------------------------------- the account


class Order:
    def __init__(self, number, created, side, kind, quantity, limit=None, trigger=None, role=None, bracket=None):
        self.number = number
        self.created = created
        self.side = side
        self.kind = kind
        self.quantity = quantity
        self.limit = limit
        self.trigger = trigger
        self.role = role
        self.bracket = bracket
        self.filled = ZERO
        self.fills = 0
        self.status = "OPEN"
        self.reason = ""
        self.triggered = False
        self.came = None  # the time of the candle in which it arrived
        self.served = None  # the time of the candle that served it last
        self.child = None  # the time of the candle whose fill at the open it follows
        self.cancel_asked = False
        self.amend_asked = False
        self.reductions = 0  # how often the other exit has made it smaller

    def rest(self):
        return self.quantity - self.filled

    def is_open(self):
        return self.status == "OPEN"

    def is_closed(self):
        """A filled order for which more was asked is not over before that is answered."""
        return not self.is_open() and not self.amend_asked


class Bracket:
    """An entry with a stop, a target or both, which cover what it has opened."""

    def __init__(self, entry, stop_price, target_price):
        self.entry = entry
        self.stop_price = stop_price
        self.target_price = target_price
        self.stop = None
        self.target = None
        self.left = ZERO

    def exits(self):
        return [order for order in (self.stop, self.target) if order is not None]

    def is_at_work(self):
        return any(not order.is_closed() for order in [self.entry, *self.exits()])


class Account:
    """Orders, trades, balances and the ledger; and the exits of brackets, which follow from fills."""

    def __init__(self, settings, first_time):
        self.s = settings
        self.cash = settings.cash
        self.held = ZERO
        self.orders = []
        self.lines = []
        self.trades = 0
        self.postings = 0
        self.exchange = None
        self.listener = None
        self.post(first_time, [("external", "portfolio", settings.quote, self.cash, "deposit")])

    def emit(self, *parts):
        self.lines.append("|".join(text(part) for part in parts))

    def post(self, at, moves):
        self.postings += 1
        line = 0
        for source, target, asset, amount, reason in moves:
            if amount != 0:
                self.emit("ledger", self.postings, line + 1, at, target, asset, amount, reason)
                self.emit("ledger", self.postings, line + 2, at, source, asset, -amount, reason)
                line += 2

    def place(self, at, side, kind, quantity, **terms):
        order = Order(len(self.orders) + 1, at, side, kind, quantity, **terms)
        self.orders.append(order)
        self.exchange.submit(order)
        return order

    def place_bracket(self, at, quantity, stop_price, target_price, limit=None):
        bracket = Bracket(None, stop_price, target_price)
        kind = "MARKET" if limit is None else "LIMIT"
        bracket.entry = self.place(at, BUY, kind, quantity, limit=limit, role="ENTRY", bracket=bracket)
        return bracket

    def has_open_order(self):
        return any(order.is_open() for order in self.orders[-4:])

    def free_cash(self):
        """The cash less what open buys at a limit may cost, fee included."""
        free = self.cash
        for order in self.orders:
            if order.is_open() and order.side == BUY and order.limit is not None:
                worth = self.exchange.notional(order.limit, order.rest())
                fee = self.exchange.rate(worth, max(self.s.maker_fee, self.s.taker_fee))
                free -= worth + max(ZERO, fee)
        return free

    def fill(self, order, price, quantity, notional, slippage, fee, at, reported):
        order.filled += quantity
        order.fills += 1
        sign = order.side
        self.cash -= sign * notional + slippage + fee
        self.held += sign * quantity
        self.trades += 1
        self.emit("trade", self.trades, order.number, order.fills, at, price, quantity, notional, slippage, fee)
        self.post(
            at,
            [
                ("market", "portfolio", self.s.base, sign * quantity, "trade"),
                ("portfolio", "market", self.s.quote, sign * notional, "trade"),
                ("portfolio", "market", self.s.quote, slippage, "slippage"),
                ("portfolio", "fees", self.s.quote, fee, "fee"),
            ],
        )
        if order.rest() == 0:
            order.status = "FILLED"
        if order.bracket is not None:
            self.follow(order, quantity, reported)
        if not order.is_open():
            self.tell(order, reported)

    def tell(self, order, at):
        """The strategy hears that an order is over."""
        if self.listener is not None:
            self.listener.ended(order, at)

    def follow(self, order, quantity, at):
        """The exits cover what the entry has opened and they have not closed."""
        bracket = order.bracket
        if order.role == "ENTRY":
            bracket.left += quantity
            self.renew(bracket)
        else:
            bracket.left -= quantity
            # What has begun to close is not entered any further.
            if bracket.entry.is_open() and not bracket.entry.cancel_asked:
                bracket.entry.cancel_asked = True
                self.exchange.cancel(bracket.entry, at)
        self.cover(bracket, at)

    def renew(self, bracket):
        """When the exits are over and something is left, there are new ones."""
        exits = bracket.exits()
        if exits and all(exit_.is_closed() for exit_ in exits) and bracket.left > 0:
            bracket.stop = None
            bracket.target = None

    def cover(self, bracket, at):
        if bracket.left == 0:
            return
        if not bracket.exits():
            if bracket.stop_price is not None:
                bracket.stop = self.place(
                    at, SELL, "STOP", bracket.left, trigger=bracket.stop_price, role="STOP", bracket=bracket
                )
            if bracket.target_price is not None:
                bracket.target = self.place(
                    at, SELL, "LIMIT", bracket.left, limit=bracket.target_price, role="TARGET", bracket=bracket
                )
            return
        for exit_ in bracket.exits():
            wanted = exit_.filled + bracket.left
            if exit_.is_open() and not exit_.amend_asked and wanted > exit_.quantity:
                exit_.amend_asked = True
                self.exchange.amend(exit_, wanted, at)

    def report(self):
        for order in self.orders:
            self.emit(
                "order",
                order.number,
                order.created,
                "BUY" if order.side == BUY else "SELL",
                order.kind,
                order.quantity,
                order.limit,
                order.trigger,
                order.status,
                order.filled,
                order.reason,
            )
        self.emit("balance", self.s.base, self.held)
        self.emit("balance", self.s.quote, self.cash)
        return self.lines


def text(value):
    if value is None:
        return "-"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value != 0 else "0"
    return str(value)


# ---------------------------------------------------------------------------------------------------- the exchange


class Exchange:
    """What both fill models share: amounts, and the answers to requests."""

    def __init__(self, settings, account):
        self.s = settings
        self.account = account
        self.requests = []
        account.exchange = self

    def submit(self, order):
        self.requests.append(("new", order, order.created + self.s.latency, None))

    def cancel(self, order, at):
        self.requests.append(("cancel", order, at + self.s.latency, None))

    def amend(self, order, quantity, at):
        self.requests.append(("amend", order, at + self.s.latency, (quantity, order.reductions)))

    def withdraw(self, order):
        """An order that was made in this instant is not sent any more."""
        self.requests = [request for request in self.requests if request[1] is not order]
        self.end(order, "CANCELED", "NOT_SENT")

    def notional(self, price, quantity):
        return (price * quantity).quantize(self.s.money, ROUND_HALF_EVEN)

    def rate(self, amount, basis_points):
        return (amount * basis_points / BASIS).quantize(self.s.money, ROUND_CEILING)

    def end(self, order, status, reason):
        order.status = status
        order.reason = reason

    def close(self):
        for order in self.account.orders:
            if order.is_open():
                self.end(order, "EXPIRED", "END")


class NextOpenTick(Exchange):
    def step(self, candle):
        waiting, self.requests = self.requests, []
        for _, order, _, _ in waiting:
            self.trade(order, candle)

    def trade(self, order, candle):
        unit = self.s.price_unit
        slip = (candle.open * self.s.slippage / BASIS).quantize(unit, ROUND_CEILING)
        if order.side == BUY:
            price = ((candle.open + slip) / self.s.tick).to_integral_value(ROUND_CEILING) * self.s.tick
        else:
            price = ((candle.open - slip) / self.s.tick).to_integral_value(ROUND_FLOOR) * self.s.tick
            price = max(price, self.s.tick)
        quantity = order.rest()
        notional = self.notional(price, quantity)
        fee = self.rate(notional, self.s.taker_fee)
        self.account.fill(order, price, quantity, notional, ZERO, fee, candle.time, candle.time + 2)


class Bars(Exchange):
    def __init__(self, settings, account):
        super().__init__(settings, account)
        self.book = []
        self.children = []
        self.candle = None
        self.used = ZERO
        self.last_close = None
        self.entered = set()

    def submit(self, order):
        if self.candle is not None and order.bracket in self.entered and order.role != "ENTRY":
            order.child = self.candle.time
            self.children.append(order)
        else:
            super().submit(order)

    # A candle, step by step.

    def step(self, candle):
        self.candle = candle
        self.used = ZERO
        self.entered = set()
        self.answer()
        self.at_the_open()
        self.admit()
        for order in list(self.book):
            if self.takes_part(order) and self.is_waiting_stop(order) and candle.low <= order.trigger:
                self.trade(order, min(order.trigger, candle.open), True, 1)
        for order in list(self.book):
            if self.takes_part(order) and order.kind == "LIMIT":
                self.rest(order)
        for order in self.admit():
            if self.takes_part(order) and self.is_waiting_stop(order) and candle.low <= order.trigger:
                self.trade(order, min(order.trigger, candle.open), True, 1)
        self.book = [order for order in self.book if order.is_open()]
        self.candle = None
        self.last_close = candle.time + self.s.interval

    def answer(self):
        waiting, self.requests = self.requests, []
        for request in waiting:
            what, order, arrives, wanted = request
            if arrives > self.candle.time:
                self.requests.append(request)
            elif what == "new":
                order.came = self.candle.time
                self.book.append(order)
            elif what == "amend":
                self.answer_amendment(order, *wanted)
            elif order.is_open():
                self.end(order, "CANCELED", "")
                self.account.tell(order, self.candle.time + 1)

    def answer_amendment(self, order, quantity, reductions):
        # One that was made before the other exit traded was made for another position.
        if order.reductions != reductions or not order.amend_asked:
            return
        order.amend_asked = False
        if order.is_open():
            order.quantity = max(quantity, order.filled)
            order.came = self.candle.time
        else:
            self.account.renew(order.bracket)
        self.account.cover(order.bracket, self.candle.time + 1)
        if not order.is_open():
            self.account.tell(order, self.candle.time + 1)

    def at_the_open(self):
        candle = self.candle
        present = list(self.book)
        for order in present:
            if self.takes_part(order) and self.is_waiting_stop(order) and candle.open <= order.trigger:
                self.trade(order, candle.open, True, 0)
        for order in present:
            if self.takes_part(order) and (order.kind == "MARKET" or order.kind == "STOP" and order.triggered):
                if order.kind == "MARKET" and order.side == BUY and self.is_late(order):
                    self.end(order, "EXPIRED", "LATE")
                else:
                    self.trade(order, candle.open, True, 0)
        for order in present:
            arrived = order.kind == "LIMIT" and order.came == candle.time
            if arrived and self.takes_part(order) and order.side * (order.limit - candle.open) >= 0:
                self.trade(order, candle.open, True, 0)

    def admit(self):
        admitted, self.children = self.children, []
        for order in admitted:
            order.came = self.candle.time
            self.book.append(order)
        return admitted

    def rest(self, order):
        candle = self.candle
        if order.child == candle.time and candle.open >= order.limit:
            self.trade(order, candle.open, True, 1)
        else:
            beyond = order.limit - candle.low if order.side == BUY else candle.high - order.limit
            if beyond >= self.s.tick:
                self.trade(order, order.limit, False, 1)

    def takes_part(self, order):
        return order.is_open() and order.served != self.candle.time

    @staticmethod
    def is_waiting_stop(order):
        return order.kind == "STOP" and not order.triggered

    def is_late(self, order):
        since = order.created + self.s.latency
        if self.last_close is not None:
            since = max(since, self.last_close)
        return since < self.candle.time and self.s.trading_time(since, self.candle.time) > self.s.interval

    # A fill.

    def left(self):
        if self.s.volume_unit == "unknown" or self.s.volume_share == 0:
            return None
        volume = self.candle.volume.quantize(self.s.volume_decimals, ROUND_HALF_EVEN)
        shared = volume * self.s.volume_share / BASIS
        each = self.s.quantity_unit * (self.candle.high if self.s.volume_unit == "quote" else 1)
        most = (shared // each) * self.s.quantity_unit
        return lots(max(ZERO, most - self.used), self.s.lot)

    def trade(self, order, price, taker, later):
        left = self.left()
        wanted = order.rest()
        offered = wanted if left is None else min(wanted, left)
        if offered <= 0:
            if self.is_waiting_stop(order):
                order.triggered = True
                order.served = self.candle.time
            return
        quantity = self.payable(order, price, offered, taker)
        if quantity <= 0:
            self.end(order, "EXPIRED", "CASH")
            return
        notional, slippage, fee = self.amounts(order, price, quantity, taker)
        self.used += quantity
        order.triggered = True
        order.served = self.candle.time
        if order.role == "ENTRY":
            self.entered.add(order.bracket)
        self.account.fill(
            order, price, quantity, notional, slippage, fee, self.candle.time + later, self.candle.time + 2
        )
        self.reduce_other(order, quantity)
        if order.is_open() and (left is None or left - quantity > 0):
            self.end(order, "EXPIRED", "CASH")

    def reduce_other(self, order, quantity):
        if order.bracket is None or order.role == "ENTRY":
            return
        other = order.bracket.target if order.role == "STOP" else order.bracket.stop
        if other is None or not other.is_open():
            return
        other.amend_asked = False
        if other.rest() <= quantity:
            self.end(other, "CANCELED", "GROUP")
            self.account.tell(other, self.candle.time + 2)
        else:
            other.quantity -= quantity
            other.reductions += 1
        self.account.cover(order.bracket, self.candle.time + 2)

    def amounts(self, order, price, quantity, taker):
        notional = self.notional(price, quantity)
        slippage = self.rate(notional, self.s.slippage) if taker else ZERO
        if order.limit is not None:
            slippage = min(slippage, abs(self.notional(order.limit, quantity) - notional))
        fee = self.rate(notional + order.side * slippage, self.s.taker_fee if taker else self.s.maker_fee)
        return notional, slippage, fee

    def payable(self, order, price, quantity, taker):
        if order.side == SELL:
            return min(quantity, lots(max(ZERO, self.account.held), self.s.lot))

        def affordable(amount):
            return sum(self.amounts(order, price, amount, taker)) <= self.account.cash

        if affordable(quantity):
            return quantity
        # The roundings are worth some units of money: the answer lies that near to the plain quotient.
        dear = price * (1 + self.s.slippage / BASIS) * (1 + max(ZERO, self.s.taker_fee) / BASIS)
        low = lots(max(ZERO, (self.account.cash - 4 * self.s.money) / dear), self.s.lot)
        high = lots(min(quantity, (self.account.cash + 4 * self.s.money) / dear), self.s.lot) + self.s.lot
        while high - low > self.s.lot:
            middle = lots((low + high) / 2, self.s.lot)
            if affordable(middle):
                low = middle
            else:
                high = middle
        return low


def lots(quantity, lot):
    return (quantity // lot) * lot


# ---------------------------------------------------------------------------------------------------- strategies


class Strategy:
    def __init__(self, settings, parameters, account):
        self.s = settings
        self.account = account
        self.stake = Decimal(parameters.get("stake-bps", 0))

    def buyable(self, price):
        """The most lots that are worth no more than the stake."""
        return self.worth((self.account.cash * self.stake / BASIS).quantize(self.s.money, ROUND_FLOOR), price)

    def worth(self, budget, price):
        """The most lots that are worth no more than a budget."""
        if budget <= 0:
            return ZERO
        quantity = lots((budget + self.s.money / 2) / price, self.s.lot)
        while quantity > 0 and self.account.exchange.notional(price, quantity) > budget:
            quantity -= self.s.lot
        return quantity

    def sellable(self):
        return lots(max(ZERO, self.account.held), self.s.lot)

    def below(self, price, basis_points):
        """Where a stop of an entry is; None for none."""
        if basis_points == 0:
            return None
        tick = self.s.tick
        return max(tick, (price * (BASIS - basis_points) / BASIS / tick).to_integral_value(ROUND_FLOOR) * tick)

    def above(self, price, basis_points):
        """Where a target of an entry is; None for none."""
        if basis_points == 0:
            return None
        tick = self.s.tick
        return (price * (BASIS + basis_points) / BASIS / tick).to_integral_value(ROUND_CEILING) * tick


class BuyAndHold(Strategy):
    def candle(self, candle, now):
        if self.account.has_open_order() or self.sellable() > 0:
            return
        quantity = self.buyable(candle.close)
        if quantity > 0:
            self.account.place(now, BUY, "MARKET", quantity)


class Crossover(Strategy):
    def __init__(self, settings, parameters, account):
        super().__init__(settings, parameters, account)
        self.fast = int(parameters["fast"])
        self.slow = int(parameters["slow"])
        self.closes = []
        self.side = 0

    def candle(self, candle, now):
        self.closes.append(candle.close)
        del self.closes[: -self.slow]
        if len(self.closes) < self.slow:
            return
        # Compared without a quotient: equal averages are equal.
        fast = sum(self.closes[-self.fast :]) * self.slow
        slow = sum(self.closes) * self.fast
        side = (fast > slow) - (fast < slow)
        if side == 0 or side == self.side:
            return
        before, self.side = self.side, side
        if before == 0 or self.account.has_open_order():
            return
        if side < 0:
            if self.sellable() > 0:
                self.account.place(now, SELL, "MARKET", self.sellable())
        elif self.sellable() == 0:
            quantity = self.buyable(candle.close)
            if quantity > 0:
                self.account.place(now, BUY, "MARKET", quantity)


class Breakout(Strategy):
    """The strategy ``bracket``."""

    def __init__(self, settings, parameters, account):
        super().__init__(settings, parameters, account)
        self.lookback = int(parameters["lookback"])
        self.stop = Decimal(parameters["stop-bps"])
        self.target = Decimal(parameters["target-bps"])
        self.closes = []

    def candle(self, candle, now):
        before = self.closes[-self.lookback :]
        self.closes = before + [candle.close]
        higher = len(before) == self.lookback and candle.close > max(before)
        if not higher or self.account.has_open_order() or self.sellable() > 0:
            return
        quantity = self.buyable(candle.close)
        if quantity <= 0:
            return
        stop = self.below(candle.close, self.stop)
        self.account.place_bracket(now, quantity, stop, self.above(candle.close, self.target))


class Rsi:
    """docs/indicators.md: averages of rises and falls, in price units, in floats."""

    def __init__(self, candles, price_unit):
        self.candles = candles
        self.price_unit = price_unit
        self.weight = 1.0 / candles
        self.seen = 0
        self.previous = 0
        self.rises = None
        self.falls = None
        # The first change fades until it counts no more than a four-hundredth.
        self.fading = 1
        rest = Decimal(candles - 1) / candles
        while rest**self.fading > Decimal("0.0025"):
            self.fading += 1

    def add(self, close):
        units = int(close / self.price_unit)
        if self.seen == self.candles:
            self.rises = float(max(0, units - self.previous))
            self.falls = float(max(0, self.previous - units))
        elif self.seen > self.candles:
            self.rises += (float(max(0, units - self.previous)) - self.rises) * self.weight
            self.falls += (float(max(0, self.previous - units)) - self.falls) * self.weight
        self.previous = units
        self.seen += 1

    def value(self):
        """None before it is warm."""
        if self.seen < self.candles + 1 + self.fading:
            return None
        if self.falls == 0:
            return 0.0 if self.rises == 0 else 100.0
        return 100.0 - 100.0 / (1.0 + self.rises / self.falls)

    def is_flat(self):
        return self.rises == 0 and self.falls == 0


class RsiMeanReversion(Strategy):
    def __init__(self, settings, parameters, account):
        super().__init__(settings, parameters, account)
        self.rsi = Rsi(int(parameters["candles"]), settings.price_unit)
        self.low = int(parameters["low"])
        self.high = int(parameters["high"])
        self.was_low = None

    def candle(self, candle, now):
        self.rsi.add(candle.close)
        value = self.rsi.value()
        if value is None:
            return
        low = value < self.low and not self.rsi.is_flat()
        falls = low and self.was_low is False
        self.was_low = low
        if self.account.has_open_order():
            return
        if self.sellable() > 0:
            if value > self.high:
                self.account.place(now, SELL, "MARKET", self.sellable())
        elif falls:
            quantity = self.buyable(candle.close)
            if quantity > 0:
                self.account.place(now, BUY, "MARKET", quantity)


# Of an amount, a hundredth more must be free.
MARGIN = Decimal("1.01")

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


class DollarCostAveraging(Strategy):
    def __init__(self, settings, parameters, account):
        super().__init__(settings, parameters, account)
        self.amount = Decimal(parameters["amount"])
        self.every = int(parameters["every"][:-1]) * SECONDS[parameters["every"][-1]] * 1_000_000
        self.period = None

    def candle(self, candle, now):
        period = now // self.every
        short = self.account.cash < self.amount * MARGIN
        if period == self.period or self.account.has_open_order() or short:
            return
        quantity = self.worth(self.amount, candle.close)
        if quantity > 0:
            self.period = period
            self.account.place(now, BUY, "MARKET", quantity)


class Grid(Strategy):
    def __init__(self, settings, parameters, account):
        super().__init__(settings, parameters, account)
        self.levels = int(parameters["levels"])
        self.step = Decimal(parameters["step-bps"])
        self.stop = Decimal(parameters.get("stop-loss-bps", 0))
        self.amount = Decimal(parameters["amount"])
        self.prices = None

    def candle(self, candle, now):
        if self.prices is None:
            self.begin(candle.close)
        for level, price in enumerate(self.prices):
            known = self.brackets[level]
            if candle.close <= price or known is not None and known.is_at_work():
                continue
            quantity = self.worth(self.amount, price)
            if quantity > 0 and self.account.free_cash() >= self.amount * MARGIN:
                stop = self.below(price, self.stop)
                self.brackets[level] = self.account.place_bracket(now, quantity, stop, price + self.distance, price)

    def begin(self, close):
        tick = self.s.tick
        top = (close / tick).to_integral_value(ROUND_FLOOR) * tick
        distance = (close * self.step / BASIS / tick).to_integral_value(ROUND_CEILING) * tick
        self.distance = max(distance, tick)
        prices = [top - (level + 1) * self.distance for level in range(self.levels)]
        self.prices = [price for price in prices if price > 0]
        self.brackets = [None] * len(self.prices)


class Protected(Strategy):
    """A strategy with protective orders; to that it is the account, without them."""

    def __init__(self, strategy, settings, parameters, account):
        super().__init__(settings, parameters, account)
        self.stop = Decimal(parameters.get("stop-loss-bps", 0))
        self.target = Decimal(parameters.get("take-profit-bps", 0))
        self.exchange = account.exchange
        self.close = None
        self.exiting = False
        account.listener = self
        self.strategy = strategy(settings, parameters, self)

    @property
    def cash(self):
        return self.account.cash

    @property
    def held(self):
        return self.account.held

    def candle(self, candle, now):
        self.close = candle.close
        self.go_on(now)
        self.strategy.candle(candle, now)

    def at_work(self):
        return [order for order in self.account.orders if not order.is_closed()]

    def has_open_order(self):
        return self.exiting or any(order.role not in ("STOP", "TARGET") for order in self.at_work())

    def place(self, at, side, kind, quantity):
        if side == BUY:
            stop, target = self.below(self.close, self.stop), self.above(self.close, self.target)
            self.account.place_bracket(at, quantity, stop, target)
        elif self.at_work():
            self.exiting = True
            self.go_on(at)
        else:
            self.account.place(at, side, kind, quantity)

    def ended(self, order, at):
        if order.role in ("STOP", "TARGET") or order.status == "FILLED":
            self.go_on(at)

    def go_on(self, at):
        """Takes the protective orders off, and sells what is held once they are over."""
        if not self.exiting:
            return
        for order in self.at_work():
            if order.bracket is not None and order.created == at:
                self.exchange.withdraw(order)
            elif order.bracket is not None and not order.cancel_asked:
                order.cancel_asked = True
                self.exchange.cancel(order, at)
        if not self.at_work():
            quantity = self.sellable()
            if quantity > 0:
                self.account.place(at, SELL, "MARKET", quantity)
            else:
                self.exiting = False


def strategy_of(given, settings, account):
    name, parameters = given["strategy"], given["parameters"]
    protects = "stop-loss-bps" in parameters or "take-profit-bps" in parameters
    if protects and name != "grid":
        return Protected(STRATEGIES[name], settings, parameters, account)
    return STRATEGIES[name](settings, parameters, account)


STRATEGIES = {
    "crossover": Crossover,
    "buy-and-hold": BuyAndHold,
    "bracket": Breakout,
    "rsi-mean-reversion": RsiMeanReversion,
    "dollar-cost-averaging": DollarCostAveraging,
    "grid": Grid,
}


# ---------------------------------------------------------------------------------------------------- a run


class Settings:
    def __init__(self, given):
        self.base = given["base"]
        self.quote = given["quote"]
        self.cash = Decimal(given["cash"])
        self.money = Decimal(1).scaleb(-given["quoteDecimals"])
        self.quantity_unit = Decimal(1).scaleb(-given["quantityDecimals"])
        self.volume_decimals = Decimal(1).scaleb(-given["volumeDecimals"])
        self.price_unit = Decimal(1).scaleb(-given["priceDecimals"])
        self.tick = Decimal(given["tick"])
        self.lot = Decimal(given["lot"])
        self.interval = given["intervalMicros"]
        self.latency = given["latencyMicros"]
        self.maker_fee = Decimal(given["makerFeeBps"])
        self.taker_fee = Decimal(given["takerFeeBps"])
        self.slippage = Decimal(given["slippageBps"])
        self.volume_share = Decimal(given["volumeShareBps"])
        self.volume_unit = given["volumeUnit"]
        self.weekdays = given["tradingDays"] == "weekdays"

    def trading_time(self, since, until):
        """Without Saturdays and Sundays where there is no trading on them."""
        if not self.weekdays:
            return until - since
        total = 0
        while since < until:
            midnight = (since // DAY + 1) * DAY
            upto = min(midnight, until)
            # The epoch was a Thursday.
            if (since // DAY + 3) % 7 < 5:
                total += upto - since
            since = upto
        return total


def run(given):
    settings = Settings(given)
    candles = candles_of(given["file"])
    account = Account(settings, candles[0].time)
    exchange = (Bars if given["fillModel"] == "bars" else NextOpenTick)(settings, account)
    strategy = strategy_of(given, settings, account)
    for candle in candles:
        exchange.step(candle)
        strategy.candle(candle, candle.time + settings.interval)
    exchange.close()
    return account.report()


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as opened:
        for settings_of_run in json.load(opened)["runs"]:
            print("run")
            print("\n".join(run(settings_of_run)))
