-- One statement a paragraph, run in order on one database. A paragraph that begins with "-- fails"
-- must fail. Only what SQLite 3.40 and later answer alike: no double-quoted texts, no sums that round.
SELECT 1;

-- Integers and their limits
SELECT 9223372036854775807, -9223372036854775808, -9223372036854775807 - 1;

SELECT 9223372036854775808, -9223372036854775809;

SELECT 9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2;

SELECT 9223372036854775807 - 1, -9223372036854775807 + 9223372036854775807;

SELECT 0x7fffffffffffffff, 0xffffffffffffffff, 0x8000000000000000;

-- fails
SELECT 0x10000000000000000;

SELECT 7 / 2, -7 / 2, 7 / -2, 7 % 3, -7 % 3, 7 % -3, 1 / 0, 1 % 0;

SELECT -9223372036854775808 / -1, -9223372036854775808 % -1;

SELECT 1 << 62, 1 << 63, 1 << 64, -1 >> 1, -1 >> 64, 1 << -1, 4 >> -1;

SELECT ~0, ~9223372036854775807, 6 & 3, 6 | 3, -1 & 255;

SELECT abs(-9223372036854775807), abs(0), abs(NULL), abs('-4'), abs('x');

-- fails
SELECT abs(-9223372036854775808);

SELECT +5, - 5, - -5, +'5', -'5', -'x';

SELECT typeof(1), typeof(1.0), typeof('1'), typeof(x'31'), typeof(NULL), typeof(1 + '2');

SELECT sum(x), total(x), avg(x), min(x), max(x), count(x), count(*)
FROM (SELECT 1 AS x UNION ALL SELECT NULL UNION ALL SELECT 4611686018427387904);

-- fails
SELECT sum(x) FROM (SELECT 9223372036854775807 AS x UNION ALL SELECT 1);

SELECT total(x) FROM (SELECT 9223372036854775807 AS x UNION ALL SELECT 1);

-- Reals
SELECT 0.5, -0.25, 1e10, 1.5e-5, 123456.75, 0.1, 0.1 + 0.2, 1.0 / 3;

SELECT 1.7976931348623157e308, 2.2250738585072014e-308, 1e308 * 10, -1e308 * 10;

SELECT 1e308 * 10 - 1e308 * 10, 0.0 / 0.0, 1.0 / 0.0;

SELECT -0.0, 0.0 * -1, 0.0 = -0.0;

SELECT hex(0.5), quote(0.5), quote(-1.25), quote(1e100 > 1e99), quote(100.0);

SELECT 9007199254740993 = 9007199254740992.0, 9007199254740993 > 9007199254740992.0;

SELECT 9223372036854775807 = 9223372036854775808.0, 9223372036854775807 < 9223372036854775808.0;

SELECT round(2.5), round(-2.5), round(2.25, 1), round(1234.5678, 2), round(5), round(NULL), round(1.5, NULL);

SELECT 3.0 = 3, typeof(3.0 + 1), typeof(3 * 1.0), 7.0 / 2, 7.5 % 2;

SELECT ceil(1.5), floor(-1.5), trunc(-1.5), sign(-3), sign(0), sign('x'), mod(7, 4), sqrt(16), pow(2, 10);

-- Texts
SELECT 'it''s', '', 'a' || 'b', 'a' || NULL, 1 || 2, 1.5 || 'x';

SELECT 'déjà vu', '日本語', '🙂', length('🙂'), length('日本語'), hex('é🙂');

SELECT upper('abcé'), lower('ABCÉ'), length(''), length(NULL), length(12345), length(x'0102');

SELECT substr('hello', 2), substr('hello', 2, 3), substr('hello', -3, 2), substr('hello', 0, 3), substr('hello', 3, -2);

SELECT substr('日本語', 2, 1), substr(x'01020304', 2, 2), substr('hello', 10), substr(NULL, 1);

SELECT instr('hello', 'l'), instr('hello', 'z'), instr('日本語', '語'), instr(x'010203', x'03'), instr(NULL, 'a');

SELECT replace('aXbXc', 'X', '--'), replace('abc', '', 'x'), replace('abc', 'b', '');

SELECT trim('  a  '), ltrim('  a  '), rtrim('  a  '), trim('xxaxx', 'x'), trim('abcba', 'ab');

