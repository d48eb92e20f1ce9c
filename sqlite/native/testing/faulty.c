/*
** A SQLite file system (VFS) that fails on demand and survives a power cut only as far as it must.
**
** It stands in front of the default one, which does the real work on real files. Every call is counted, may
** be made to fail, and, once recording is on, is written to a journal: each write with its bytes, each
** truncation, sync, creation and deletion. From the journal follows what a disk may hold after a power cut:
**
** - A write or truncation is durable when its file was synced after it and no sync failed in between: after a
**   failed sync the system may have thrown the bytes away, and a later sync that succeeds proves nothing.
** - One that is not durable is kept, dropped or, for a write, torn: each of its 512-byte sectors is kept or
**   lost by itself, while the file has grown to its full length. Bytes outside a write never change.
** - A creation or deletion is durable when its folder was synced after it. Otherwise it may be undone, and
**   with it the later ones of the same name. SQLite syncs the folder with the first sync of a journal or
**   write-ahead log that it opened to create, and with a deletion that asks for it.
**
** Syncs go no further: what is durable is decided here, and tests need not wait for a disk. Files are never
** mapped, so that every read and write of a database passes. Shared memory (-shm) is no file that outlives
** the power, and is in no image.
**
** One mutex a file system makes the order of the journal the order on disk for connections in many threads.
*/
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sqlite3.h"

#define EXPORT __attribute__((visibility("default")))

enum { SECTOR_BYTES = 512, NAME_BYTES_MAX = 64, PATH_BYTES_MAX = 1024 };

/* The journal of one file system and the files as they were before it; beyond that, recording has failed. */
#define JOURNAL_BYTES_MAX ((int64_t)1 << 30)

/* The Java side names the first two rows by their numbers. */
enum { OPEN = 0, READ, WRITE, SYNC, TRUNCATE, FILE_SIZE, DELETE, ACCESS, LOCK, SHM_MAP, SHM_LOCK, ANY, OPERATIONS };
enum { NONE = -1, IO_ERROR = 0, NO_SPACE, SHORT };
enum { IMAGE_WRITTEN = 0, IMAGE_NOT_RECORDED = -1 };

/* What this library needs of SQLite, which was loaded without showing its names. */
typedef struct tk_sqlite {
  sqlite3_vfs *(*vfs_find)(const char *);
  int (*vfs_register)(sqlite3_vfs *, int);
  int (*vfs_unregister)(sqlite3_vfs *);
} tk_sqlite;

typedef struct rule {
  int fault;
  int forever;
  sqlite3_int64 remaining; /* calls until it strikes; 1: the next */
} rule;

/* A file as a thing of its own: a name that is deleted and created again is two of them. */
typedef struct node {
  char *path;
  int folder_length; /* of the path, without the last slash */
  int existed;       /* before the recording */
  int linked;        /* the path leads to it now */
  unsigned char *base;
  int64_t base_length;
} node;

typedef enum { WROTE, TRUNCATED, SYNCED, SYNC_FAILED, CREATED, DELETED, FOLDER_SYNCED } entry_kind;

typedef struct entry {
  entry_kind kind;
  int node;
  int64_t offset; /* of a write, or the size after a truncation */
  int64_t length;
  unsigned char *bytes;
} entry;

typedef struct faulty {
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  tk_sqlite sqlite;
  char name[NAME_BYTES_MAX];
  pthread_mutex_t mutex;

  sqlite3_int64 counts[OPERATIONS];
  rule rules[OPERATIONS];
  sqlite3_int64 struck;
  int open_files;
  int read_only_folder;

  int cut_operation;
  sqlite3_int64 cut_remaining;
  int frozen;

  int recording;
  int overflow;
  int64_t bytes;
  node *nodes;
  int node_count, node_room;
  entry *journal;
  int64_t entry_count, entry_room;
} faulty;

typedef struct faulty_file {
  sqlite3_file base;
  faulty *system;
  const char *name;
  int node;
  int syncs_folder;
  sqlite3_file *real;
} faulty_file;

/* ---- Journal ---------------------------------------------------------------------------------------------- */

