/*
** The C subject of `bench sqlite`: what a careful C program gets out of SQLite.
**
** Usage: worker FOLDER TRANSACTION_ROWS. The folder holds the data and the SQL, the same for every
** subject (see Workbench.java). Says "ready VERSION"; then each line "WORK OPERATIONS BATCH" on
** standard input is run and answered with "OPERATIONS NANOSECONDS CHECKSUM". A failure ends the process.
*/
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sqlite3.h"

/* Of our own build only: loops are counted for EXPLAIN until this switch is off. */
#ifndef SQLITE_DBCONFIG_STMT_SCANSTATUS
#define SQLITE_DBCONFIG_STMT_SCANSTATUS 1018
#endif

enum { CANDLE_COLUMNS = 8, ORDER_TEXTS = 5, ORDER_INTEGERS = 3, PATH_BYTES = 4096 };

typedef struct order {
  const char *texts[ORDER_TEXTS];
  int lengths[ORDER_TEXTS];
  sqlite3_int64 integers[ORDER_INTEGERS];
} order;

static const char *folder;
static int transaction_rows;
static sqlite3_int64 *candles, *keys;
static order *orders;
static char **text_keys;
static int *text_key_lengths;
static char *settings;

static void fail(const char *what, const char *why) {
  fprintf(stderr, "%s: %s\n", what, why);
  exit(1);
}

static void check(sqlite3 *db, int result, const char *what) {
  if (result != SQLITE_OK) fail(what, sqlite3_errmsg(db));
}

static const char *path_of(const char *name) {
  static char path[PATH_BYTES];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return path;
}

/* The bytes of a file and a NUL behind them. */
static char *read_file(const char *name, size_t *length) {
  FILE *file = fopen(path_of(name), "rb");
  if (!file) fail("cannot read", path_of(name));
  fseek(file, 0, SEEK_END);
  size_t size = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(size + 1);
  if (!bytes || fread(bytes, 1, size, file) != size) fail("cannot read", path_of(name));
  bytes[size] = 0;
  fclose(file);
  if (length) *length = size;
  return bytes;
}

static int count_lines(const char *text) {
  int lines = 0;
  for (; *text; text++) lines += *text == '\n';
  return lines;
}

static void load_orders(void) {
  char *text = read_file("orders.txt", NULL);
  int count = count_lines(text);
  orders = malloc(sizeof(order) * (size_t)count);
  char *at = text;
  for (int i = 0; i < count; i++) {
    for (int t = 0; t < ORDER_TEXTS; t++) {
      char *end = strchr(at, '\t');
      orders[i].texts[t] = at;
      orders[i].lengths[t] = (int)(end - at);
      at = end + 1;
    }
    for (int t = 0; t < ORDER_INTEGERS; t++) {
      orders[i].integers[t] = strtoll(at, &at, 10);
      at++;
    }
  }
}

static void load_text_keys(void) {
  char *text = read_file("keys.txt", NULL);
  int count = count_lines(text);
  text_keys = malloc(sizeof(char *) * (size_t)count);
  text_key_lengths = malloc(sizeof(int) * (size_t)count);
  char *at = text;
  for (int i = 0; i < count; i++) {
    char *end = strchr(at, '\n');
    text_keys[i] = at;
    text_key_lengths[i] = (int)(end - at);
    at = end + 1;
  }
}

static sqlite3_int64 now_nanos(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (sqlite3_int64)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void execute(sqlite3 *db, const char *sql) { check(db, sqlite3_exec(db, sql, NULL, NULL, NULL), sql); }

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement;
  check(db, sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL), sql);
  return statement;
}

static sqlite3_stmt *prepare_file(sqlite3 *db, const char *name) {
  char *sql = read_file(name, NULL);
  sqlite3_stmt *statement = prepare(db, sql);
  free(sql);
  return statement;
}

