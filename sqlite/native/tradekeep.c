/*
** SQLite in one translation unit with the few functions that make it cheap to call from the JVM.
**
** A call from Java into C costs as much as SQLite needs to decode several columns, so a row crosses
** the boundary in one call: tk_step() steps the statement and lays every column of the row into an
** array of cells that Java reads as plain memory. A statement that has ended, well or badly, is
** reset in the same call, so that its parameters may be bound again at once.
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
static int tk_read_plain(const Mem *value, tk_cell *cell) {
  if (value->flags & MEM_Int) {
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

/*
** Lays the columns of the current row into cells[0..count). Reads SQLite's own array of results, which
** saves the checks that sqlite3_column_value() makes for every column.
*/
SQLITE_API void tk_read_row(sqlite3_stmt *statement, tk_cell *cells, int count) {
  Mem *row = ((Vdbe *)statement)->pResultRow;
  for (int i = 0; i < count; i++) {
    sqlite3_value *value = &row[i];
    tk_cell *cell = &cells[i];
    if (tk_read_plain(value, cell)) continue;
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

/* Binds count integers to the parameters first, first+1, …; stops at the first that fails. */
SQLITE_API int tk_bind_int64s(sqlite3_stmt *statement, int first, const sqlite3_int64 *values, int count) {
  for (int i = 0; i < count; i++) {
    int result = sqlite3_bind_int64(statement, first + i, values[i]);
    if (result != SQLITE_OK) return result;
  }
  return SQLITE_OK;
}

/* Switches a boolean option of a connection; sqlite3_db_config() itself takes variable arguments. */
SQLITE_API int tk_switch(sqlite3 *connection, int option, int on) {
  return sqlite3_db_config(connection, option, on, (int *)0);
}