static void *grown(void *array, int64_t count, int64_t *room, size_t size) {
  if (count < *room) return array;
  int64_t wanted = *room ? 2 * *room : 64;
  void *larger = realloc(array, (size_t)wanted * size);
  if (larger) *room = wanted;
  return larger;
}

/* Takes what only the recording owns; files that are open are not followed any more. */
static void forget_recording(faulty *system) {
  for (int64_t i = 0; i < system->entry_count; i++) free(system->journal[i].bytes);
  for (int i = 0; i < system->node_count; i++) {
    free(system->nodes[i].path);
    free(system->nodes[i].base);
  }
  free(system->journal);
  free(system->nodes);
  system->journal = NULL;
  system->nodes = NULL;
  system->entry_count = system->entry_room = 0;
  system->node_count = system->node_room = 0;
  system->bytes = 0;
  system->overflow = 0;
  system->recording = 0;
}

static void note(faulty *system, entry_kind kind, int node, int64_t offset, const void *bytes, int64_t length) {
  if (!system->recording || system->overflow || node < 0) return;
  unsigned char *copy = NULL;
  if (bytes && length > 0) {
    copy = system->bytes + length <= JOURNAL_BYTES_MAX ? malloc((size_t)length) : NULL;
    if (!copy) {
      system->overflow = 1;
      return;
    }
    memcpy(copy, bytes, (size_t)length);
  }
  entry *journal = grown(system->journal, system->entry_count, &system->entry_room, sizeof(entry));
  if (!journal) {
    free(copy);
    system->overflow = 1;
    return;
  }
  system->journal = journal;
  system->bytes += length;
  journal[system->entry_count++] = (entry){kind, node, offset, length, copy};
}

static int find_node(faulty *system, const char *path) {
  for (int i = system->node_count - 1; i >= 0; i--) {
    if (system->nodes[i].linked && strcmp(system->nodes[i].path, path) == 0) return i;
  }
  return -1;
}

static int add_node(faulty *system, const char *path, int existed) {
  int64_t room = system->node_room;
  node *nodes = grown(system->nodes, system->node_count, &room, sizeof(node));
  char *copy = strdup(path);
  if (nodes) {
    system->nodes = nodes;
    system->node_room = (int)room;
  }
  if (!nodes || !copy) {
    free(copy);
    system->overflow = 1;
    return -1;
  }
  const char *slash = strrchr(path, '/');
  nodes[system->node_count] = (node){copy, slash ? (int)(slash - path) : 0, existed, 1, NULL, 0};
  return system->node_count++;
}

/* The file as it was before the recording is durable. */
static void read_base(faulty *system, int index, sqlite3_file *file) {
  sqlite3_int64 size = 0;
  if (file->pMethods->xFileSize(file, &size) != SQLITE_OK || system->bytes + size > JOURNAL_BYTES_MAX) {
    system->overflow = 1;
    return;
  }
  unsigned char *base = malloc(size ? (size_t)size : 1);
  if (!base) {
    system->overflow = 1;
    return;
  }
  enum { CHUNK_BYTES = 1 << 20 };
  for (sqlite3_int64 at = 0; at < size; at += CHUNK_BYTES) {
    int amount = size - at < CHUNK_BYTES ? (int)(size - at) : CHUNK_BYTES;
    if (file->pMethods->xRead(file, base + at, amount, at) != SQLITE_OK) system->overflow = 1;
  }
  system->nodes[index].base = base;
  system->nodes[index].base_length = size;
  system->bytes += size;
}

/* ---- Faults ----------------------------------------------------------------------------------------------- */

static int apply_rule(faulty *system, rule *rule) {
  if (rule->fault == NONE) return NONE;
  if (rule->remaining > 1) {
    rule->remaining--;
    return NONE;
  }
  int fault = rule->fault;
  if (!rule->forever) rule->fault = NONE;
  system->struck++;
  return fault;
}

/* Enters a call: takes the mutex, counts, and tells the fault to show, if any. */
static int enter(faulty *system, int operation) {
  pthread_mutex_lock(&system->mutex);
  system->counts[operation]++;
  system->counts[ANY]++;
  if (system->frozen) return IO_ERROR;
  int fault = apply_rule(system, &system->rules[operation]);
  int other = apply_rule(system, &system->rules[ANY]);
  return fault != NONE ? fault : other;
}

