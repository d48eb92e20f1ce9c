/*
** The C subject of `bench write`: what a careful C program gets out of SQLite when 256 producers each
** wait until their order is on disk.
**
** Usage: writer FOLDER BATCH_TASKS_MAX. The folder holds the database, the settings, the statements and
** the rows that every order refers to (see LoadedBooks.java). Says "ready VERSION"; then each request on
** standard input is run and answered on one line:
**
**   settings                    the answers to each pragma, separated by commas
**   orders COUNT PRODUCERS      NANOS P99_NANOS ORDERS: so many producers, each order acknowledged alone
**   commits COUNT               NANOS P99_NANOS ORDERS: one thread, one commit an order, no queue
**   candles COUNT ROWS          NANOS 0 CANDLES: multi-row inserts in transactions of TRANSACTION_ROWS
**
** How it groups: producers append to a ring under a mutex and sleep on one futex word; the writer runs
** what waits, and what still arrives meanwhile, up to BATCH_TASKS_MAX, commits with synchronous=FULL, and
** wakes every producer of the batch with one call.
*/
#define _GNU_SOURCE
#include <inttypes.h>
#include <limits.h>
#include <linux/futex.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "sqlite3.h"

/* Of our own build only: loops are counted for EXPLAIN until this switch is off. */
#ifndef SQLITE_DBCONFIG_STMT_SCANSTATUS
#define SQLITE_DBCONFIG_STMT_SCANSTATUS 1018
#endif

enum {
  PATH_BYTES = 4096,
  ID_BYTES = 20,
  RING = 1024, /* more than there are producers, so the ring is never full */
  STACK_BYTES = 64 * 1024,
  CANDLE_COLUMNS = 7,
  TRANSACTION_ROWS = 1024,
};

typedef struct order {
  char id[ID_BYTES + 1];
  sqlite3_int64 run, connection, portfolio, instrument, quantity, price, time;
  const char *side;
  unsigned ticket; /* which commit answers it */
} order;

static const char *folder;
static char *settings;
static unsigned batch_max;
static sqlite3 *db;
static sqlite3_stmt *insert_order, *insert_event, *begin, *commit;

/* What orders may refer to: ids of rows. */
static sqlite3_int64 *runs, *connections, *instruments, portfolio;
static int run_count, connection_count, instrument_count;
static sqlite3_int64 next_order, next_candle, start_time;

static void fail(const char *what, const char *why) {
  fprintf(stderr, "%s: %s\n", what, why);
  exit(1);
}

static void check(int result, const char *what) {
  if (result != SQLITE_OK) fail(what, sqlite3_errmsg(db));
}

static char *read_file(const char *name) {
  char path[PATH_BYTES];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  if (!file) fail("cannot read", path);
  fseek(file, 0, SEEK_END);
  size_t size = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(size + 1);
  if (!bytes || fread(bytes, 1, size, file) != size) fail("cannot read", path);
  bytes[size] = 0;
  fclose(file);
  return bytes;
}

static sqlite3_int64 now_nanos(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (sqlite3_int64)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void execute(const char *sql) { check(sqlite3_exec(db, sql, NULL, NULL, NULL), sql); }

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL), sql);
  return statement;
}

static sqlite3_stmt *prepare_file(const char *name) {
  char *sql = read_file(name);
  sqlite3_stmt *statement = prepare(sql);
  free(sql);
  return statement;
}

static sqlite3_int64 number(const char *sql) {
  sqlite3_stmt *statement = prepare(sql);
  if (sqlite3_step(statement) != SQLITE_ROW) fail(sql, "no answer");
  sqlite3_int64 answer = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return answer;
}

static sqlite3_int64 *ids(const char *sql, int *count) {
  sqlite3_stmt *statement = prepare(sql);
  sqlite3_int64 *found = NULL;
  *count = 0;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    found = realloc(found, sizeof *found * (size_t)(*count + 1));
    found[(*count)++] = sqlite3_column_int64(statement, 0);
  }
  sqlite3_finalize(statement);
  return found;
}

/* Places of parameters, looked up once: the program says in which order its statements have them. */
enum {
  O_CLIENT_ORDER_ID, O_EXCHANGE_ORDER_ID, O_ENGINE_RUN_ID, O_PORTFOLIO_ID, O_INSTRUMENT_ID, O_SIDE,
  O_TYPE, O_QUANTITY, O_LIMIT_PRICE, O_TRIGGER_PRICE, O_TRAILING_DISTANCE, O_TIME_IN_FORCE,
  O_POST_ONLY, O_REDUCE_ONLY, O_STATUS, O_FILLED_QUANTITY, O_FILLED_NOTIONAL, O_CREATED_AT,
  O_UPDATED_AT, O_CONNECTION_ID,
  ORDER_PARAMETERS
};
static const char *const order_names[ORDER_PARAMETERS] = {
    ":client_order_id", ":exchange_order_id", ":engine_run_id", ":portfolio_id", ":instrument_id",
    ":side", ":type", ":quantity", ":limit_price", ":trigger_price", ":trailing_distance",
    ":time_in_force", ":post_only", ":reduce_only", ":status", ":filled_quantity",
    ":filled_notional", ":created_at", ":updated_at", ":connection_id"};