SELECT char(72, 105), char(128578), unicode('A'), unicode('🙂'), unicode(''), hex(char(0, 65));

SELECT printf('%d|%5d|%-5d|%05d|%+d', 42, 42, 42, 42, 42);

SELECT printf('%s|%10s|%-10s|%.2s|%q|%Q|%Q', 'abc', 'abc', 'abc', 'abc', 'it''s', 'it''s', NULL);

SELECT printf('%x|%X|%o|%c|%%|%lld', 255, 255, 8, 'z', 9223372036854775807);

SELECT printf('%.2f|%8.3f|%e|%g', 1.5, 2.25, 1024.0, 0.5);

SELECT printf('%,d', 1234567), printf('%!.3s', '日本語だ'), format('%s-%s', 1, NULL);

SELECT 'abc' LIKE 'A%', 'abc' LIKE '_b_', 'a%c' LIKE 'a\%c' ESCAPE '\', 'abc' LIKE NULL, 'É' LIKE 'é';

SELECT 'abc' GLOB 'a*', 'abc' GLOB 'A*', 'abc' GLOB 'a?c', 'abc' GLOB '[a-c]b[!x]', 'a*' GLOB 'a[*]';

-- fails
SELECT 'a' LIKE 'a' ESCAPE 'xy';

SELECT quote('it''s'), quote(NULL), quote(x'00ff'), quote(5), quote(-9223372036854775808);

SELECT hex('abc'), hex(x'00ff10'), hex(NULL), hex(12), hex('');

-- Blobs
SELECT x'', x'00', x'deadBEEF', zeroblob(4), length(zeroblob(1000)), hex(x'00' || x'01');

SELECT x'01' < x'02', x'01' < x'0100', x'61' = 'a', x'ff' > 'zzz', CAST(x'616263' AS TEXT), CAST('abc' AS BLOB);

-- fails
SELECT x'0';

-- fails
SELECT x'0g';

SELECT randomblob(3) IS NULL, length(randomblob(5)), typeof(random());

-- NULL
SELECT NULL = NULL, NULL IS NULL, NULL IS NOT NULL, NULL <> 1, NOT NULL, NULL AND 0, NULL AND 1, NULL OR 1, NULL OR 0;

SELECT coalesce(NULL, NULL, 3), ifnull(NULL, 'x'), nullif(1, 1), nullif(1, 2), iif(NULL, 1, 2), iif(1, 'y', 'n');

SELECT 1 IS 1, 1 IS NOT 2, 1 IS NOT DISTINCT FROM NULL, NULL IS NOT DISTINCT FROM NULL, 1 IS DISTINCT FROM NULL;

SELECT 1 IN (1, NULL), 2 IN (1, NULL), 2 NOT IN (1, NULL), NULL IN (), 1 IN (), NULL IN (1);

SELECT NULL BETWEEN 1 AND 2, 1 BETWEEN NULL AND 0, 2 BETWEEN 1 AND 3, 2 NOT BETWEEN 1 AND 3;

SELECT CASE WHEN NULL THEN 1 ELSE 2 END, CASE NULL WHEN NULL THEN 1 END, CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' END;

SELECT max(1, NULL), min(1, 2, 0), max('a', 1), max(x'00', 'zzz'), min(NULL, NULL);

-- Conversions and comparisons between types
SELECT CAST('12abc' AS INTEGER), CAST('abc' AS INTEGER), CAST(' 12 ' AS INTEGER), CAST('1e3' AS INTEGER), CAST('' AS INTEGER);

SELECT CAST(9.99 AS INTEGER), CAST(-9.99 AS INTEGER), CAST(1e30 AS INTEGER), CAST(-1e30 AS INTEGER);

SELECT CAST('9223372036854775808' AS INTEGER), CAST('-9223372036854775809' AS INTEGER);

SELECT CAST('1.5' AS REAL), CAST('x' AS REAL), CAST(3 AS REAL), CAST('1e2' AS NUMERIC), CAST('1.5' AS NUMERIC), CAST('007' AS NUMERIC);

SELECT CAST(1 AS TEXT), CAST(1.5 AS TEXT), CAST(NULL AS TEXT), typeof(CAST(1 AS BLOB)), CAST(5.0 AS TEXT);