/* Leaves a call that was carried out; the power may fail right after it. */
static int leave(faulty *system, int operation, int result) {
  if (system->cut_remaining > 0 && (system->cut_operation == operation || system->cut_operation == ANY)) {
    if (--system->cut_remaining == 0) system->frozen = 1;
  }
  pthread_mutex_unlock(&system->mutex);
  return result;
}

static int refuse(faulty *system, int result) {
  pthread_mutex_unlock(&system->mutex);
  return result;
}

static int exists(faulty *system, const char *path) {
  int found = 0;
  return system->real->xAccess(system->real, path, SQLITE_ACCESS_EXISTS, &found) == SQLITE_OK && found;
}

/* ---- Files ------------------------------------------------------------------------------------------------ */

static int file_close(sqlite3_file *base) {
  faulty_file *file = (faulty_file *)base;
  pthread_mutex_lock(&file->system->mutex);
  int result = file->real->pMethods->xClose(file->real);
  file->system->open_files--;
  pthread_mutex_unlock(&file->system->mutex);
  return result;
}

static int file_read(sqlite3_file *base, void *bytes, int amount, sqlite3_int64 offset) {
  faulty_file *file = (faulty_file *)base;
  int fault = enter(file->system, READ);
  if (fault == SHORT) {
    file->real->pMethods->xRead(file->real, bytes, amount, offset);
    memset((char *)bytes + amount / 2, 0, (size_t)(amount - amount / 2));
    return refuse(file->system, SQLITE_IOERR_SHORT_READ);
  }
  if (fault != NONE) return refuse(file->system, SQLITE_IOERR_READ);
  return leave(file->system, READ, file->real->pMethods->xRead(file->real, bytes, amount, offset));
}

static int write_through(faulty_file *file, const void *bytes, int amount, sqlite3_int64 offset) {
  int result = file->real->pMethods->xWrite(file->real, bytes, amount, offset);
  if (result == SQLITE_OK) note(file->system, WROTE, file->node, offset, bytes, amount);
  return result;
}

static int file_write(sqlite3_file *base, const void *bytes, int amount, sqlite3_int64 offset) {
  faulty_file *file = (faulty_file *)base;
  int fault = enter(file->system, WRITE);
  if (fault == IO_ERROR) return refuse(file->system, SQLITE_IOERR_WRITE);
  if (fault == NO_SPACE) return refuse(file->system, SQLITE_FULL);
  if (fault == SHORT) {
    write_through(file, bytes, amount / 2, offset);
    return refuse(file->system, SQLITE_FULL);
  }
  return leave(file->system, WRITE, write_through(file, bytes, amount, offset));
}

static int file_truncate(sqlite3_file *base, sqlite3_int64 size) {
  faulty_file *file = (faulty_file *)base;
  if (enter(file->system, TRUNCATE) != NONE) return refuse(file->system, SQLITE_IOERR_TRUNCATE);
  int result = file->real->pMethods->xTruncate(file->real, size);
  if (result == SQLITE_OK) note(file->system, TRUNCATED, file->node, size, NULL, 0);
  return leave(file->system, TRUNCATE, result);
}

static int file_sync(sqlite3_file *base, int flags) {
  (void)flags;
  faulty_file *file = (faulty_file *)base;
  if (enter(file->system, SYNC) != NONE) {
    if (!file->system->frozen) note(file->system, SYNC_FAILED, file->node, 0, NULL, 0);
    return refuse(file->system, SQLITE_IOERR_FSYNC);
  }
  note(file->system, SYNCED, file->node, 0, NULL, 0);
  if (file->syncs_folder) note(file->system, FOLDER_SYNCED, file->node, 0, NULL, 0);
  file->syncs_folder = 0;
  return leave(file->system, SYNC, SQLITE_OK);
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size) {
  faulty_file *file = (faulty_file *)base;
  if (enter(file->system, FILE_SIZE) != NONE) return refuse(file->system, SQLITE_IOERR_FSTAT);
  return leave(file->system, FILE_SIZE, file->real->pMethods->xFileSize(file->real, size));
}

