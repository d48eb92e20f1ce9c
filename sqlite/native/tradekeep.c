/*
** SQLite in one translation unit with the few functions that make it cheap to call from the JVM.
**
** A call from Java into C costs as much as SQLite needs to decode several columns, so a row crosses
** the boundary in one call: tk_step() steps the statement and lays every column of the row into an
** array of cells that Java reads as plain memory, and its parameters cross in the same call, out of
** such an array (tk_bind_and_step()). A statement that has ended, well or badly, is
** reset in the same call, so that its parameters may be bound again at once.
**
** Java calls every function here and in SQLite as one that takes up to six integers or pointers and
** returns one (see NativeCall.java); whatever does not fit has a wrapper here.
*/
#include "sqlite3.c"

/* One column of the current row. The Java side mirrors this layout: 16 bytes, no padding. */
typedef struct tk_cell {
  union {
    sqlite3_int64 integer;
    double real;
    const void *bytes; /* text or blob; valid until the statement is stepped, reset or finalized */
  } value;
  int length; /* bytes of a text or blob */
  int type;   /* SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB or SQLITE_NULL */
} tk_cell;

_Static_assert(sizeof(tk_cell) == 16, "the Java side reads cells of 16 bytes");

/* Lays a value that needs no conversion by SQLite into a cell; answers 0 for any other. */
static inline int tk_read_plain(const Mem *value, tk_cell *cell) {
  if ((value->flags & (MEM_Int | MEM_Null)) == MEM_Int) {
    cell->type = SQLITE_INTEGER;
    cell->length = 0;
    cell->value.integer = value->u.i;
    return 1;
  }
  /* Whether a NUL follows is of no interest: the length goes with the bytes. */
  if ((value->flags & MEM_AffMask) == MEM_Str && value->enc == SQLITE_UTF8) {
    cell->type = SQLITE_TEXT;
    cell->length = value->n;
    cell->value.bytes = value->z;
    return 1;
  }
  return 0;
}

/* Lays one value into a cell. */
static inline __attribute__((always_inline)) void tk_read_value(sqlite3_value *value, tk_cell *cell) {
  if (tk_read_plain(value, cell)) return;
  cell->type = sqlite3_value_type(value);
  cell->length = 0;
  switch (cell->type) {
    case SQLITE_INTEGER:
      cell->value.integer = sqlite3_value_int64(value);
      break;
    case SQLITE_FLOAT:
      cell->value.real = sqlite3_value_double(value);
      break;
    case SQLITE_TEXT:
      cell->value.bytes = sqlite3_value_text(value);
      cell->length = sqlite3_value_bytes(value);
      break;
    case SQLITE_BLOB:
      cell->value.bytes = sqlite3_value_blob(value);
      cell->length = sqlite3_value_bytes(value);
      break;
    default:
      cell->value.integer = 0;
  }
}

/*
** Lays the columns of the current row into cells[0..count). Reads SQLite's own array of results, which
** saves the checks that sqlite3_column_value() makes for every column.
*/
SQLITE_API void tk_read_row(sqlite3_stmt *statement, tk_cell *cells, int count) {
  Mem *row = ((Vdbe *)statement)->pResultRow;
  for (int i = 0; i < count; i++) tk_read_value(&row[i], &cells[i]);
}

/*
** Steps the statement. Returns SQLITE_ROW with the row in cells, or -N when the row has N columns and
** cells only room for fewer: then nothing is read, and tk_read_row() with enough room gets the row.
** Any other result is the end: the statement has been reset and the result is sqlite3_step()'s own.
*/
SQLITE_API int tk_step(sqlite3_stmt *statement, tk_cell *cells, int capacity) {
  int result = sqlite3_step(statement);
  if (result == SQLITE_ROW) {
    int count = sqlite3_data_count(statement);
    if (count > capacity) return -count;
    tk_read_row(statement, cells, count);
    return SQLITE_ROW;
  }
  sqlite3_reset(statement);
  return result;
}

/* The type of a cell whose value has been taken over already. */
#define TK_TAKEN 0