SELECT 1 < 'a', 'a' < x'00', NULL < 1, '10' < '9', 10 < 9, '1' = 1, 1.0 = 1;

SELECT '1' + '1', '1x' + 1, 'x' + 1, x'31' + 1, '0x10' + 0, '1e1' + 0, ' 5' + 0;

SELECT NOT 'x', NOT '1', 'abc' AND 1, '2' OR 0, 0.5 AND 1;

SELECT (1, 2) = (1, 2), (1, 2) < (1, 3), (1, NULL) = (1, 2), (2, NULL) = (1, 2);

-- Affinity of columns
CREATE TABLE affinity(i INTEGER, r REAL, t TEXT, n NUMERIC, b BLOB, x);

INSERT INTO affinity VALUES ('1', '1', 1, '1', '1', '1'), ('1.5', 2, 1.5, '1.0', 1.5, x'31'),
('abc', 'abc', x'61', 'abc', NULL, 3), (1.0, 1e300, NULL, '1e3', 7, 4.0), (NULL, '', '', '', '', '');

SELECT *, typeof(i), typeof(r), typeof(t), typeof(n), typeof(b), typeof(x) FROM affinity ORDER BY rowid;

SELECT i = '1', t = 1, x = 1, n = '1', b = 1 FROM affinity ORDER BY rowid;

SELECT x FROM affinity ORDER BY x, rowid;

SELECT i FROM affinity ORDER BY i DESC NULLS LAST;

SELECT t FROM affinity ORDER BY t ASC NULLS LAST, rowid;

CREATE TABLE strict_types(id INTEGER PRIMARY KEY, i INT, r REAL, t TEXT, b BLOB, a ANY) STRICT;

INSERT INTO strict_types(i, r, t, b, a) VALUES ('12', 3, 4, x'05', '06');

SELECT *, typeof(i), typeof(r), typeof(t), typeof(a) FROM strict_types;

-- fails
INSERT INTO strict_types(i) VALUES ('x');

-- fails
INSERT INTO strict_types(i) VALUES (1.5);

-- fails
INSERT INTO strict_types(b) VALUES ('text');

-- fails
CREATE TABLE strict_wrong(a VARCHAR) STRICT;

-- Collations
CREATE TABLE names(id INTEGER PRIMARY KEY, n TEXT COLLATE NOCASE, r TEXT COLLATE RTRIM, b TEXT);

INSERT INTO names(n, r, b) VALUES ('Bob', 'x  ', 'B'), ('alice', 'x', 'a'), ('BOB', 'y', 'b'), ('Álice', 'x ', 'A');

SELECT id, n FROM names ORDER BY n, id;

SELECT count(*) FROM names WHERE n = 'bob';

SELECT count(*) FROM names WHERE r = 'x';

SELECT count(*) FROM names WHERE n = 'bob' COLLATE BINARY;

SELECT DISTINCT n FROM names ORDER BY n;

SELECT group_concat(b, '') FROM (SELECT b FROM names ORDER BY b COLLATE NOCASE, id);

SELECT n, count(*) FROM names GROUP BY n ORDER BY 1;

SELECT 'a' = 'A' COLLATE NOCASE, 'a' < 'B' COLLATE NOCASE, 'a ' = 'a' COLLATE RTRIM, max('a', 'B' COLLATE NOCASE);

-- fails
SELECT 'a' = 'A' COLLATE klingon;

-- Tables, joins
CREATE TABLE trader(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, boss INTEGER REFERENCES trader(id));

CREATE TABLE fill(id INTEGER PRIMARY KEY, trader INTEGER, symbol TEXT, quantity INTEGER, price INTEGER);

INSERT INTO trader VALUES (1, 'ann', NULL), (2, 'ben', 1), (3, 'cat', 1), (4, 'dan', 3);

INSERT INTO fill(trader, symbol, quantity, price) VALUES (1, 'BTC', 2, 100), (1, 'ETH', 5, 10), (2, 'BTC', -1, 105),
(3, 'BTC', 4, 99), (3, 'ETH', -5, 12), (NULL, 'XRP', 7, 1), (2, 'ETH', 3, 11), (9, 'BTC', 1, 101);

SELECT t.name, f.symbol, f.quantity FROM trader t JOIN fill f ON f.trader = t.id ORDER BY f.id;