static int file_lock(sqlite3_file *base, int level) {
  faulty_file *file = (faulty_file *)base;
  if (enter(file->system, LOCK) != NONE) return refuse(file->system, SQLITE_IOERR_LOCK);
  return leave(file->system, LOCK, file->real->pMethods->xLock(file->real, level));
}

/* Never fails: a lock that cannot be given back would outlive the test. */
static int file_unlock(sqlite3_file *base, int level) {
  faulty_file *file = (faulty_file *)base;
  return file->real->pMethods->xUnlock(file->real, level);
}

static int file_check_reserved_lock(sqlite3_file *base, int *reserved) {
  faulty_file *file = (faulty_file *)base;
  if (enter(file->system, LOCK) != NONE) return refuse(file->system, SQLITE_IOERR_CHECKRESERVEDLOCK);
  return leave(file->system, LOCK, file->real->pMethods->xCheckReservedLock(file->real, reserved));
}

static int file_control(sqlite3_file *base, int operation, void *argument) {
  faulty_file *file = (faulty_file *)base;
  switch (operation) {
    case SQLITE_FCNTL_MMAP_SIZE: /* nothing is mapped */
      *(sqlite3_int64 *)argument = 0;
      return SQLITE_OK;
    case SQLITE_FCNTL_SIZE_HINT: /* would write behind the journal's back */
    case SQLITE_FCNTL_CHUNK_SIZE:
      return SQLITE_NOTFOUND;
    default:
      return file->real->pMethods->xFileControl(file->real, operation, argument);
  }
}

static int file_sector_size(sqlite3_file *base) {
  faulty_file *file = (faulty_file *)base;
  return file->real->pMethods->xSectorSize(file->real);
}

static int file_device_characteristics(sqlite3_file *base) {
  faulty_file *file = (faulty_file *)base;
  return file->real->pMethods->xDeviceCharacteristics(file->real) & ~SQLITE_IOCAP_BATCH_ATOMIC;
}

static int shm_cannot_be_made(faulty_file *file) {
  char path[PATH_BYTES_MAX];
  if (!file->system->read_only_folder || !file->name) return 0;
  int length = snprintf(path, sizeof path, "%s-shm", file->name);
  return length > 0 && length < (int)sizeof path && !exists(file->system, path);
}

static int file_shm_map(sqlite3_file *base, int region, int size, int extend, void volatile **out) {
  faulty_file *file = (faulty_file *)base;
  int fault = enter(file->system, SHM_MAP);
  if (fault != NONE) {
    *out = NULL;
    return refuse(file->system, fault == NO_SPACE ? SQLITE_IOERR_SHMSIZE : SQLITE_IOERR_SHMMAP);
  }
  if (shm_cannot_be_made(file)) {
    *out = NULL;
    return refuse(file->system, SQLITE_CANTOPEN);
  }
  int result = file->real->pMethods->xShmMap(file->real, region, size, extend, out);
  return leave(file->system, SHM_MAP, result);
}

static int file_shm_lock(sqlite3_file *base, int offset, int count, int flags) {
  faulty_file *file = (faulty_file *)base;
  if (flags & SQLITE_SHM_UNLOCK) return file->real->pMethods->xShmLock(file->real, offset, count, flags);
  if (enter(file->system, SHM_LOCK) != NONE) return refuse(file->system, SQLITE_IOERR_SHMLOCK);
  int result = file->real->pMethods->xShmLock(file->real, offset, count, flags);
  return leave(file->system, SHM_LOCK, result);
}

static void file_shm_barrier(sqlite3_file *base) {
  faulty_file *file = (faulty_file *)base;
  file->real->pMethods->xShmBarrier(file->real);
}

static int file_shm_unmap(sqlite3_file *base, int delete_too) {
  faulty_file *file = (faulty_file *)base;
  return file->real->pMethods->xShmUnmap(file->real, delete_too && !file->system->frozen);
}

/* Version 2: without the calls that map a file. */
static const sqlite3_io_methods file_methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_reserved_lock,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_device_characteristics,
    .xShmMap = file_shm_map,
    .xShmLock = file_shm_lock,
    .xShmBarrier = file_shm_barrier,
    .xShmUnmap = file_shm_unmap,
};

/* ---- File system ------------------------------------------------------------------------------------------ */

