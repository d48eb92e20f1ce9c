// The Node.js subjects of `bench sqlite`; the protocol is told in worker.c.
// Usage: node worker.js MODULE PACKAGES FOLDER TRANSACTION_ROWS, with node:sqlite as MODULE, or better-sqlite3, which
// lies in the folder PACKAGES.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');
const { createRequire } = require('node:module');

const [moduleName, packages, folder, transactionRowsText] = process.argv.slice(2);
const transactionRows = Number(transactionRowsText);
const file = (name) => path.join(folder, name);
const text = (name) => fs.readFileSync(file(name), 'utf8');
const lines = (name) => text(name).trimEnd().split('\n');

const isBetter = moduleName === 'better-sqlite3';
const Database = isBetter
  ? createRequire(path.join(packages, 'package.json'))('better-sqlite3')
  : require('node:sqlite').DatabaseSync;

// Plain numbers: every value of the data is below 2^53.
function integers(name) {
  const bytes = fs.readFileSync(file(name));
  return Array.from(new BigInt64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8), Number);
}

const CANDLE_COLUMNS = 8;
const ORDER_TEXTS = 5;
const candleValues = integers('candles.bin');
const keys = integers('keys.bin');
const textKeys = lines('keys.txt');
const orders = lines('orders.txt').map((line) =>
  line.split('\t').map((value, i) => (i < ORDER_TEXTS ? value : Number(value))));
const settings = lines('settings.txt').map((line) => line.split('='));

// The parameter lists are made before the clock starts, one array for each statement run.
const batches = new Map();
function candleBatches(batch) {
  if (!batches.has(batch)) {
    const step = batch * CANDLE_COLUMNS;
    const list = [];
    for (let at = 0; at + step <= candleValues.length; at += step) list.push(candleValues.slice(at, at + step));
    batches.set(batch, list);
  }
  return batches.get(batch);
}

function first(db, sql) {
  return Object.values(db.prepare(sql).get())[0];
}

function open(name) {
  const db = new Database(file(name));
  for (const [pragma, value] of settings) db.exec(`PRAGMA ${pragma}=${value}`);
  db.answers = settings.map(([pragma]) => first(db, `PRAGMA ${pragma}`));
  return db;
}

function remove(name) {
  for (const suffix of ['', '-wal', '-shm']) fs.rmSync(file(name + suffix), { force: true });
}

function insert(work, rows, batch) {
  remove('insert.db');
  const db = open('insert.db');
  db.exec(text('schema.sql'));
  const isOrder = work === 'insert-order';
  const parameters = isOrder ? orders : candleBatches(batch);
  const insert = db.prepare(text(batch > 1 ? `${work}-${batch}.sql` : `${work}.sql`));
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const start = process.hrtime.bigint();
  for (let row = 0; row < rows;) {
    begin.run();
    for (const end = row + transactionRows; row < end && row < rows; row += batch) {
      insert.run(...parameters[row / batch]);
    }
    commit.run();
  }
  const nanos = process.hrtime.bigint() - start;
  const sum = first(db, text(isOrder ? 'check-orders.sql' : 'check-candles.sql'));
  db.close();
  remove('insert.db');
  return [nanos, sum];
}

function pointRead(select, reads) {
  let sum = 0, last = 0;
  for (let i = 0; i < reads; i++) {
    const row = select.get(keys[i]);
    last = row.open_time;
    sum += row.open + row.high + row.low + row.close + row.volume;
  }
  return sum + last;
}

function scanInt(select, rows) {
  let sum = 0, last = 0;
  for (let seen = 0; seen < rows;) {
    for (const row of select.iterate()) {
      last = row.open_time;
      sum += row.open + row.high + row.low + row.close + row.volume;
      seen++;
    }
  }
  return sum + last;
}

function orderValue(row) {
  return row.client_order_id.length + row.client_order_id.charCodeAt(0)
    + row.symbol.length + row.symbol.charCodeAt(0)
    + row.status.length + row.status.charCodeAt(0);
}

function pointReadText(select, reads) {
  let sum = 0;
  for (let i = 0; i < reads; i++) sum += orderValue(select.get(textKeys[i]));
  return sum;
}

function scanText(select, rows) {
  let sum = 0;
  for (let seen = 0; seen < rows;) {
    for (const row of select.iterate()) {
      sum += orderValue(row);
      seen++;
    }
  }
  return sum;
}

const READS = { 'point-read': pointRead, 'point-read-text': pointReadText, 'scan-int': scanInt, 'scan-text': scanText };

function read(work, operations) {
  const db = open('read.db');
  const select = db.prepare(text(`${work}.sql`));
  first(db, text('touch.sql'));
  const start = process.hrtime.bigint();
  const sum = READS[work](select, operations);
  const nanos = process.hrtime.bigint() - start;
  db.close();
  return [nanos, sum];
}

function openOften(name, times) {
  let tables = 0, nanos = 0n;
  for (let i = 0; i < times; i++) {
    const start = process.hrtime.bigint();
    const db = open(name);
    tables += first(db, text('schema-size.sql'));
    nanos += process.hrtime.bigint() - start;
    db.close();
  }
  return [nanos, tables];
}

function run(work, operations, batch) {
  if (work.startsWith('insert')) return insert(work, operations, batch);
  if (work === 'open-empty') return openOften('empty.db', operations);
  if (work === 'open-indexed') return openOften('indexed.db', operations);
  return read(work, operations);
}

const memory = new Database(':memory:');
console.log(`ready ${first(memory, 'SELECT sqlite_version()')}`);
memory.close();
readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const [work, operations, batch] = line.split(' ');
  if (work === 'settings') {
    const db = open('read.db');
    console.log(db.answers.join(','));
    db.close();
    return;
  }
  const [nanos, sum] = run(work, Number(operations), Number(batch));
  console.log(`${operations} ${nanos} ${sum}`);
});