/* Sets every setting, then asks for each; prints the answers when out is given. */
static sqlite3 *open_with_settings(const char *name, FILE *out) {
  sqlite3 *db;
  char sql[256];
  check(NULL, sqlite3_open_v2(path_of(name), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), name);
  sqlite3_db_config(db, SQLITE_DBCONFIG_STMT_SCANSTATUS, 0, (int *)0);
  for (char *line = settings; *line; line = strchr(line, '\n') + 1) {
    snprintf(sql, sizeof sql, "PRAGMA %.*s", (int)strcspn(line, "\n"), line);
    execute(db, sql);
  }
  for (char *line = settings; *line; line = strchr(line, '\n') + 1) {
    snprintf(sql, sizeof sql, "PRAGMA %.*s", (int)strcspn(line, "="), line);
    sqlite3_stmt *statement = prepare(db, sql);
    if (sqlite3_step(statement) != SQLITE_ROW) fail(sql, "no answer");
    const char *answer = (const char *)sqlite3_column_text(statement, 0);
    if (out) fprintf(out, "%s%s", line == settings ? "" : ",", answer);
    sqlite3_finalize(statement);
  }
  return db;
}

static void remove_database(const char *name) {
  static const char *suffixes[] = {"", "-wal", "-shm"};
  char file[64];
  for (int i = 0; i < 3; i++) {
    snprintf(file, sizeof file, "%s%s", name, suffixes[i]);
    unlink(path_of(file));
  }
}

static sqlite3 *open_new(const char *name) {
  remove_database(name);
  sqlite3 *db = open_with_settings(name, NULL);
  char *schema = read_file("schema.sql", NULL);
  execute(db, schema);
  free(schema);
  return db;
}

static void insert_end(sqlite3 *db, sqlite3_stmt *statement) {
  if (sqlite3_step(statement) != SQLITE_DONE) fail("insert", sqlite3_errmsg(db));
  sqlite3_reset(statement);
}

static sqlite3_int64 answer_of(sqlite3 *db, const char *sql_file) {
  sqlite3_stmt *statement = prepare_file(db, sql_file);
  if (sqlite3_step(statement) != SQLITE_ROW) fail(sql_file, sqlite3_errmsg(db));
  sqlite3_int64 answer = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return answer;
}

static void bind_order(sqlite3_stmt *insert, const order *row) {
  for (int t = 0; t < ORDER_TEXTS; t++)
    sqlite3_bind_text(insert, t + 1, row->texts[t], row->lengths[t], SQLITE_STATIC);
  for (int t = 0; t < ORDER_INTEGERS; t++) sqlite3_bind_int64(insert, ORDER_TEXTS + t + 1, row->integers[t]);
}

static sqlite3_int64 insert(const char *work, int rows, int batch, sqlite3_int64 *nanos) {
  int is_order = !strcmp(work, "insert-order");
  char file[64];
  snprintf(file, sizeof file, batch > 1 ? "%s-%d.sql" : "%s.sql", work, batch);
  sqlite3 *db = open_new("insert.db");
  sqlite3_stmt *insert = prepare_file(db, file);
  sqlite3_stmt *begin = prepare(db, "BEGIN IMMEDIATE"), *commit = prepare(db, "COMMIT");
  sqlite3_int64 start = now_nanos();
  for (int row = 0; row < rows;) {
    insert_end(db, begin);
    for (int end = row + transaction_rows; row < end && row < rows; row += batch) {
      if (is_order) {
        bind_order(insert, &orders[row]);
      } else {
        const sqlite3_int64 *values = candles + (size_t)row * CANDLE_COLUMNS;
        for (int i = 0; i < batch * CANDLE_COLUMNS; i++) sqlite3_bind_int64(insert, i + 1, values[i]);
      }
      insert_end(db, insert);
    }
    insert_end(db, commit);
  }
  *nanos = now_nanos() - start;
  sqlite3_finalize(insert);
  sqlite3_finalize(begin);
  sqlite3_finalize(commit);
  sqlite3_int64 sum = answer_of(db, is_order ? "check-orders.sql" : "check-candles.sql");
  check(db, sqlite3_close(db), "close");
  remove_database("insert.db");
  return sum;
}

static sqlite3_int64 point_read(sqlite3_stmt *select, int reads) {
  sqlite3_int64 sum = 0, last = 0;
  for (int i = 0; i < reads; i++) {
    sqlite3_bind_int64(select, 1, keys[i]);
    if (sqlite3_step(select) != SQLITE_ROW) fail("point-read", "no row");
    last = sqlite3_column_int64(select, 0);
    for (int column = 1; column < 6; column++) sum += sqlite3_column_int64(select, column);
    sqlite3_reset(select);
  }
  return sum + last;
}