static faulty *system_of(sqlite3_vfs *vfs) { return (faulty *)vfs; }

static void follow(faulty *system, faulty_file *file, int flags, int existed) {
  if (!system->recording || !file->name || (flags & SQLITE_OPEN_DELETEONCLOSE)) return;
  int index = find_node(system, file->name);
  if (index < 0) {
    index = add_node(system, file->name, existed);
    if (index >= 0 && existed) read_base(system, index, file->real);
    if (index >= 0 && !existed) note(system, CREATED, index, 0, NULL, 0);
  }
  file->node = index;
}

static int system_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *base, int flags, int *flags_out) {
  faulty *system = system_of(vfs);
  faulty_file *file = (faulty_file *)base;
  int journal = flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL);
  base->pMethods = NULL;
  if (enter(system, OPEN) != NONE) return refuse(system, SQLITE_CANTOPEN);
  int existed = name && exists(system, name);
  if (system->read_only_folder && name && !existed && (flags & SQLITE_OPEN_CREATE)) {
    return refuse(system, journal ? SQLITE_READONLY_DIRECTORY : SQLITE_CANTOPEN);
  }
  file->system = system;
  file->name = name;
  file->node = -1;
  file->syncs_folder = journal && (flags & SQLITE_OPEN_CREATE);
  file->real = (sqlite3_file *)(file + 1);
  int result = system->real->xOpen(system->real, name, file->real, flags, flags_out);
  if (result != SQLITE_OK) {
    if (file->real->pMethods) file->real->pMethods->xClose(file->real);
    return refuse(system, result);
  }
  follow(system, file, flags, existed);
  base->pMethods = &file_methods;
  system->open_files++;
  return leave(system, OPEN, SQLITE_OK);
}

static int system_delete(sqlite3_vfs *vfs, const char *name, int sync_folder) {
  faulty *system = system_of(vfs);
  if (enter(system, DELETE) != NONE) return refuse(system, SQLITE_IOERR_DELETE);
  if (system->read_only_folder && exists(system, name)) return refuse(system, SQLITE_IOERR_DELETE);
  int result = system->real->xDelete(system->real, name, 0);
  int index = find_node(system, name);
  if (result == SQLITE_OK && index >= 0) {
    system->nodes[index].linked = 0;
    note(system, DELETED, index, 0, NULL, 0);
    if (sync_folder) note(system, FOLDER_SYNCED, index, 0, NULL, 0);
  }
  return leave(system, DELETE, result);
}

static int system_access(sqlite3_vfs *vfs, const char *name, int flags, int *out) {
  faulty *system = system_of(vfs);
  *out = 0;
  if (enter(system, ACCESS) != NONE) return refuse(system, SQLITE_IOERR_ACCESS);
  return leave(system, ACCESS, system->real->xAccess(system->real, name, flags, out));
}

static int system_full_pathname(sqlite3_vfs *vfs, const char *name, int size, char *out) {
  return system_of(vfs)->real->xFullPathname(system_of(vfs)->real, name, size, out);
}

static int system_randomness(sqlite3_vfs *vfs, int count, char *out) {
  return system_of(vfs)->real->xRandomness(system_of(vfs)->real, count, out);
}

static int system_sleep(sqlite3_vfs *vfs, int micros) {
  return system_of(vfs)->real->xSleep(system_of(vfs)->real, micros);
}

static int system_current_time(sqlite3_vfs *vfs, double *out) {
  return system_of(vfs)->real->xCurrentTime(system_of(vfs)->real, out);
}

static int system_current_time_int64(sqlite3_vfs *vfs, sqlite3_int64 *out) {
  return system_of(vfs)->real->xCurrentTimeInt64(system_of(vfs)->real, out);
}

static int system_last_error(sqlite3_vfs *vfs, int size, char *out) {
  return system_of(vfs)->real->xGetLastError(system_of(vfs)->real, size, out);
}

static void heal(faulty *system) {
  for (int i = 0; i < OPERATIONS; i++) system->rules[i].fault = NONE;
  system->read_only_folder = 0;
}

