"""The Python subject of `bench sqlite`; the protocol is told in worker.c.

Usage: python3 worker.py FOLDER TRANSACTION_ROWS
"""
import array
import os
import sqlite3
import sys
import time

folder, transaction_rows = sys.argv[1], int(sys.argv[2])
CANDLE_COLUMNS = 8
ORDER_TEXTS = 5


def path(name):
    return os.path.join(folder, name)


def text(name):
    with open(path(name), encoding="utf-8") as file:
        return file.read()


def integers(name):
    with open(path(name), "rb") as file:
        values = array.array("q")
        values.frombytes(file.read())
        return values.tolist()


candle_values = integers("candles.bin")
keys = [(key,) for key in integers("keys.bin")]
text_keys = [(key,) for key in text("keys.txt").splitlines()]
settings = [line.split("=") for line in text("settings.txt").splitlines()]
orders = []
for line in text("orders.txt").splitlines():
    values = line.split("\t")
    orders.append(tuple(values[:ORDER_TEXTS] + [int(value) for value in values[ORDER_TEXTS:]]))

batches = {}


def candle_batches(batch):
    """The parameters of each run of a statement, made before the clock starts."""
    if batch not in batches:
        step = batch * CANDLE_COLUMNS
        batches[batch] = [candle_values[at : at + step] for at in range(0, len(candle_values) - step + 1, step)]
    return batches[batch]


def first(db, sql):
    return db.execute(sql).fetchone()[0]


def open_database(name):
    # No isolation level: the program begins and commits its transactions itself.
    db = sqlite3.connect(path(name), isolation_level=None)
    for pragma, value in settings:
        db.execute(f"PRAGMA {pragma}={value}").fetchall()
    return db, [first(db, f"PRAGMA {pragma}") for pragma, _ in settings]


def remove(name):
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(path(name + suffix)):
            os.remove(path(name + suffix))


def insert(work, rows, batch):
    remove("insert.db")
    db, _ = open_database("insert.db")
    db.executescript(text("schema.sql"))
    is_order = work == "insert-order"
    parameters = orders if is_order else candle_batches(batch)
    sql = text(f"{work}-{batch}.sql" if batch > 1 else f"{work}.sql")
    cursor = db.cursor()
    start = time.perf_counter_ns()
    for begin in range(0, rows, transaction_rows):
        end = min(begin + transaction_rows, rows)
        cursor.execute("BEGIN IMMEDIATE")
        if batch == 1:
            # Python's own way for many rows: the loop over them runs in C.
            cursor.executemany(sql, parameters[begin:end])
        else:
            for at in range(begin // batch, end // batch):
                cursor.execute(sql, parameters[at])
        cursor.execute("COMMIT")
    nanos = time.perf_counter_ns() - start
    total = first(db, text("check-orders.sql" if is_order else "check-candles.sql"))
    db.close()
    remove("insert.db")
    return nanos, total


def point_read(db, sql, reads):
    total = last = 0
    execute = db.cursor().execute
    for i in range(reads):
        last, a, b, c, d, e = execute(sql, keys[i]).fetchone()
        total += a + b + c + d + e
    return total + last


def scan_int(db, sql, rows):
    total = last = seen = 0
    while seen < rows:
        for last, a, b, c, d, e in db.execute(sql):
            total += a + b + c + d + e
            seen += 1
    return total + last


def order_value(row):
    a, b, c = row
    return len(a) + ord(a[0]) + len(b) + ord(b[0]) + len(c) + ord(c[0])


def point_read_text(db, sql, reads):
    execute = db.cursor().execute
    return sum(order_value(execute(sql, text_keys[i]).fetchone()) for i in range(reads))


def scan_text(db, sql, rows):
    total = seen = 0
    while seen < rows:
        for row in db.execute(sql):
            total += order_value(row)
            seen += 1
    return total


READS = {"point-read": point_read, "point-read-text": point_read_text, "scan-int": scan_int, "scan-text": scan_text}


def read(work, operations):
    db, _ = open_database("read.db")
    sql = text(f"{work}.sql")
    first(db, text("touch.sql"))
    start = time.perf_counter_ns()
    total = READS[work](db, sql, operations)
    nanos = time.perf_counter_ns() - start
    db.close()
    return nanos, total


def open_often(name, times):
    tables = nanos = 0
    for _ in range(times):
        start = time.perf_counter_ns()
        db, _ = open_database(name)
        tables += first(db, text("schema-size.sql"))
        nanos += time.perf_counter_ns() - start
        db.close()
    return nanos, tables


def run(work, operations, batch):
    if work.startswith("insert"):
        return insert(work, operations, batch)
    if work == "open-empty":
        return open_often("empty.db", operations)
    if work == "open-indexed":
        return open_often("indexed.db", operations)
    return read(work, operations)


print("ready", sqlite3.sqlite_version, flush=True)
for line in sys.stdin:
    work, operations, batch = line.split()
    if work == "settings":
        db, answers = open_database("read.db")
        print(",".join(str(answer) for answer in answers), flush=True)
        db.close()
    else:
        nanos, total = run(work, int(operations), int(batch))
        print(operations, nanos, total, flush=True)
