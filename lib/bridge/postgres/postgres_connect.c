/* SPDX-License-Identifier: Apache-2.0 */
/* postgres_connect.c: a session, and what holds in it. What the person or the office has
 * set for connections is libpq's to find; nothing here names a server, a user or a
 * password. */
#include "bridge/postgres/postgres_session.h"

/* What is asked is text in one form, whatever server, database and user have set:
 *  - names are looked up in pg_catalog alone, so that no function or operator that
 *    somebody has put beside the built-in ones is called for them;
 *  - where a policy would hide rows, the server refuses instead (row_security);
 *  - numbers are the shortest text that reads back as the same, moments are in UTC. */
#define TEXT_OF_(number) #number
#define TEXT_OF(number)  TEXT_OF_(number)
static const char settings[] =
    "SET default_transaction_read_only = on;"
    "SET statement_timeout = '" TEXT_OF(
        STATEMENT_SECONDS) "s';"
                           "SET lock_timeout = '" TEXT_OF(
                               LOCK_SECONDS) "s';"
                                             "SET idle_in_transaction_session_timeout = "
                                             "0;"
                                             "SET search_path = '';"
                                             "SET row_security = off;"
                                             "SET client_min_messages = error;"
                                             "SET DateStyle = 'ISO, YMD';"
                                             "SET IntervalStyle = 'iso_8601';"
                                             "SET TimeZone = 'UTC';"
                                             "SET extra_float_digits = 1;"
                                             "SET bytea_output = 'hex'";

/* Notices are the server's talk with whoever wrote its functions. */
static void ignore(void *user, const PGresult *notice)
{
    (void)user;
    (void)notice;
}

static lrel_status start(lrel_database *database, const char *service, lrel_error *err)
{
    /* A server that is gone, or a wire that is cut, is found out in a minute or two. */
    const char *const keys[] = {"client_encoding",           "fallback_application_name",
                                "keepalives_idle",           "keepalives_interval",
                                "keepalives_count",          "tcp_user_timeout",
                                *service ? "service" : NULL, NULL};
    const char *const values[] = {"UTF8", "landrelease", "30",    "10",
                                  "3",    "60000",       service, NULL};

    database->connection = PQconnectStartParams(keys, values, 0);
    if (!database->connection)
        return lrel__fail_memory(err);
    (void)PQsetNoticeReceiver(database->connection, ignore, NULL);
    return PQstatus(database->connection) == CONNECTION_BAD
               ? lrel_postgres__refuse_connection(database, service, err)
               : LREL_OK;
}

static lrel_status get_in(lrel_database *database, const char *service, lrel_error *err)
{
    int64_t deadline = lrel_postgres__deadline(CONNECT_SECONDS);
    /* As libpq says: at first as if it had asked to write. */
    PostgresPollingStatusType next = PGRES_POLLING_WRITING;
    lrel_status status;

    while (next != PGRES_POLLING_OK) {
        status =
            lrel_postgres__wait(database, next == PGRES_POLLING_WRITING, deadline, err);
        if (status == LREL_E_LIMIT)
            return lrel__fail(err, LREL_E_READ,
                              "the server has not let us in after %d seconds",
                              CONNECT_SECONDS);
        if (status != LREL_OK)
            return status;
        next = PQconnectPoll(database->connection);
        if (next == PGRES_POLLING_FAILED)
            return lrel_postgres__refuse_connection(database, service, err);
    }
    return LREL_OK;
}

/* Several statements, none of which has an answer. */
static lrel_status set(lrel_database *database, const char *sql, lrel_error *err)
{
    lrel_status status = LREL_OK;
    PGresult *result = NULL;

    if (!PQsendQuery(database->connection, sql))
        return lrel_postgres__refuse(database, NULL, err);
    while (status == LREL_OK &&
           (status = lrel_postgres__result(database, &result, err)) == LREL_OK &&
           result) {
        if (PQresultStatus(result) != PGRES_COMMAND_OK)
            status = lrel_postgres__refuse(database, result, err);
        PQclear(result);
    }
    return status;
}

lrel_status lrel_postgres__connect(lrel_database *database, const char *service,
                                   lrel_error *err)
{
    lrel_status status;

    if ((status = start(database, service, err)) != LREL_OK ||
        (status = get_in(database, service, err)) != LREL_OK)
        return status;
    return set(database, settings, err);
}