SELECT t.name, f.symbol FROM trader t LEFT JOIN fill f ON f.trader = t.id AND f.quantity > 3 ORDER BY t.id, f.id;

SELECT t.name, f.id FROM trader t RIGHT JOIN fill f ON f.trader = t.id ORDER BY f.id;

SELECT t.name, f.id FROM trader t FULL OUTER JOIN fill f ON f.trader = t.id ORDER BY t.id NULLS LAST, f.id;

SELECT count(*) FROM trader CROSS JOIN fill;

SELECT a.name, b.name FROM trader a JOIN trader b ON b.boss = a.id ORDER BY a.id, b.id;

SELECT id FROM trader NATURAL JOIN (SELECT 2 AS id UNION SELECT 3) ORDER BY id;

SELECT id, name, symbol FROM trader JOIN (SELECT 1 AS id, 'X' AS symbol) USING (id);

SELECT name FROM trader WHERE EXISTS (SELECT 1 FROM fill WHERE trader = trader.id) ORDER BY name;

SELECT name, (SELECT sum(quantity * price) FROM fill WHERE fill.trader = trader.id) FROM trader ORDER BY id;

SELECT name FROM trader WHERE id NOT IN (SELECT trader FROM fill WHERE trader IS NOT NULL) ORDER BY 1;

SELECT name FROM trader WHERE id NOT IN (SELECT trader FROM fill) ORDER BY 1;

SELECT name FROM trader WHERE (id, name) IN (VALUES (1, 'ann'), (2, 'bob')) ORDER BY 1;

-- Groups and sets
SELECT symbol, count(*), sum(quantity), min(price), max(price), total(quantity), avg(price) FROM fill GROUP BY symbol ORDER BY symbol;

SELECT symbol, sum(quantity) AS held FROM fill GROUP BY symbol HAVING held > 2 ORDER BY held DESC;

SELECT symbol, count(DISTINCT trader), sum(quantity) FILTER (WHERE quantity > 0) FROM fill GROUP BY symbol ORDER BY 1;

SELECT count(*), sum(quantity), total(quantity), max(price), group_concat(symbol) FROM fill WHERE 0;

SELECT symbol, max(price), trader FROM fill GROUP BY symbol ORDER BY symbol;

SELECT group_concat(symbol, '/') FROM (SELECT DISTINCT symbol FROM fill ORDER BY symbol);

SELECT symbol FROM fill UNION SELECT name FROM trader ORDER BY 1;

SELECT trader FROM fill INTERSECT SELECT id FROM trader ORDER BY 1;

SELECT id FROM trader EXCEPT SELECT trader FROM fill ORDER BY 1;

SELECT 1 UNION ALL SELECT 1 UNION SELECT 1;

VALUES (1, 'a'), (2, 'b'), (NULL, x'00');

SELECT id FROM fill ORDER BY price DESC, id LIMIT 3 OFFSET 2;

SELECT id FROM fill ORDER BY id LIMIT -1 OFFSET 6;

SELECT id FROM fill LIMIT 0;

-- fails
SELECT id FROM fill LIMIT 'many';

-- fails
SELECT 1, 2 UNION SELECT 1;

-- fails
SELECT symbol FROM fill WHERE sum(quantity) > 1;

-- fails
SELECT nothing FROM fill;

-- fails
SELECT * FROM no_such_table;

-- fails
SELECT id FROM trader a JOIN fill b ON a.id = b.trader;

-- fails
SELECT no_such_function(1);

-- fails
SELECT substr();

-- fails
SELEC 1;

-- fails
SELECT (1;

-- fails
SELECT (SELECT 1, 2);

-- Common table expressions
WITH a(x) AS (VALUES (1), (2)), b AS (SELECT x * 10 AS y FROM a) SELECT x, y FROM a, b ORDER BY 1, 2;

WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10) SELECT i, i * i FROM n;

WITH RECURSIVE f(a, b) AS (SELECT 0, 1 UNION ALL SELECT b, a + b FROM f LIMIT 60) SELECT max(a) FROM f;

WITH RECURSIVE under(id, depth) AS (
    SELECT 1, 0 UNION ALL SELECT trader.id, depth + 1 FROM trader JOIN under ON trader.boss = under.id)
