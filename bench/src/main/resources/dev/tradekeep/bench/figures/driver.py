"""The Python subjects of `bench report`; the protocol is told in Driver.java.

Usage: python3 driver.py KIND FOLDER FILE [PACKAGES], with sqlite3, sqlalchemy or freqtrade as KIND.
"""
import csv
import datetime
import os
import re
import sqlite3
import sys
import time
import zlib

DIGESTED = 20
kind, folder, file = sys.argv[1:4]
sys.path[0:0] = sys.argv[4:5]
INTEGER = re.compile(r"-?\d+")
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
MICROSECOND = datetime.timedelta(microseconds=1)


def text(name):
    with open(os.path.join(folder, name), encoding="utf-8") as opened:
        return opened.read()


def parse(line):
    return tuple(int(word) if INTEGER.fullmatch(word) else word for word in line.split("\t")) if line else ()


class Plain:
    """The module of the standard library."""

    def __init__(self):
        self.connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)

    def rows(self, _, sql, parameters):
        return self.connection.execute(sql, parameters).fetchall()

    @staticmethod
    def version():
        return f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}"


class Alchemy:
    """SQLAlchemy's core over the same module: a session of a pooled connection for each operation."""

    def __init__(self):
        import sqlalchemy

        self.library = sqlalchemy
        self.engine = sqlalchemy.create_engine(f"sqlite:///{file}")

    def rows(self, _, sql, parameters):
        with self.engine.connect() as connection:
            return connection.exec_driver_sql(sql, parameters).fetchall()

    def version(self):
        return f"{self.library.__version__}, {Plain.version()}"


class Freqtrade:
    """freqtrade's models over a file of its own, which keeps one account; each operation in a session of its own."""

    MISSING = "missing its models keep one account and no candles"

    def __init__(self):
        import freqtrade
        from freqtrade.persistence import Order, Trade, init_db

        init_db(f"sqlite:///{file}")
        self.release = freqtrade.__version__
        self.session = Trade.session
        self.works = {
            "positions-all": lambda parameters: Trade.get_open_trades(),
            "order-status": lambda parameters: [Order.order_by_id(parameters[0])],
        }

    def rows(self, work, _, parameters):
        found = self.works[work](parameters)
        # A bot asks anew in each of its turns.
        self.session.remove()
        return [("",)] * len(found)

    def version(self):
        return f"{self.release}, {Plain.version()}"


KINDS = {"sqlite3": Plain, "sqlalchemy": Alchemy, "freqtrade": Freqtrade}
subject = KINDS[kind]()
tasks = {}


def task(work):
    if work not in tasks:
        lines = text(f"{work}.params")
        lines = lines[:-1] if lines.endswith("\n") else lines
        tasks[work] = (text(f"{work}.sql"), [parse(line) for line in lines.split("\n")])
    return tasks[work]


def digest(work):
    sql, params = task(work)
    crc = rows = 0
    for values in params[:DIGESTED]:
        for row in subject.rows(work, sql, values):
            line = "".join(f"{'' if value is None else value}\t" for value in row)
            crc = zlib.crc32(f"{line}\n".encode(), crc)
            rows += 1
    return f"{crc} {rows}"


place = 0


def run(work, millis, most):
    global place
    sql, params = task(work)
    nanos = []
    now = time.perf_counter_ns()
    end = now + millis * 1_000_000
    while len(nanos) < most and (not nanos or now < end):
        start = now
        subject.rows(work, sql, params[place % len(params)])
        place += 1
        now = time.perf_counter_ns()
        nanos.append(now - start)
    return " ".join(map(str, nanos))


def units(number, decimals):
    whole, _, fraction = number.partition(".")
    return int(whole + fraction.ljust(decimals, "0"))


def micros(iso):
    return (datetime.datetime.fromisoformat(iso) - EPOCH) // MICROSECOND


def candles(name):
    with open(name, newline="", encoding="utf-8") as opened:
        lines = csv.reader(opened)
        next(lines)
        for at, opening, high, low, close, volume in lines:
            yield (micros(at), units(opening, 2), units(high, 2), units(low, 2), units(close, 2), units(volume, 4))


def load(name, rows):
    if kind != "sqlite3":
        return "missing loads rows through the module sqlite3, which is measured by itself"
    made = os.path.join(folder, "python-load.db")
    if os.path.exists(made):
        os.remove(made)
    start = time.perf_counter_ns()
    connection = sqlite3.connect(made)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(
        "CREATE TABLE candles (open_time INTEGER PRIMARY KEY, open INTEGER, high INTEGER, low INTEGER,"
        " close INTEGER, volume INTEGER)")
    with connection:
        connection.executemany("INSERT INTO candles VALUES (?, ?, ?, ?, ?, ?)", candles(name))
    nanos = time.perf_counter_ns() - start
    found = connection.execute("SELECT count(*) FROM candles").fetchone()[0]
    connection.close()
    if found != rows:
        raise ValueError(f"Wanted {rows} candles, found {found}")
    return str(nanos)


def answer(words):
    if kind == "freqtrade" and (words[0] == "load" or words[1] not in subject.works):
        return Freqtrade.MISSING
    if words[0] == "digest":
        return digest(words[1])
    if words[0] == "run":
        return run(words[1], int(words[3]), int(words[4]))
    if words[0] == "load":
        return load(words[1], int(words[2]))
    return f"missing does not do {words[0]} here"


print(f"ready {subject.version()}", flush=True)
for request in sys.stdin:
    print(answer(request.rstrip("\n").split(" ")), flush=True)
