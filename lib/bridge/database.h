/* SPDX-License-Identifier: Apache-2.0 */
/* database.h: what the module landrelease_postgres does: it asks a PostgreSQL server.
 *
 * Open a session, ask, copy rows out, close. The session can change nothing: it is
 * read-only, and all that it is asked is answered from one snapshot of the database.
 * Where the server is, who asks and with what password, libpq finds out for itself
 * (service file, environment, password file). No error says any of it. */
#ifndef LREL_BRIDGE_DATABASE_H
#define LREL_BRIDGE_DATABASE_H

#include "bridge/module.h"
#include "core/memory.h"

/* A session; of one thread at a time. */
typedef struct lrel_database lrel_database;

/* Takes a row of an answer: @p values are texts, "" where the database has null, and stay
 * until it returns. What is not LREL_OK ends the answer and is what ask() returns. */
typedef lrel_status (*lrel_answer_fn)(const char *const *values, void *user,
                                      lrel_error *err);

/* Of an answer: questions are about names and numbers, and ask for few. */
#define LREL_ANSWER_COLUMNS_MAX 8

typedef struct lrel_question {
    const char *sql;           /* one statement */
    const char *const *values; /* of $1, $2, ... */
    size_t value_count;
    size_t column_count; /* of the answer, LREL_ANSWER_COLUMNS_MAX at most */
} lrel_question;

/* Takes a row as COPY writes it in its text format, without the end of the line; the
 * bytes may be changed. Returns as lrel_answer_fn. */
typedef lrel_status (*lrel_copied_fn)(char *line, size_t length, void *user,
                                      lrel_error *err);

typedef struct lrel_database_functions {
    lrel_module_head head;

    /** Opens a session, of which everything that is asked is seen as it was at one
     * moment.
     *
     * @param service   a section of pg_service.conf; "": what the variables PG* say
     * @param snapshot  of another session, from snapshot(): the same moment; or NULL
     * @return LREL_OK, LREL_E_NOT_FOUND where there is no such service or database,
     *         LREL_E_READ where the server cannot be reached or lets nobody in,
     *         LREL_E_CANCELLED or LREL_E_MEMORY */
    lrel_status (*open)(const lrel_context *context, const char *service,
                        const char *snapshot, lrel_database **out, lrel_error *err);
    /** Closes @p database, which may be NULL. */
    void (*close)(lrel_database *database);

    /** The name of the session's moment, for others to open() with while it is open.
     * Stays until close(). */
    lrel_status (*snapshot)(lrel_database *database, const char **out, lrel_error *err);

    /** Asks @p question; @p row NULL: the answer is of no interest.
     * @return LREL_OK, what @p row returned, LREL_E_READ where the database gives no
     *         answer or another than was asked for, LREL_E_LIMIT where it takes too long,
     *         LREL_E_CANCELLED or LREL_E_MEMORY; the session is then of no more use */
    lrel_status (*ask)(lrel_database *database, const lrel_question *question,
                       lrel_answer_fn row, void *user, lrel_error *err);
    /** Hands out the rows of @p sql, a COPY ... TO STDOUT.
     * @return as ask() */
    lrel_status (*copy)(lrel_database *database, const char *sql, lrel_copied_fn line,
                        void *user, lrel_error *err);
} lrel_database_functions;

#endif