/* Registers a new file system of this name in front of the default one; NULL when that cannot be. */
EXPORT faulty *tk_faulty_register(const tk_sqlite *sqlite, const char *name) {
  sqlite3_vfs *real = sqlite->vfs_find(NULL);
  faulty *system = calloc(1, sizeof *system);
  if (!real || !system || strlen(name) >= NAME_BYTES_MAX) {
    free(system);
    return NULL;
  }
  strcpy(system->name, name);
  system->real = real;
  system->sqlite = *sqlite;
  heal(system);
  pthread_mutex_init(&system->mutex, NULL);
  system->vfs = (sqlite3_vfs){
      .iVersion = 2,
      .szOsFile = (int)sizeof(faulty_file) + real->szOsFile,
      .mxPathname = real->mxPathname,
      .zName = system->name,
      .xOpen = system_open,
      .xDelete = system_delete,
      .xAccess = system_access,
      .xFullPathname = system_full_pathname,
      .xRandomness = system_randomness,
      .xSleep = system_sleep,
      .xCurrentTime = system_current_time,
      .xGetLastError = system_last_error,
      .xCurrentTimeInt64 = system_current_time_int64,
  };
  if (sqlite->vfs_register(&system->vfs, 0) != SQLITE_OK) {
    pthread_mutex_destroy(&system->mutex);
    free(system);
    return NULL;
  }
  return system;
}

/* Takes the file system away and frees it; with files open it stays, and the answer is their number. */
EXPORT int tk_faulty_unregister(faulty *system) {
  pthread_mutex_lock(&system->mutex);
  int open_files = system->open_files;
  if (!open_files) {
    system->sqlite.vfs_unregister(&system->vfs);
    forget_recording(system);
  }
  pthread_mutex_unlock(&system->mutex);
  if (open_files) return open_files;
  pthread_mutex_destroy(&system->mutex);
  free(system);
  return 0;
}

/* Makes the nth call from now of an operation fail, and with forever every later one. */
EXPORT void tk_faulty_fail(faulty *system, int operation, sqlite3_int64 nth, int fault, int forever) {
  pthread_mutex_lock(&system->mutex);
  system->rules[operation] = (rule){fault, forever, nth};
  pthread_mutex_unlock(&system->mutex);
}

EXPORT void tk_faulty_make_folder_read_only(faulty *system) {
  pthread_mutex_lock(&system->mutex);
  system->read_only_folder = 1;
  pthread_mutex_unlock(&system->mutex);
}

/* Takes every fault away. */
EXPORT void tk_faulty_heal(faulty *system) {
  pthread_mutex_lock(&system->mutex);
  heal(system);
  pthread_mutex_unlock(&system->mutex);
}

EXPORT sqlite3_int64 tk_faulty_count(faulty *system, int operation) {
  pthread_mutex_lock(&system->mutex);
  sqlite3_int64 count = system->counts[operation];
  pthread_mutex_unlock(&system->mutex);
  return count;
}

EXPORT sqlite3_int64 tk_faulty_struck(faulty *system) {
  pthread_mutex_lock(&system->mutex);
  sqlite3_int64 struck = system->struck;
  pthread_mutex_unlock(&system->mutex);
  return struck;
}

EXPORT int tk_faulty_open_files(faulty *system) {
  pthread_mutex_lock(&system->mutex);
  int open_files = system->open_files;
  pthread_mutex_unlock(&system->mutex);
  return open_files;
}

/* ---- Power cut -------------------------------------------------------------------------------------------- */

/* Begins a new recording with the power on; what was recorded before is gone. Answers the files that are open. */
EXPORT int tk_faulty_record(faulty *system) {
  pthread_mutex_lock(&system->mutex);
  int open_files = system->open_files;
  if (!open_files) {
    forget_recording(system);
    system->frozen = 0;
    system->cut_remaining = 0;
    system->recording = 1;
  }
  pthread_mutex_unlock(&system->mutex);
  return open_files;
}

/* Ends the recording, frees it, and turns the power on. */
EXPORT void tk_faulty_stop(faulty *system) {
  pthread_mutex_lock(&system->mutex);
  forget_recording(system);
  system->frozen = 0;
  system->cut_remaining = 0;
  pthread_mutex_unlock(&system->mutex);
}

