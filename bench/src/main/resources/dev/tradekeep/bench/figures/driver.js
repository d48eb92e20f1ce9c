// The Node.js subjects of `bench report`; the protocol is told in Driver.java.
// Usage: node driver.js MODULE PACKAGES FOLDER FILE, with node:sqlite as MODULE, or better-sqlite3, which lies in the
// folder PACKAGES.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');
const readline = require('node:readline');
const { createRequire } = require('node:module');

const DIGESTED = 20;
const [moduleName, packages, folder, file] = process.argv.slice(2);
const text = (name) => fs.readFileSync(path.join(folder, name), 'utf8');

const isBetter = moduleName === 'better-sqlite3';
const packaged = createRequire(path.join(packages, 'package.json'));
const Database = isBetter ? packaged('better-sqlite3') : require('node:sqlite').DatabaseSync;

function open(name) {
  return isBetter ? new Database(name, { readonly: true }) : new Database(name, { readOnly: true });
}

function parse(line) {
  return line === '' ? [] : line.split('\t').map((word) => (/^-?\d+$/.test(word) ? Number(word) : word));
}

const tasks = new Map();
function task(work) {
  if (!tasks.has(work)) {
    const params = text(`${work}.params`).replace(/\n$/, '').split('\n').map(parse);
    tasks.set(work, { sql: text(`${work}.sql`), params });
  }
  return tasks.get(work);
}

let connection;
const statements = new Map();
function statement(work) {
  if (!connection) connection = open(file);
  if (!statements.has(work)) {
    // Arrays, because two columns may have one name.
    const prepared = connection.prepare(task(work).sql);
    if (isBetter) prepared.raw(true);
    else prepared.setReturnArrays(true);
    statements.set(work, prepared);
  }
  return statements.get(work);
}

function digest(work) {
  const { params } = task(work);
  let crc = 0;
  let rows = 0;
  for (const values of params.slice(0, DIGESTED)) {
    for (const row of statement(work).all(...values)) {
      const line = row.map((value) => `${value === null ? '' : value}\t`).join('');
      crc = zlib.crc32(`${line}\n`, crc);
      rows++;
    }
  }
  return `${crc} ${rows}`;
}

let place = 0;
function run(work, millis, max) {
  const { params } = task(work);
  const select = statement(work);
  const nanos = [];
  let now = process.hrtime.bigint();
  const end = now + BigInt(millis) * 1000000n;
  while (nanos.length < max && (nanos.length === 0 || now < end)) {
    const start = now;
    select.all(...params[place++ % params.length]);
    now = process.hrtime.bigint();
    nanos.push(now - start);
  }
  return nanos.join(' ');
}

function units(text, decimals) {
  const [whole, fraction = ''] = text.split('.');
  return Number(whole + fraction.padEnd(decimals, '0'));
}

function load(csv, rows) {
  const made = path.join(folder, `${moduleName.replace(':', '-')}-load.db`);
  fs.rmSync(made, { force: true });
  const start = process.hrtime.bigint();
  const lines = fs.readFileSync(csv, 'utf8').trimEnd().split('\n');
  const db = new Database(made);
  db.exec('PRAGMA journal_mode=WAL');
  db.exec('CREATE TABLE candles (open_time INTEGER PRIMARY KEY, open INTEGER, high INTEGER, low INTEGER,'
    + ' close INTEGER, volume INTEGER)');
  const insert = db.prepare('INSERT INTO candles VALUES (?, ?, ?, ?, ?, ?)');
  db.exec('BEGIN');
  for (const line of lines.slice(1)) {
    const [time, open, high, low, close, volume] = line.split(',');
    insert.run(Date.parse(time) * 1000, units(open, 2), units(high, 2), units(low, 2), units(close, 2),
      units(volume, 4));
  }
  db.exec('COMMIT');
  const nanos = process.hrtime.bigint() - start;
  const found = Object.values(db.prepare('SELECT count(*) FROM candles').get())[0];
  db.close();
  if (found !== rows) throw new Error(`Wanted ${rows} candles, found ${found}`);
  return `${nanos}`;
}

function answer(words) {
  switch (words[0]) {
    case 'digest': return digest(words[1]);
    case 'run': return run(words[1], Number(words[3]), Number(words[4]));
    case 'load': return load(words[1], Number(words[2]));
    default: return `missing does not do ${words[0]} here`;
  }
}

const memory = new Database(':memory:');
const version = Object.values(memory.prepare('SELECT sqlite_version()').get())[0];
const own = isBetter ? `${packaged('better-sqlite3/package.json').version}, ` : '';
console.log(`ready ${own}Node.js ${process.version}, SQLite ${version}`);
memory.close();
readline.createInterface({ input: process.stdin }).on('line', (line) => console.log(answer(line.split(' '))));