enum { E_ORDER_ID, E_EVENT, E_STATUS, E_PAYLOAD, E_OCCURRED_AT, E_SEQUENCE, EVENT_PARAMETERS };
static const char *const event_names[EVENT_PARAMETERS] = {
    ":order_id", ":event", ":status", ":payload", ":occurred_at", ":sequence"};
static int order_at[ORDER_PARAMETERS], event_at[EVENT_PARAMETERS];

static void look_up(sqlite3_stmt *statement, const char *const *names, int count, int *at) {
  for (int i = 0; i < count; i++) {
    at[i] = sqlite3_bind_parameter_index(statement, names[i]);
    if (at[i] == 0) fail(names[i], "no such parameter");
  }
}

static void open_database(void) {
  char path[PATH_BYTES], sql[256];
  snprintf(path, sizeof path, "%s/write.db", folder);
  check(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL), path);
  sqlite3_db_config(db, SQLITE_DBCONFIG_STMT_SCANSTATUS, 0, (int *)0);
  for (char *line = settings; *line; line = strchr(line, '\n') + 1) {
    snprintf(sql, sizeof sql, "PRAGMA %.*s", (int)strcspn(line, "\n"), line);
    execute(sql);
  }
  insert_order = prepare_file("insert-order.sql");
  insert_event = prepare_file("insert-event.sql");
  look_up(insert_order, order_names, ORDER_PARAMETERS, order_at);
  look_up(insert_event, event_names, EVENT_PARAMETERS, event_at);
  begin = prepare("BEGIN IMMEDIATE");
  commit = prepare("COMMIT");
  int one;
  runs = ids("SELECT id FROM engine_runs ORDER BY id", &run_count);
  connections = ids("SELECT id FROM exchange_connections ORDER BY id", &connection_count);
  instruments = ids("SELECT id FROM instruments ORDER BY id", &instrument_count);
  portfolio = *ids("SELECT id FROM portfolios ORDER BY id LIMIT 1", &one);
  next_order = number("SELECT max(id) FROM orders") + 1;
  next_candle = number("SELECT count(*) FROM candles");
  start_time = number("SELECT min(created_at) FROM orders") - 1;
}