/* Where the journal ends now. */
EXPORT sqlite3_int64 tk_faulty_position(faulty *system) {
  pthread_mutex_lock(&system->mutex);
  sqlite3_int64 position = system->entry_count;
  pthread_mutex_unlock(&system->mutex);
  return position;
}

/* Cuts the power right after the nth call from now of an operation. */
EXPORT void tk_faulty_cut_after(faulty *system, int operation, sqlite3_int64 nth) {
  pthread_mutex_lock(&system->mutex);
  system->cut_operation = operation;
  system->cut_remaining = nth;
  pthread_mutex_unlock(&system->mutex);
}

EXPORT int tk_faulty_is_cut(faulty *system) {
  pthread_mutex_lock(&system->mutex);
  int frozen = system->frozen;
  pthread_mutex_unlock(&system->mutex);
  return frozen;
}

/* SplitMix64, as everybody knows it. */
static uint64_t next_random(uint64_t *state) {
  uint64_t z = (*state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

/* How willing this cut is to lose things: some seeds keep or drop nearly all, most are in between. */
typedef struct fate {
  uint64_t random;
  unsigned keep, tear; /* of 256 */
} fate;

static int is_kept(fate *fate) { return (next_random(&fate->random) >> 32 & 255) < fate->keep; }

static fate fate_of(uint64_t seed) {
  static const unsigned keep[] = {0, 32, 128, 224, 256}, tear[] = {0, 128, 256};
  fate fate = {seed, 0, 0};
  fate.keep = keep[next_random(&fate.random) % (sizeof keep / sizeof *keep)];
  fate.tear = tear[next_random(&fate.random) % (sizeof tear / sizeof *tear)];
  return fate;
}

/* A file's bytes while the image is made. */
typedef struct content {
  unsigned char *bytes;
  int64_t length, room;
  int linked;
  int undone; /* a creation or deletion of this name was: so are the later ones */
} content;

static int resize(content *content, int64_t length) {
  if (length > content->room) {
    int64_t room = length > 2 * content->room ? length : 2 * content->room;
    unsigned char *larger = realloc(content->bytes, (size_t)room);
    if (!larger) return ENOMEM;
    content->bytes = larger;
    content->room = room;
  }
  if (length > content->length) memset(content->bytes + content->length, 0, (size_t)(length - content->length));
  content->length = length;
  return 0;
}

static int apply_write(content *content, const entry *write, fate *fate) {
  int64_t end = write->offset + write->length;
  if (write->length == 0) return 0;
  if (end > content->length && resize(content, end)) return ENOMEM;
  int64_t at = write->offset;
  while (at < end) {
    int64_t sector_end = (at / SECTOR_BYTES + 1) * SECTOR_BYTES;
    int64_t stop = sector_end < end ? sector_end : end;
    if (!fate || next_random(&fate->random) >> 63) {
      memcpy(content->bytes + at, write->bytes + (at - write->offset), (size_t)(stop - at));
    }
    at = stop;
  }
  return 0;
}

static int apply_to_content(content *content, const entry *entry, int durable, fate *fate) {
  int kept = durable || is_kept(fate);
  if (entry->kind == TRUNCATED) return kept ? resize(content, entry->offset) : 0;
  if (kept) return apply_write(content, entry, NULL);
  int torn = (next_random(&fate->random) >> 32 & 255) < fate->tear;
  return torn ? apply_write(content, entry, fate) : 0;
}

static int same_folder(const node *a, const node *b) {
  return a->folder_length == b->folder_length && strncmp(a->path, b->path, (size_t)a->folder_length) == 0;
}

/* A name is a row of nodes, of which one at most is linked. */
static void apply_to_folder(faulty *system, content *contents, const entry *entry, int durable, fate *fate) {
  const char *path = system->nodes[entry->node].path;
  int undone = 0;
  for (int i = 0; i < system->node_count; i++) {
    if (strcmp(system->nodes[i].path, path) == 0) undone |= contents[i].undone;
  }
  if (undone || (!durable && !is_kept(fate))) {
    contents[entry->node].undone = 1;
    return;
  }
  contents[entry->node].linked = entry->kind == CREATED;
}

/* For every entry before position, whether a power cut there must leave it. */
static void find_durable(faulty *system, int64_t position, char *durable, char *node_synced, char *folder_synced) {
  for (int64_t i = position - 1; i >= 0; i--) {
    const entry *entry = &system->journal[i];
    const node *at = &system->nodes[entry->node];
    switch (entry->kind) {
      case SYNCED:
        node_synced[entry->node] = 1;
        break;
      case SYNC_FAILED:
        node_synced[entry->node] = 0;
        break;
      case FOLDER_SYNCED:
        for (int n = 0; n < system->node_count; n++) {
          if (same_folder(&system->nodes[n], at)) folder_synced[n] = 1;
        }
        break;
      case WROTE:
      case TRUNCATED:
        durable[i] = node_synced[entry->node];
        break;
      case CREATED:
      case DELETED:
        durable[i] = folder_synced[entry->node];
        break;
    }
  }
}

static int write_file(const char *path, const unsigned char *bytes, int64_t length) {
  int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) return errno;
  int result = 0;
  for (int64_t at = 0; at < length && !result;) {
    ssize_t wrote = write(descriptor, bytes + at, (size_t)(length - at));
    if (wrote > 0) at += wrote;
    if (wrote < 0 && errno != EINTR) result = errno;
  }
  if (close(descriptor) && !result) result = errno;
  return result;
}

/* Every name of the recording is in the folder afterwards, or is not, as the disk would have it. */
static int write_folder(faulty *system, const content *contents, const char *folder) {
  char path[PATH_BYTES_MAX];
  for (int pass = 0; pass < 2; pass++) {
    for (int i = 0; i < system->node_count; i++) {
      const char *file = system->nodes[i].path + system->nodes[i].folder_length;
      int length = snprintf(path, sizeof path, "%s%s-shm", folder, file);
      if (length < 0 || length >= (int)sizeof path) return ENAMETOOLONG;
      if (pass == 0) unlink(path);
      path[length - 4] = 0;
      if (pass == 0) unlink(path);
      int result = pass && contents[i].linked ? write_file(path, contents[i].bytes, contents[i].length) : 0;
      if (result) return result;
    }
  }
  return 0;
}

static int build_contents(faulty *system, int64_t position, uint64_t seed, content *contents, const char *durable) {
  fate fate = fate_of(seed);
  for (int i = 0; i < system->node_count; i++) {
    const node *node = &system->nodes[i];
    contents[i].linked = node->existed;
    if (node->base_length == 0) continue;
    if (resize(&contents[i], node->base_length)) return ENOMEM;
    memcpy(contents[i].bytes, node->base, (size_t)node->base_length);
  }
  for (int64_t i = 0; i < position; i++) {
    const entry *entry = &system->journal[i];
    if (entry->kind == CREATED || entry->kind == DELETED) {
      apply_to_folder(system, contents, entry, durable[i], &fate);
    }
    if (entry->kind == WROTE || entry->kind == TRUNCATED) {
      int result = apply_to_content(&contents[entry->node], entry, durable[i], &fate);
      if (result) return result;
    }
  }
  return 0;
}

/*
** Writes to a folder the files that a power cut after the first position entries of the journal may leave, as
** the seed decides. Answers 0, an errno, or IMAGE_NOT_RECORDED when there is no whole journal to work from.
*/
EXPORT int tk_faulty_write_image(faulty *system, sqlite3_int64 position, sqlite3_int64 seed, const char *folder) {
  pthread_mutex_lock(&system->mutex);
  if (!system->recording || system->overflow || position < 0 || position > system->entry_count) {
    return refuse(system, IMAGE_NOT_RECORDED);
  }
  size_t nodes = (size_t)system->node_count;
  content *contents = calloc(nodes + 1, sizeof(content));
  char *durable = calloc((size_t)position + 2 * nodes + 1, 1);
  int result = contents && durable ? IMAGE_WRITTEN : ENOMEM;
  if (!result) {
    find_durable(system, position, durable, durable + position, durable + position + nodes);
    result = build_contents(system, position, (uint64_t)seed, contents, durable);
  }
  if (!result) result = write_folder(system, contents, folder);
  for (size_t i = 0; contents && i < nodes; i++) free(contents[i].bytes);
  free(contents);
  free(durable);
  return refuse(system, result);
}