/* Binds one value; the bytes of a text or blob stay where they are until the parameter is bound again. */
static int tk_bind(sqlite3_stmt *statement, int index, const tk_cell *cell) {
  switch (cell->type) {
    case SQLITE_INTEGER:
      return sqlite3_bind_int64(statement, index, cell->value.integer);
    case SQLITE_TEXT:
      return sqlite3_bind_text(statement, index, cell->value.bytes, cell->length, SQLITE_STATIC);
    case SQLITE_FLOAT:
      return sqlite3_bind_double(statement, index, cell->value.real);
    case SQLITE_BLOB:
      return sqlite3_bind_blob(statement, index, cell->value.bytes, cell->length, SQLITE_STATIC);
    default:
      return sqlite3_bind_null(statement, index);
  }
}

/*
** Whether the variables of a statement may be written as they are: it does not run, its plan depends on
** none of them, and texts need no other encoding. sqlite3_bind_int64() and its like ask for each value.
*/
static int tk_may_bind_plainly(const Vdbe *statement, int count) {
  return statement->eVdbeState == VDBE_READY_STATE && statement->expmask == 0 &&
         count <= statement->nVar && ENC(statement->db) == SQLITE_UTF8;
}

/* Writes a value that needs no work by SQLite into a variable that owns no memory; answers 0 for any other. */
static inline int tk_bind_plain(Mem *variable, const tk_cell *cell) {
  if (VdbeMemDynamic(variable)) return 0;
  switch (cell->type) {
    case SQLITE_INTEGER:
      variable->u.i = cell->value.integer;
      variable->flags = MEM_Int;
      return 1;
    case SQLITE_TEXT:
      if (cell->value.bytes == 0 || cell->length > variable->db->aLimit[SQLITE_LIMIT_LENGTH]) return 0;
      variable->z = (char *)cell->value.bytes;
      variable->n = cell->length;
      variable->flags = MEM_Str | MEM_Static;
      variable->enc = SQLITE_UTF8;
      variable->xDel = SQLITE_STATIC;
      return 1;
    case SQLITE_NULL:
      variable->flags = MEM_Null;
      return 1;
    default:
      return 0;
  }
}

/*
** Binds every value that waits in parameters[0..count) and steps: see tk_step(). When a value cannot be
** bound, it and those after it go on waiting, and the result is that of its binding.
*/
SQLITE_API int tk_bind_and_step(
    sqlite3_stmt *statement, tk_cell *parameters, int count, tk_cell *cells, int capacity) {
  int plainly = tk_may_bind_plainly((Vdbe *)statement, count);
  Mem *variables = ((Vdbe *)statement)->aVar;
  for (int i = 0; i < count; i++) {
    if (parameters[i].type == TK_TAKEN) continue;
    if (plainly && tk_bind_plain(&variables[i], &parameters[i])) {
      parameters[i].type = TK_TAKEN;
      continue;
    }
    int result = tk_bind(statement, i + 1, &parameters[i]);
    if (result != SQLITE_OK) return result;
    parameters[i].type = TK_TAKEN;
  }
  return tk_step(statement, cells, capacity);
}

/* Compiles the first statement of a text; out gets the statement and where the text goes on. */
SQLITE_API int tk_prepare(
    sqlite3 *connection, const char *sql, sqlite3_uint64 length_and_flags, const void *out[2]) {
  return sqlite3_prepare_v3(connection, sql, (int)(length_and_flags & 0xffffffff),
                            (unsigned)(length_and_flags >> 32), (sqlite3_stmt **)&out[0],
                            (const char **)&out[1]);
}

/*
** Switches a boolean option of a connection on (1), off (0) or not at all (-1), and says how it stands
** then; sqlite3_db_config() itself takes variable arguments.
*/
SQLITE_API int tk_switch(sqlite3 *connection, int option, int on, int *state) {
  return sqlite3_db_config(connection, option, on, state);
}

typedef sqlite3_int64 tk_function(
    sqlite3_int64, sqlite3_int64, sqlite3_int64, sqlite3_int64, sqlite3_int64, sqlite3_int64);

/*
** Calls any function of this library: NativeCall.call(), which the JVM finds by this name. It uses nothing
** of what the JVM hands it, so jni.h is not needed.
*/
SQLITE_API sqlite3_int64 Java_dev_tradekeep_sqlite_NativeCall_call(
    void *environment, void *class, sqlite3_int64 function, sqlite3_int64 a, sqlite3_int64 b,
    sqlite3_int64 c, sqlite3_int64 d, sqlite3_int64 e, sqlite3_int64 f) {
  (void)environment, (void)class;
  return ((tk_function *)function)(a, b, c, d, e, f);
}

#include "connection.c"
