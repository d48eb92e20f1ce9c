/*
** What a connection needs in C beyond SQLite's own functions; part of tradekeep.c.
**
** Java is called back as one function of four integers that returns one: 0 when Java threw. It never
** throws into C.
*/
#include <time.h>

typedef sqlite3_int64 (*tk_callback)(sqlite3_int64 a, sqlite3_int64 b, sqlite3_int64 c, sqlite3_int64 d);

#define TK_ADDRESS(pointer) ((sqlite3_int64)(pointer))

/* ---- Time limit ---------------------------------------------------------------------------------- */

/* A deadline is looked at after so many steps of SQLite's virtual machine. */
#define TK_DEADLINE_STEPS 1000

/* Java reads passed, at offset 8. */
typedef struct tk_deadline {
  sqlite3_int64 nanos; /* of the monotonic clock */
  sqlite3_int64 passed;
} tk_deadline;

static sqlite3_int64 tk_now_nanos(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (sqlite3_int64)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int tk_is_past(void *argument) {
  tk_deadline *deadline = argument;
  if (tk_now_nanos() < deadline->nanos) return 0;
  deadline->passed = 1;
  return 1;
}

/* Statements that run later than this many nanoseconds from now are interrupted; NULL ends the limit. */
SQLITE_API void tk_set_deadline(sqlite3 *connection, tk_deadline *deadline, sqlite3_int64 nanos) {
  if (!deadline) {
    sqlite3_progress_handler(connection, 0, 0, 0);
    return;
  }
  sqlite3_int64 now = tk_now_nanos();
  deadline->nanos = nanos > LARGEST_INT64 - now ? LARGEST_INT64 : now + nanos;
  deadline->passed = 0;
  sqlite3_progress_handler(connection, TK_DEADLINE_STEPS, tk_is_past, deadline);
}

/* ---- Slow statements ----------------------------------------------------------------------------- */

#define TK_SLOW_ENTRIES 64
#define TK_SLOW_SQL_BYTES 1008

typedef struct tk_slow_entry {
  sqlite3_int64 nanos;
  int length;      /* bytes kept in sql */
  int full_length; /* bytes the SQL had */
  char sql[TK_SLOW_SQL_BYTES];
} tk_slow_entry;

/* The newest slow statements. Java mirrors this layout; entry number n lies at n % TK_SLOW_ENTRIES. */
typedef struct tk_slow_ring {
  sqlite3_int64 threshold_nanos;
  sqlite3_int64 count; /* of all entries ever made */
  tk_slow_entry entries[TK_SLOW_ENTRIES];
} tk_slow_ring;

_Static_assert(sizeof(tk_slow_entry) == 1024, "the Java side reads entries of 1024 bytes");
_Static_assert(offsetof(tk_slow_ring, entries) == 16, "the Java side skips a head of 16 bytes");

static int tk_profile(unsigned event, void *argument, void *statement, void *nanos) {
  tk_slow_ring *ring = argument;
  (void)event;
  if (*(sqlite3_int64 *)nanos < ring->threshold_nanos) return 0;
  const char *sql = sqlite3_sql(statement);
  if (!sql) sql = "";
  tk_slow_entry *entry = &ring->entries[ring->count++ % TK_SLOW_ENTRIES];
  entry->nanos = *(sqlite3_int64 *)nanos;
  entry->full_length = sqlite3Strlen30(sql);
  entry->length = entry->full_length < TK_SLOW_SQL_BYTES ? entry->full_length : TK_SLOW_SQL_BYTES;
  memcpy(entry->sql, sql, entry->length);
  return 0;
}

/* Collects the statements that take longer than the ring's threshold; NULL ends it. */
SQLITE_API int tk_trace_slow(sqlite3 *connection, tk_slow_ring *ring) {
  if (!ring) return sqlite3_trace_v2(connection, 0, 0, 0);
  return sqlite3_trace_v2(connection, SQLITE_TRACE_PROFILE, tk_profile, ring);
}

/* ---- Functions and collations from Java ---------------------------------------------------------- */

/*
** Java finds the arguments in an array of cells and leaves the result in one more. A result of type 0
** is an error, and its bytes are the message.
*/
static void tk_call_function(sqlite3_context *context, int count, sqlite3_value **values) {
  tk_callback function = (tk_callback)sqlite3_user_data(context);
  tk_cell cells[count + 1];
  for (int i = 0; i < count; i++) tk_read_value(values[i], &cells[i]);
  tk_cell *result = &cells[count];
  result->type = SQLITE_NULL;
  if (!function(TK_ADDRESS(cells), count, TK_ADDRESS(result), 0)) {
    sqlite3_result_error(context, "a function in Java threw", -1);
    return;
  }
  switch (result->type) {
    case SQLITE_INTEGER:
      sqlite3_result_int64(context, result->value.integer);
      break;
    case SQLITE_FLOAT:
      sqlite3_result_double(context, result->value.real);
      break;
    case SQLITE_TEXT:
      sqlite3_result_text(context, result->value.bytes, result->length, SQLITE_TRANSIENT);
      break;
    case SQLITE_BLOB:
      sqlite3_result_blob(context, result->value.bytes, result->length, SQLITE_TRANSIENT);
      break;
    case SQLITE_NULL:
      sqlite3_result_null(context);
      break;
    default:
      sqlite3_result_error(context, result->value.bytes, result->length);
  }
}

/* Makes a scalar function, or with NULL takes it away. */
SQLITE_API int tk_create_function(
    sqlite3 *connection, const char *name, int count, int flags, tk_callback function) {
  return sqlite3_create_function_v2(connection, name, count, SQLITE_UTF8 | flags, (void *)function,
                                    function ? tk_call_function : 0, 0, 0, 0);
}

typedef struct tk_collation {
  sqlite3 *connection;
  tk_callback compare;
} tk_collation;

/*
** Java answers 1 + the sign: 0 is left for a comparison that threw. SQLite knows no comparison that
** fails; pretending that memory ran out is the one way to make sure that the statement does.
*/
static int tk_compare(void *argument, int length1, const void *bytes1, int length2, const void *bytes2) {
  tk_collation *collation = argument;
  sqlite3_int64 answer =
      collation->compare(TK_ADDRESS(bytes1), length1, TK_ADDRESS(bytes2), length2);
  if (answer) return (int)answer - 2;
  sqlite3OomFault(collation->connection);
  return 0;
}

/* Makes a collation, or with NULL takes it away. */
SQLITE_API int tk_create_collation(sqlite3 *connection, const char *name, tk_callback compare) {
  if (!compare) return sqlite3_create_collation_v2(connection, name, SQLITE_UTF8, 0, 0, 0);
  tk_collation *collation = sqlite3_malloc64(sizeof *collation);
  if (!collation) return SQLITE_NOMEM;
  collation->connection = connection;
  collation->compare = compare;
  int result = sqlite3_create_collation_v2(connection, name, SQLITE_UTF8, collation, tk_compare, sqlite3_free);
  /* Unlike its siblings this function does not free the argument when it fails. */
  if (result) sqlite3_free(collation);
  return result;
}

/* ---- Write-ahead log ----------------------------------------------------------------------------- */

/* Java fills this in. */
typedef struct tk_wal_listener {
  tk_callback listener;
  sqlite3_int64 checkpoint_frames; /* a log of so many frames is checkpointed; 0 for never */
} tk_wal_listener;

static int tk_wal_committed(void *argument, sqlite3 *connection, const char *schema, int frames) {
  tk_wal_listener *hook = argument;
  hook->listener(TK_ADDRESS(schema), frames, 0, 0);
  if (hook->checkpoint_frames > 0 && frames >= hook->checkpoint_frames) {
    /* As SQLite's own automatic checkpoint: one that fails is tried again at the next commit. */
    sqlite3_wal_checkpoint_v2(connection, schema, SQLITE_CHECKPOINT_PASSIVE, 0, 0);
  }
  return SQLITE_OK;
}

/* Tells a listener of each commit to the log; takes the place of the automatic checkpoint. */
SQLITE_API void tk_wal_hook(sqlite3 *connection, tk_wal_listener *hook) {
  sqlite3_wal_hook(connection, tk_wal_committed, hook);
}

/* The log is made longer by so many bytes at a time. */
enum { TK_WAL_CHUNK = 1 << 20 };

/* The file of the main database's write-ahead log; 0 while there is none, and with another journal. */
static int tk_log(sqlite3 *connection, sqlite3_file **log) {
  *log = 0;
  Btree *main = connection->aDb[0].pBt;
  if (!main || !pagerUseWal(sqlite3BtreePager(main))) return SQLITE_OK;
  int result = sqlite3_file_control(connection, "main", SQLITE_FCNTL_JOURNAL_POINTER, log);
  if (*log && !(*log)->pMethods) *log = 0;
  return result;
}

/*
** Reads bytes of the write-ahead log of a connection's main database through the file that SQLite has open:
** opening it once more and closing it again could drop locks. What lies behind its end is zero.
*/
SQLITE_API int tk_wal_read(sqlite3 *connection, sqlite3_int64 offset, void *into, int length) {
  sqlite3_file *log = 0;
  int result = tk_log(connection, &log);
  if (result != SQLITE_OK) return result;
  if (!log) {
    memset(into, 0, (size_t)length);
    return SQLITE_OK;
  }
  result = log->pMethods->xRead(log, into, length, offset);
  return result == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : result;
}

/*
** Gives the write-ahead log room on the disk up to a size, in whole chunks, so that commits do not make
** the file longer one by one. Where the disk refuses, the log grows as it would have; what some file
** systems have taken before they refuse is given back.
*/
SQLITE_API int tk_wal_reserve(sqlite3 *connection, sqlite3_int64 size) {
  sqlite3_file *log = 0;
  sqlite3_int64 before = 0;
  int chunk = TK_WAL_CHUNK;
  int result = tk_log(connection, &log);
  if (result != SQLITE_OK || !log) return result;
  if (log->pMethods->xFileSize(log, &before) != SQLITE_OK || before >= size) return SQLITE_OK;
  if (log->pMethods->xFileControl(log, SQLITE_FCNTL_CHUNK_SIZE, &chunk) != SQLITE_OK) return SQLITE_OK;
  if (log->pMethods->xFileControl(log, SQLITE_FCNTL_SIZE_HINT, &size) != SQLITE_OK) {
    log->pMethods->xTruncate(log, before);
  }
  return SQLITE_OK;
}

/* ---- Blobs and changesets ------------------------------------------------------------------------ */

/* names: schema, table, column. */
SQLITE_API int tk_blob_open(
    sqlite3 *connection, const char *const *names, sqlite3_int64 rowid, int writable, sqlite3_blob **out) {
  return sqlite3_blob_open(connection, names[0], names[1], names[2], rowid, writable, out);
}

/* Java's ConflictPolicy knows these numbers. */
enum { TK_CONFLICT_ABORT, TK_CONFLICT_OMIT, TK_CONFLICT_REPLACE };

typedef struct tk_conflicts {
  int policy;
  sqlite3_int64 count;
} tk_conflicts;

static int tk_on_conflict(void *argument, int kind, sqlite3_changeset_iter *change) {
  tk_conflicts *conflicts = argument;
  (void)change;
  conflicts->count++;
  /* Going on would commit rows whose parents are missing. */
  if (conflicts->policy == TK_CONFLICT_ABORT || kind == SQLITE_CHANGESET_FOREIGN_KEY) {
    return SQLITE_CHANGESET_ABORT;
  }
  int replaceable = kind == SQLITE_CHANGESET_DATA || kind == SQLITE_CHANGESET_CONFLICT;
  return conflicts->policy == TK_CONFLICT_REPLACE && replaceable ? SQLITE_CHANGESET_REPLACE
                                                                 : SQLITE_CHANGESET_OMIT;
}

/* Applies a changeset to the main database and counts the conflicts met. */
SQLITE_API int tk_changeset_apply(
    sqlite3 *connection, int size, void *changeset, int policy, sqlite3_int64 *conflicts_out) {
  tk_conflicts conflicts = {policy, 0};
  int result = sqlite3changeset_apply(connection, size, changeset, 0, tk_on_conflict, &conflicts);
  *conflicts_out = conflicts.count;
  return result;
}