SELECT name, depth FROM under JOIN trader USING (id) ORDER BY depth, name;

WITH RECURSIVE c(x) AS (SELECT 1 UNION SELECT (x * 3) % 7 FROM c) SELECT group_concat(x) FROM c;

WITH a AS MATERIALIZED (SELECT 5 AS v), b AS NOT MATERIALIZED (SELECT v + 1 AS v FROM a) SELECT a.v, b.v FROM a, b;

-- fails
WITH a(x, y) AS (SELECT 1) SELECT * FROM a;

-- Window functions
SELECT id, row_number() OVER (ORDER BY price, id), rank() OVER (ORDER BY price), dense_rank() OVER (ORDER BY price) FROM fill ORDER BY id;

SELECT id, sum(quantity) OVER (PARTITION BY symbol ORDER BY id), count(*) OVER (PARTITION BY symbol) FROM fill ORDER BY id;

SELECT id, lag(price) OVER w, lead(price, 2, -1) OVER w, first_value(price) OVER w, last_value(price) OVER w, nth_value(price, 2) OVER w
FROM fill WINDOW w AS (ORDER BY id) ORDER BY id;

SELECT id, sum(price) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING), max(price) OVER (ORDER BY id ROWS 2 PRECEDING) FROM fill ORDER BY id;

SELECT id, sum(quantity) OVER (ORDER BY price RANGE BETWEEN 5 PRECEDING AND CURRENT ROW) FROM fill ORDER BY id;

SELECT id, count(*) OVER (ORDER BY price GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) FROM fill ORDER BY id;

SELECT id, ntile(3) OVER (ORDER BY id), percent_rank() OVER (ORDER BY id), cume_dist() OVER (ORDER BY id) FROM fill ORDER BY id;

SELECT id, sum(quantity) FILTER (WHERE price > 50) OVER (ORDER BY id) FROM fill ORDER BY id;

-- fails
SELECT id FROM fill WHERE row_number() OVER (ORDER BY id) = 1;

-- fails
SELECT ntile(0) OVER (ORDER BY id) FROM fill;

-- Constraints, conflicts, UPSERT, RETURNING
CREATE TABLE book(symbol TEXT PRIMARY KEY, quantity INTEGER NOT NULL DEFAULT 0 CHECK (quantity >= 0), note TEXT) WITHOUT ROWID;

INSERT INTO book(symbol, quantity) VALUES ('BTC', 1), ('ETH', 2) RETURNING symbol, quantity, note;

-- fails
INSERT INTO book(symbol) VALUES ('BTC');

-- fails
INSERT INTO book VALUES ('XRP', -1, NULL);

-- fails
INSERT INTO book VALUES ('XRP', NULL, NULL);

-- fails
INSERT INTO book(symbol, quantity) VALUES ('NEW', 1), ('BTC', 1);

SELECT * FROM book ORDER BY symbol;

INSERT OR IGNORE INTO book(symbol, quantity) VALUES ('BTC', 9), ('ADA', 3);

INSERT OR REPLACE INTO book(symbol, quantity, note) VALUES ('ETH', 8, 'new');

INSERT INTO book(symbol, quantity) VALUES ('BTC', 5), ('SOL', 6)
ON CONFLICT(symbol) DO UPDATE SET quantity = quantity + excluded.quantity, note = 'more' RETURNING *;

INSERT INTO book(symbol, quantity) VALUES ('BTC', 1) ON CONFLICT DO NOTHING RETURNING symbol;

INSERT INTO book(symbol, quantity) VALUES ('BTC', 100) ON CONFLICT(symbol) DO UPDATE SET quantity = 0 WHERE excluded.quantity < 10;

-- fails
INSERT INTO book(symbol) VALUES ('BTC') ON CONFLICT(note) DO NOTHING;

UPDATE book SET quantity = quantity * 2, note = upper(symbol) WHERE quantity > 3 RETURNING symbol, quantity;

UPDATE book SET note = t.name FROM trader t WHERE t.id = book.quantity;

-- fails
UPDATE book SET quantity = -1 WHERE symbol = 'ADA';

DELETE FROM book WHERE symbol = 'ADA' RETURNING quantity;

SELECT symbol, quantity, note, changes() FROM book ORDER BY symbol;

-- fails
INSERT INTO book VALUES (1, 2);

