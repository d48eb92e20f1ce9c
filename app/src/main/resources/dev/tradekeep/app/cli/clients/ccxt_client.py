"""Drives ccxt, unmodified, against the local exchange: ccxt_client.py binance|bybit PORT KEY SECRET."""

import asyncio
import json
import sys
import urllib.request
from decimal import Decimal

import ccxt
import ccxt.pro

PROTOCOL, PORT, KEY, SECRET = sys.argv[1:5]
REST, SOCKET = f"http://127.0.0.1:{PORT}", f"ws://127.0.0.1:{PORT}"
SYMBOL = "BTC/USDT"
failed = 0


def settings():
    common = {"apiKey": KEY, "secret": SECRET, "enableRateLimit": False}
    if PROTOCOL == "binance":
        urls = {
            "public": REST + "/api/v3",
            "private": REST + "/api/v3",
            "sapi": REST + "/sapi/v1",
            "ws": {"spot": SOCKET + "/ws", "ws-api": {"spot": SOCKET + "/ws-api/v3"}},
        }
        options = {
            "defaultType": "spot",
            "fetchMarkets": {"types": ["spot"]},
            "fetchCurrencies": False,
            "fetchMargins": False,
        }
    else:
        urls = {
            "public": REST,
            "private": REST,
            "ws": {
                "public": {"spot": SOCKET + "/v5/public/spot"},
                "private": {
                    "spot": {"unified": SOCKET + "/v5/private", "nonUnified": SOCKET + "/v5/private"},
                    "contract": SOCKET + "/v5/private",
                },
            },
        }
        options = {
            "defaultType": "spot",
            "fetchMarkets": {"types": ["spot"]},
            "enableUnifiedAccount": True,
            "enableUnifiedMargin": False,
        }
    return {**common, "urls": {"api": urls}, "options": options}


def truth():
    with urllib.request.urlopen(f"{REST}/control/account?key={KEY}", timeout=10) as reply:
        return json.load(reply)


def total(asset):
    found = [b for b in truth()["balances"] if b["asset"] == asset]
    return sum((Decimal(b["free"]) + Decimal(b["locked"]) for b in found), Decimal(0))


def check(name, action):
    global failed
    try:
        action()
        print("ok", name, flush=True)
    except Exception as error:  # whatever goes wrong is what the check found
        failed += 1
        print(f"FAIL {name}: {type(error).__name__}: {str(error)[:300]}", flush=True)


def want(what, wanted, found):
    if wanted != found:
        raise AssertionError(f"{what}: wanted {wanted}, found {found}")


exchange = getattr(ccxt, PROTOCOL)(settings())


def markets():
    found = exchange.load_markets()
    want("active", True, found[SYMBOL]["active"])
    want("symbols", True, "ETH/USDT" in found)


def market_data():
    want("candles", 50, len(exchange.fetch_ohlcv(SYMBOL, "1m", limit=50)))
    book = exchange.fetch_order_book(SYMBOL, 50)
    want("bid below ask", True, book["bids"][0][0] < book["asks"][0][0])
    want("last price", True, exchange.fetch_ticker(SYMBOL)["last"] > 0)
    want("trades", True, len(exchange.fetch_trades(SYMBOL, limit=10)) > 0)


def balances():
    found = exchange.fetch_balance()
    want("USDT", total("USDT"), Decimal(str(found["USDT"]["total"])))


def market_order(side):
    before = total("BTC")
    order = exchange.create_order(SYMBOL, "market", side, 0.01)
    order = exchange.fetch_order(order["id"], SYMBOL) if PROTOCOL == "binance" else order
    mine = [f for f in truth()["fills"] if str(f["orderId"]) == str(order["id"])]
    want("filled", Decimal("0.01"), sum(Decimal(f["quantity"]) for f in mine))
    sign = 1 if side == "buy" else -1
    change = sum(sign * Decimal(f["quantity"]) for f in mine)
    change -= sum(Decimal(f["commission"]) for f in mine if f["commissionAsset"] == "BTC")
    want("BTC", before + change, total("BTC"))


def limit_order():
    order = exchange.create_order(SYMBOL, "limit", "buy", 0.01, 30000)
    want("open", [order["id"]], [o["id"] for o in exchange.fetch_open_orders(SYMBOL)])
    exchange.cancel_order(order["id"], SYMBOL)
    want("open", [], exchange.fetch_open_orders(SYMBOL))


def my_trades():
    want("trades", len(truth()["fills"]), len(exchange.fetch_my_trades(SYMBOL, limit=100)))


def raises(kind, action):
    try:
        action()
    except kind:
        return
    raise AssertionError(f"wanted {kind.__name__}, found none")


def refusals():
    raises(ccxt.InsufficientFunds, lambda: exchange.create_order(SYMBOL, "limit", "buy", 100, 30000))
    raises(ccxt.BadSymbol, lambda: exchange.fetch_ticker("NO/SUCH"))
    raises(ccxt.OrderNotFound, lambda: exchange.cancel_order("123456789", SYMBOL))


async def watch():
    pro = getattr(ccxt.pro, PROTOCOL)(settings())
    try:
        await pro.load_markets()
        book = await asyncio.wait_for(pro.watch_order_book(SYMBOL), 20)
        want("bid below ask", True, book["bids"][0][0] < book["asks"][0][0])
        trades = await asyncio.wait_for(pro.watch_trades(SYMBOL), 20)
        want("trades", True, len(trades) > 0)
        heard = asyncio.ensure_future(pro.watch_my_trades(SYMBOL))
        for _ in range(20):
            await asyncio.sleep(0.5)
            await pro.create_order(SYMBOL, "market", "buy", 0.001)
            if heard.done():
                break
        want("side", "buy", (await asyncio.wait_for(heard, 10))[0]["side"])
    finally:
        await pro.close()


check("markets", markets)
check("market data", market_data)
check("balances", balances)
check("market order to buy", lambda: market_order("buy"))
check("market order to sell", lambda: market_order("sell"))
check("limit order and cancel", limit_order)
check("trades of the account", my_trades)
check("refusals", refusals)
check("streams", lambda: asyncio.run(watch()))
sys.exit(1 if failed else 0)
