/* SPDX-License-Identifier: Apache-2.0 */
/* postgres_session.h: what the files of the module share: postgres_connect.c (who lets us
 * in), postgres_wait.c (nothing waits for ever), postgres_refusal.c (what is said of a
 * failure, and what never is) and postgres_module.c. */
#ifndef LREL_BRIDGE_POSTGRES_SESSION_H
#define LREL_BRIDGE_POSTGRES_SESSION_H

#include <libpq-fe.h>

#include "bridge/database.h"
#include "core/fail.h"

/* To reach a server and be let in. */
#define CONNECT_SECONDS 15
/* For one answer, as the server counts. */
#define STATEMENT_SECONDS 600
/* For a table that another session has locked. */
#define LOCK_SECONDS 10
/* Without a byte from the server: it ends a statement that takes too long by itself, so
 * beyond that nobody is there any more. */
#define SILENCE_SECONDS (STATEMENT_SECONDS + 30)

struct lrel_database {
    const lrel_context *context;
    PGconn *connection;
    char snapshot[64]; /* "" as long as nobody asked */
};

/** Connects; as open() of lrel_database_functions. */
LREL_NODISCARD lrel_status lrel_postgres__connect(lrel_database *database,
                                                  const char *service, lrel_error *err);

/** Waits until libpq can go on: @p writes as it asked for.
 * @param deadline  from lrel_postgres__deadline()
 * @return LREL_OK, LREL_E_CANCELLED, or LREL_E_LIMIT without a message */
LREL_NODISCARD lrel_status lrel_postgres__wait(const lrel_database *database, bool writes,
                                               int64_t deadline, lrel_error *err);
/** The moment @p seconds from now. */
int64_t lrel_postgres__deadline(int seconds);

/** Waits for the next result of what was sent; NULL: there are no more.
 * @return LREL_OK, LREL_E_CANCELLED, LREL_E_LIMIT or LREL_E_READ */
LREL_NODISCARD lrel_status lrel_postgres__result(lrel_database *database, PGresult **out,
                                                 lrel_error *err);
/** Waits for the next row of a COPY, to be freed with PQfreemem(); NULL: there are no
 * more.
 * @return as lrel_postgres__result() */
LREL_NODISCARD lrel_status lrel_postgres__line(lrel_database *database, char **out,
                                               size_t *length, lrel_error *err);

/** Fails, because no session came about. */
LREL_NODISCARD lrel_status lrel_postgres__refuse_connection(const lrel_database *database,
                                                            const char *service,
                                                            lrel_error *err);
/** Fails, because the server refused what it was asked. @p result NULL: it said nothing
 * any more. */
LREL_NODISCARD lrel_status lrel_postgres__refuse(const lrel_database *database,
                                                 const PGresult *result, lrel_error *err);

#endif