static void print_settings(void) {
  char sql[256];
  for (char *line = settings; *line; line = strchr(line, '\n') + 1) {
    snprintf(sql, sizeof sql, "PRAGMA %.*s", (int)strcspn(line, "="), line);
    sqlite3_stmt *statement = prepare(sql);
    if (sqlite3_step(statement) != SQLITE_ROW) fail(sql, "no answer");
    printf("%s%s", line == settings ? "" : ",", (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
  }
}

/* The same order for the same number as in Java (MadeUpOrders.java). */
static void make_order(order *made, sqlite3_int64 n) {
  snprintf(made->id, sizeof made->id, "tk-%017" PRId64, (int64_t)n);
  uint64_t mixed = (uint64_t)n * UINT64_C(0x9E3779B97F4A7C15);
  made->run = runs[n % run_count];
  made->connection = connections[n % connection_count];
  made->portfolio = portfolio;
  made->instrument = instruments[(mixed >> 33) % (uint64_t)instrument_count];
  made->side = n & 1 ? "BUY" : "SELL";
  made->quantity = 1000 + n % 1000;
  made->price = 1000000 + n % 10000;
  made->time = start_time + n;
}

static void step_to_end(sqlite3_stmt *statement) {
  if (sqlite3_step(statement) != SQLITE_DONE) fail("step", sqlite3_errmsg(db));
  sqlite3_reset(statement);
}

static void write_order(const order *row) {
  sqlite3_bind_text(insert_order, order_at[O_CLIENT_ORDER_ID], row->id, ID_BYTES, SQLITE_STATIC);
  sqlite3_bind_null(insert_order, order_at[O_EXCHANGE_ORDER_ID]);
  sqlite3_bind_int64(insert_order, order_at[O_ENGINE_RUN_ID], row->run);
  sqlite3_bind_int64(insert_order, order_at[O_PORTFOLIO_ID], row->portfolio);
  sqlite3_bind_int64(insert_order, order_at[O_INSTRUMENT_ID], row->instrument);
  sqlite3_bind_text(insert_order, order_at[O_SIDE], row->side, -1, SQLITE_STATIC);
  sqlite3_bind_text(insert_order, order_at[O_TYPE], "LIMIT", 5, SQLITE_STATIC);
  sqlite3_bind_int64(insert_order, order_at[O_QUANTITY], row->quantity);
  sqlite3_bind_int64(insert_order, order_at[O_LIMIT_PRICE], row->price);
  sqlite3_bind_text(insert_order, order_at[O_STATUS], "SUBMITTED", 9, SQLITE_STATIC);
  sqlite3_bind_int64(insert_order, order_at[O_TRIGGER_PRICE], 0);
  sqlite3_bind_int64(insert_order, order_at[O_TRAILING_DISTANCE], 0);
  sqlite3_bind_text(insert_order, order_at[O_TIME_IN_FORCE], "GTC", 3, SQLITE_STATIC);
  sqlite3_bind_int64(insert_order, order_at[O_POST_ONLY], 0);
  sqlite3_bind_int64(insert_order, order_at[O_REDUCE_ONLY], 0);
  sqlite3_bind_int64(insert_order, order_at[O_FILLED_QUANTITY], 0);
  sqlite3_bind_int64(insert_order, order_at[O_FILLED_NOTIONAL], 0);
  sqlite3_bind_int64(insert_order, order_at[O_CREATED_AT], row->time);
  sqlite3_bind_int64(insert_order, order_at[O_UPDATED_AT], row->time);
  sqlite3_bind_int64(insert_order, order_at[O_CONNECTION_ID], row->connection);
  step_to_end(insert_order);
  sqlite3_bind_int64(insert_event, event_at[E_ORDER_ID], sqlite3_last_insert_rowid(db));
  sqlite3_bind_int64(insert_event, event_at[E_SEQUENCE], 1);
  sqlite3_bind_text(insert_event, event_at[E_EVENT], "Submitted", 9, SQLITE_STATIC);
  sqlite3_bind_text(insert_event, event_at[E_STATUS], "SUBMITTED", 9, SQLITE_STATIC);
  sqlite3_bind_null(insert_event, event_at[E_PAYLOAD]);
  sqlite3_bind_int64(insert_event, event_at[E_OCCURRED_AT], row->time);
  step_to_end(insert_event);
}

/* ---- The queue ----------------------------------------------------------------------------------- */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t arrived = PTHREAD_COND_INITIALIZER;
static order *ring[RING];
static unsigned head, tail; /* of the ring; under the lock */
static int writer_sleeps, producers_left;
static _Atomic unsigned committed; /* every order up to this ticket is on disk */
static _Atomic sqlite3_int64 orders_issued;
static sqlite3_int64 orders_wanted;
static sqlite3_int64 *latencies;

static long futex(_Atomic unsigned *word, int operation, unsigned value) {
  return syscall(SYS_futex, word, operation, value, NULL, NULL, 0);
}

static void acknowledge(order *row) {
  pthread_mutex_lock(&lock);
  ring[tail % RING] = row;
  row->ticket = ++tail;
  int wake = writer_sleeps;
  writer_sleeps = 0;
  pthread_mutex_unlock(&lock);
  if (wake) pthread_cond_signal(&arrived);
  unsigned done;
  while ((int)((done = atomic_load(&committed)) - row->ticket) < 0) futex(&committed, FUTEX_WAIT_PRIVATE, done);
}

static void *produce(void *unused) {
  (void)unused;
  order row;
  for (;;) {
    sqlite3_int64 n = atomic_fetch_add(&orders_issued, 1);
    if (n >= orders_wanted) break;
    sqlite3_int64 start = now_nanos();
    make_order(&row, next_order + n);
    acknowledge(&row);
    latencies[n] = now_nanos() - start;
  }
  pthread_mutex_lock(&lock);
  producers_left--;
  pthread_cond_signal(&arrived);
  pthread_mutex_unlock(&lock);
  return NULL;
}

/* Takes what waits; with nothing taken so far it waits itself. Returns how many, 0 at the end. */
static unsigned take(order **batch, unsigned room, int may_wait) {
  pthread_mutex_lock(&lock);
  while (may_wait && head == tail && producers_left > 0) {
    writer_sleeps = 1;
    pthread_cond_wait(&arrived, &lock);
  }
  unsigned count = 0;
  while (head != tail && count < room) batch[count++] = ring[head++ % RING];
  pthread_mutex_unlock(&lock);
  return count;
}

static void group_commits(void) {
  order *batch[RING];
  unsigned taken;
  while ((taken = take(batch, batch_max, 1)) > 0) {
    unsigned ran = 0, ticket = 0;
    step_to_end(begin);
    while (taken > 0) {
      for (unsigned i = 0; i < taken; i++) write_order(batch[i]);
      ticket = batch[taken - 1]->ticket;
      ran += taken;
      taken = take(batch, batch_max - ran, 0);
    }
    step_to_end(commit);
    atomic_store(&committed, ticket);
    futex(&committed, FUTEX_WAKE_PRIVATE, INT_MAX);
  }
}

static int by_value(const void *a, const void *b) {
  sqlite3_int64 x = *(const sqlite3_int64 *)a, y = *(const sqlite3_int64 *)b;
  return x < y ? -1 : x > y;
}

static sqlite3_int64 p99(int count) {
  qsort(latencies, (size_t)count, sizeof *latencies, by_value);
  return latencies[(sqlite3_int64)count * 99 / 100];
}

static sqlite3_int64 orders(int count, int producers) {
  pthread_t *threads = malloc(sizeof *threads * (size_t)producers);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, STACK_BYTES);
  orders_issued = 0;
  orders_wanted = count;
  producers_left = producers;
  sqlite3_int64 start = now_nanos();
  for (int i = 0; i < producers; i++)
    if (pthread_create(&threads[i], &attributes, produce, NULL)) fail("pthread_create", "no thread");
  group_commits();
  for (int i = 0; i < producers; i++) pthread_join(threads[i], NULL);
  sqlite3_int64 nanos = now_nanos() - start;
  free(threads);
  return nanos;
}

static sqlite3_int64 commits(int count) {
  order row;
  sqlite3_int64 start = now_nanos();
  for (int i = 0; i < count; i++) {
    sqlite3_int64 begun = now_nanos();
    make_order(&row, next_order + i);
    step_to_end(begin);
    write_order(&row);
    step_to_end(commit);
    latencies[i] = now_nanos() - begun;
  }
  return now_nanos() - start;
}

/* The same candles for the same number as in Java (MadeUpOrders.java). */
static sqlite3_int64 candles(int count, int rows) {
  char file[64];
  snprintf(file, sizeof file, "insert-candles-%d.sql", rows);
  sqlite3_stmt *insert = prepare_file(file);
  sqlite3_int64 series = number("SELECT max(id) FROM candle_series"), start = now_nanos();
  for (int row = 0; row < count;) {
    step_to_end(begin);
    for (int end = row + TRANSACTION_ROWS; row < end && row < count; row += rows) {
      for (int i = 0; i < rows; i++) {
        sqlite3_int64 n = next_candle++, price = 1000000 + n % 5000;
        sqlite3_int64 values[CANDLE_COLUMNS] = {
            series, n * 60000000, price, price + 50, price - 50, price + 7, 1 + n % 1000};
        for (int c = 0; c < CANDLE_COLUMNS; c++)
          sqlite3_bind_int64(insert, i * CANDLE_COLUMNS + c + 1, values[c]);
      }
      step_to_end(insert);
    }
    step_to_end(commit);
  }
  sqlite3_int64 nanos = now_nanos() - start;
  sqlite3_finalize(insert);
  return nanos;
}

int main(int arguments, char **values) {
  char work[32];
  if (arguments != 3) fail("usage", "writer FOLDER BATCH_TASKS_MAX");
  folder = values[1];
  batch_max = (unsigned)atoi(values[2]);
  settings = read_file("settings.txt");
  open_database();
  printf("ready %s\n", sqlite3_libversion());
  fflush(stdout);
  while (scanf("%31s", work) == 1) {
    if (!strcmp(work, "settings")) {
      print_settings();
      putchar('\n');
    } else {
      int count = 0, more = 0;
      if (scanf("%d %d", &count, &more) != 2) fail(work, "wanted two numbers");
      latencies = calloc((size_t)count, sizeof *latencies);
      int is_candles = !strcmp(work, "candles");
      execute(is_candles ? "PRAGMA synchronous=NORMAL" : "PRAGMA synchronous=FULL");
      sqlite3_int64 nanos = is_candles ? candles(count, more)
                            : !strcmp(work, "commits") ? commits(count)
                                                       : orders(count, more);
      if (!is_candles) next_order += count;
      printf("%" PRId64 " %" PRId64 " %" PRId64 "\n", (int64_t)nanos,
             (int64_t)(is_candles ? 0 : p99(count)),
             (int64_t)number(is_candles ? "SELECT count(*) FROM candles" : "SELECT max(id) FROM orders"));
      free(latencies);
    }
    fflush(stdout);
  }
  return 0;
}