static sqlite3_int64 scan_int(sqlite3_stmt *select, int rows) {
  sqlite3_int64 sum = 0, last = 0;
  for (int seen = 0; seen < rows;) {
    while (sqlite3_step(select) == SQLITE_ROW) {
      last = sqlite3_column_int64(select, 0);
      for (int column = 1; column < 6; column++) sum += sqlite3_column_int64(select, column);
      seen++;
    }
    sqlite3_reset(select);
  }
  return sum + last;
}

/* A text counts with its length and its first character. */
static sqlite3_int64 text_value(sqlite3_stmt *select, int column) {
  const unsigned char *text = sqlite3_column_text(select, column);
  return sqlite3_column_bytes(select, column) + text[0];
}

static sqlite3_int64 point_read_text(sqlite3_stmt *select, int reads) {
  sqlite3_int64 sum = 0;
  for (int i = 0; i < reads; i++) {
    sqlite3_bind_text(select, 1, text_keys[i], text_key_lengths[i], SQLITE_STATIC);
    if (sqlite3_step(select) != SQLITE_ROW) fail("point-read-text", "no row");
    for (int column = 0; column < 3; column++) sum += text_value(select, column);
    sqlite3_reset(select);
  }
  return sum;
}

static sqlite3_int64 scan_text(sqlite3_stmt *select, int rows) {
  sqlite3_int64 sum = 0;
  for (int seen = 0; seen < rows;) {
    while (sqlite3_step(select) == SQLITE_ROW) {
      for (int column = 0; column < 3; column++) sum += text_value(select, column);
      seen++;
    }
    sqlite3_reset(select);
  }
  return sum;
}

static sqlite3_int64 read_rows(const char *work, int operations, sqlite3_int64 *nanos) {
  char file[64];
  sqlite3_int64 sum;
  snprintf(file, sizeof file, "%s.sql", work);
  sqlite3 *db = open_with_settings("read.db", NULL);
  sqlite3_stmt *select = prepare_file(db, file);
  answer_of(db, "touch.sql");
  sqlite3_int64 start = now_nanos();
  if (!strcmp(work, "point-read")) sum = point_read(select, operations);
  else if (!strcmp(work, "point-read-text")) sum = point_read_text(select, operations);
  else if (!strcmp(work, "scan-int")) sum = scan_int(select, operations);
  else if (!strcmp(work, "scan-text")) sum = scan_text(select, operations);
  else fail("unknown work", work);
  *nanos = now_nanos() - start;
  sqlite3_finalize(select);
  check(db, sqlite3_close(db), "close");
  return sum;
}

static sqlite3_int64 open_often(const char *name, int times, sqlite3_int64 *nanos) {
  sqlite3_int64 tables = 0;
  for (int i = 0; i < times; i++) {
    sqlite3_int64 start = now_nanos();
    sqlite3 *db = open_with_settings(name, NULL);
    tables += answer_of(db, "schema-size.sql");
    *nanos += now_nanos() - start;
    sqlite3_close(db);
  }
  return tables;
}

int main(int count, char **arguments) {
  char work[32];
  int operations, batch;
  if (count != 3) fail("usage", "worker FOLDER TRANSACTION_ROWS");
  folder = arguments[1];
  transaction_rows = atoi(arguments[2]);
  candles = (sqlite3_int64 *)read_file("candles.bin", NULL);
  keys = (sqlite3_int64 *)read_file("keys.bin", NULL);
  settings = read_file("settings.txt", NULL);
  load_orders();
  load_text_keys();
  printf("ready %s\n", sqlite3_libversion());
  fflush(stdout);
  while (scanf("%31s %d %d", work, &operations, &batch) == 3) {
    sqlite3_int64 nanos = 0, sum = 0;
    if (!strcmp(work, "settings")) {
      sqlite3_close(open_with_settings("read.db", stdout));
      putchar('\n');
    } else {
      if (!strncmp(work, "insert", 6)) sum = insert(work, operations, batch, &nanos);
      else if (!strcmp(work, "open-empty")) sum = open_often("empty.db", operations, &nanos);
      else if (!strcmp(work, "open-indexed")) sum = open_often("indexed.db", operations, &nanos);
      else sum = read_rows(work, operations, &nanos);
      printf("%d %" PRId64 " %" PRId64 "\n", operations, (int64_t)nanos, (int64_t)sum);
    }
    fflush(stdout);
  }
  return 0;
}