-- fails
INSERT INTO trader VALUES ('x', 'name', NULL);

-- fails
INSERT INTO trader VALUES (9, 'ann', NULL);

INSERT INTO trader(name) VALUES ('eve') RETURNING id, typeof(id), rowid = id;

SELECT last_insert_rowid(), changes(), total_changes() > 0;

INSERT INTO trader VALUES (9223372036854775807, 'last', NULL);

CREATE TABLE counted(id INTEGER PRIMARY KEY AUTOINCREMENT, v);

INSERT INTO counted VALUES (9223372036854775807, 'max');

-- fails
INSERT INTO counted(v) VALUES ('no room');

SELECT * FROM sqlite_sequence;

-- Foreign keys
PRAGMA foreign_keys = ON;

CREATE TABLE child(id INTEGER PRIMARY KEY, parent INTEGER REFERENCES trader(id) ON DELETE CASCADE ON UPDATE SET NULL);

INSERT INTO child VALUES (1, 2), (2, 3), (3, NULL);

-- fails
INSERT INTO child VALUES (4, 777);

DELETE FROM trader WHERE id = 2;

SELECT * FROM child ORDER BY id;

PRAGMA foreign_key_check;

PRAGMA foreign_keys;

-- Generated columns, indexes, views, triggers
CREATE TABLE made(a INTEGER, b INTEGER, s INTEGER AS (a + b) STORED, v TEXT GENERATED ALWAYS AS (a || ':' || b) VIRTUAL);

INSERT INTO made(a, b) VALUES (1, 2), (3, NULL);

SELECT *, typeof(s) FROM made;

-- fails
INSERT INTO made(s) VALUES (1);

CREATE UNIQUE INDEX made_by_value ON made(v) WHERE b IS NOT NULL;

-- fails
INSERT INTO made(a, b) VALUES (1, 2);

CREATE INDEX made_by_expression ON made(a * 2, lower(v));

SELECT a FROM made WHERE a * 2 = 6;

CREATE VIEW holding AS SELECT symbol, quantity FROM book WHERE quantity > 0;

SELECT * FROM holding ORDER BY symbol;

-- fails
DELETE FROM holding;

CREATE TABLE log(id INTEGER PRIMARY KEY, what TEXT);

CREATE TRIGGER book_changed AFTER UPDATE OF quantity ON book WHEN new.quantity <> old.quantity BEGIN
    INSERT INTO log(what) VALUES (new.symbol || ' ' || old.quantity || '>' || new.quantity);
END;

CREATE TRIGGER book_kept BEFORE DELETE ON book BEGIN SELECT RAISE(ABORT, 'books are kept'); END;

CREATE TRIGGER holding_deleted INSTEAD OF DELETE ON holding BEGIN UPDATE book SET quantity = 0 WHERE symbol = old.symbol; END;

UPDATE book SET quantity = quantity + 1;

-- fails
DELETE FROM book;

DELETE FROM holding WHERE symbol = 'SOL';

SELECT what FROM log ORDER BY what;

-- Transactions and savepoints
BEGIN;

-- fails
BEGIN;

INSERT INTO log(what) VALUES ('in transaction');

SAVEPOINT one;

DELETE FROM log;

SELECT count(*) FROM log;

ROLLBACK TO one;

SELECT count(*) > 0 FROM log;

RELEASE one;

ROLLBACK;

-- fails
COMMIT;

-- fails
RELEASE never_set;

SELECT count(*) FROM log WHERE what = 'in transaction';

-- JSON
SELECT json('{"a" : [1, 2.5, "x", null, true]}'), json_valid('{'), json_valid('[1]'), json_type('[1]'), json_quote('a"b');

-- fails
SELECT json('{"a":');

SELECT json_extract('{"a":{"b":[10,20]}}', '$.a.b[1]'), json_extract('{"a":1}', '$.z'), json_extract('[1,2,3]', '$[#-1]');

SELECT '{"a":"text","n":5,"r":0.5,"o":{}}' -> 'a', '{"a":"text"}' ->> 'a', '{"n":5}' ->> '$.n', '[1,[2]]' -> 1, '{"r":0.5}' ->> 'r';

SELECT json_array(1, 'two', NULL, 0.5, json('[3]')), json_object('k', 9223372036854775807, 'l', NULL);

