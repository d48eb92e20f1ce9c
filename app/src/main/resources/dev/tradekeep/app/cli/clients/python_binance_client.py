"""Drives python-binance, unmodified, against the local exchange: python_binance_client.py binance PORT KEY SECRET."""

import asyncio
import json
import sys
import urllib.request
from decimal import Decimal

from binance import AsyncClient, BinanceSocketManager, Client
from binance.exceptions import BinanceAPIException

_, PORT, KEY, SECRET = sys.argv[1:5]
REST, SOCKET = f"http://127.0.0.1:{PORT}", f"ws://127.0.0.1:{PORT}"
SYMBOL = "BTCUSDT"
failed = 0

for client_class in (Client, AsyncClient):
    client_class.API_URL = REST + "/api"
BinanceSocketManager.STREAM_URL = SOCKET + "/"


def truth():
    with urllib.request.urlopen(f"{REST}/control/account?key={KEY}", timeout=10) as reply:
        return json.load(reply)


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


client = Client(KEY, SECRET)
client.API_URL = REST + "/api"


def symbols():
    names = [s["symbol"] for s in client.get_exchange_info()["symbols"]]
    want("symbols", ["BTCUSDT", "ETHUSDT"], names)
    filters = client.get_symbol_info(SYMBOL)["filters"]
    prices = [f for f in filters if f["filterType"] == "PRICE_FILTER"][0]
    want("tick", "0.01000000", prices["tickSize"])


def market_data():
    want("candles", 50, len(client.get_klines(symbol=SYMBOL, interval="1m", limit=50)))
    book = client.get_order_book(symbol=SYMBOL, limit=50)
    want("bid below ask", True, Decimal(book["bids"][0][0]) < Decimal(book["asks"][0][0]))


def market_order():
    order = client.order_market_buy(symbol=SYMBOL, quantity="0.01")
    want("status", "FILLED", order["status"])
    mine = [f for f in truth()["fills"] if f["orderId"] == order["orderId"]]
    want("fees", sum(Decimal(f["commission"]) for f in mine), sum(Decimal(f["commission"]) for f in order["fills"]))
    wanted = [b for b in truth()["balances"] if b["asset"] == "BTC"][0]["free"]
    want("BTC", wanted, client.get_asset_balance("BTC")["free"])


def limit_order():
    order = client.order_limit_buy(symbol=SYMBOL, quantity="0.01", price="30000")
    want("open", [order["orderId"]], [o["orderId"] for o in client.get_open_orders(symbol=SYMBOL)])
    want("status", "CANCELED", client.cancel_order(symbol=SYMBOL, orderId=order["orderId"])["status"])


def refusals():
    for code, action in (
        (-2010, lambda: client.order_limit_buy(symbol=SYMBOL, quantity="100", price="30000")),
        (-2013, lambda: client.get_order(symbol=SYMBOL, orderId=1)),
        (-1121, lambda: client.get_order_book(symbol="NOSUCH")),
    ):
        try:
            action()
        except BinanceAPIException as error:
            want("code", code, error.code)
        else:
            raise AssertionError(f"wanted {code}, found no error")


def my_trades():
    want("trades", len(truth()["fills"]), len(client.get_my_trades(symbol=SYMBOL)))


async def watch():
    own = AsyncClient(KEY, SECRET)
    own.API_URL = REST + "/api"
    try:
        manager = BinanceSocketManager(own)
        manager.STREAM_URL = SOCKET + "/"
        async with manager.trade_socket(SYMBOL) as stream:
            event = await asyncio.wait_for(stream.recv(), 20)
            want("event", "trade", event["e"])
    finally:
        await own.close_connection()


check("symbols", symbols)
check("market data", market_data)
check("market order", market_order)
check("limit order and cancel", limit_order)
check("refusals", refusals)
check("trades of the account", my_trades)
check("market stream", lambda: asyncio.run(watch()))
sys.exit(1 if failed else 0)