SELECT json_set('{"a":1}', '$.b', 2), json_insert('{"a":1}', '$.a', 9), json_replace('{"a":1}', '$.a', 9), json_remove('{"a":1,"b":2}', '$.a');

SELECT json_patch('{"a":1,"b":2}', '{"a":null,"c":3}'), json_array_length('[1,2,3]'), json_array_length('{}');

SELECT key, value, type, atom, path FROM json_each('{"x":1,"y":"s","z":null,"w":[1]}');

SELECT fullkey, type FROM json_tree('{"a":[1,{"b":2}]}');

SELECT json_group_array(symbol), json_group_object(symbol, quantity) FROM (SELECT * FROM book ORDER BY symbol);

-- fails
SELECT json_extract('{"a":1}', 'a');

-- fails
SELECT json_object('a');

-- Full-text search
CREATE VIRTUAL TABLE news USING fts5(title, body);

INSERT INTO news VALUES ('Bitcoin rises', 'The price of bitcoin rose again'), ('Quiet day', 'Nothing moved, not even ether'),
('Ether falls', 'The price of ether fell and bitcoin followed');

SELECT rowid, title FROM news WHERE news MATCH 'bitcoin' ORDER BY rowid;

-- fails
SELECT rowid FROM news WHERE news MATCH 'price AND NOT ether' ORDER BY rowid;

SELECT rowid FROM news WHERE news MATCH 'price NOT fell' ORDER BY rowid;

SELECT rowid FROM news WHERE news MATCH 'title : ether OR noth*' ORDER BY rowid;

SELECT rowid FROM news WHERE news MATCH '"price of bitcoin"' ORDER BY rowid;

SELECT highlight(news, 0, '[', ']'), snippet(news, 1, '<', '>', '...', 4) FROM news WHERE news MATCH 'bitcoin' ORDER BY rowid;

UPDATE news SET body = 'gone' WHERE rowid = 1;

SELECT count(*) FROM news WHERE news MATCH 'rose';

INSERT INTO news(news) VALUES ('integrity-check');

-- fails
SELECT * FROM news WHERE news MATCH '"open';

-- Dates
SELECT date('2024-02-29'), date('2024-02-29', '+1 year'), date('2023-01-31', '+1 month'), date('2024-12-31', '+1 day');

SELECT datetime(0, 'unixepoch'), datetime(1700000000, 'unixepoch'), datetime(-1, 'unixepoch'), datetime('2024-01-01 23:59:59', '+1 second');

SELECT strftime('%Y-%m-%d %H:%M:%S %j %w %W', '2024-03-10 11:22:33'), strftime('%s', '2024-01-01'), strftime('%f', '12:00:01.250');

SELECT julianday('2000-01-01 12:00:00'), unixepoch('1970-01-02'), time('12:34'), time('25:00'), date('not a date'), date(NULL);

SELECT date('2024-05-15', 'start of month', '+1 month', '-1 day'), date('2024-05-15', 'weekday 0'), date('2024-05-15', 'start of year');

-- The schema
SELECT type, name, tbl_name FROM sqlite_schema WHERE name NOT LIKE 'news%' ORDER BY name;

ALTER TABLE log ADD COLUMN at INTEGER DEFAULT 7;

ALTER TABLE log RENAME COLUMN what TO message;

SELECT at, typeof(message) FROM log LIMIT 1;

ALTER TABLE log DROP COLUMN at;

-- fails
ALTER TABLE log ADD COLUMN id INTEGER;

ALTER TABLE log RENAME TO journal;

SELECT count(*) > 0 FROM journal;

-- fails
CREATE TABLE journal(a);

CREATE TABLE IF NOT EXISTS journal(a);

CREATE TABLE copied AS SELECT id, symbol, price * 1.0 AS price FROM fill;

SELECT *, typeof(price) FROM copied ORDER BY id;

SELECT name, type, [notnull], dflt_value, pk FROM pragma_table_info('book');

DROP TABLE copied;

-- fails
DROP TABLE copied;

DROP TABLE IF EXISTS copied;

ANALYZE;

REINDEX;

VACUUM;

PRAGMA user_version = 2147483647;

PRAGMA user_version;

PRAGMA application_id = -5;

PRAGMA application_id;

PRAGMA integrity_check;
