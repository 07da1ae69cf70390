/* SPDX-License-Identifier: Apache-2.0 */
/* postgres_refusal.c: what went wrong, in our own words.
 *
 * What libpq says of a connection names the server, the user and the database, and where
 * a service file or a variable is not as it should be, it may repeat any part of it.
 * Errors end in files that are passed on: so none of its text is passed through. It is
 * looked at for what it is about, and who may see more is told how. What a server says of
 * a question is about tables and columns, and is repeated. */
#include <stdio.h>
#include <string.h>

#include "bridge/postgres/postgres_session.h"

#define WHERE_PASSWORDS_BELONG                                                           \
    "a password belongs into ~/.pgpass, the service file or PGPASSWORD"

/* Words of libpq and of servers that speak English, the first that fit; in another
 * language, the last sentence is said. */
static const struct {
    const char *words;
    lrel_status status;
    const char *reason;
} reasons[] = {
    {"definition of service", LREL_E_NOT_FOUND,
     "there is no such service in ~/.pg_service.conf, in the file that PGSERVICEFILE "
     "names, or in that of the machine"},
    {"service file", LREL_E_READ, "the service file is not written as such files are"},
    {"password authentication failed", LREL_E_READ,
     "the server does not take this user with this password; " WHERE_PASSWORDS_BELONG},
    {"no pg_hba.conf entry", LREL_E_READ,
     "the server lets nobody in from here, or not this user (its pg_hba.conf)"},
    {"authentication failed", LREL_E_READ, "the server does not take this user"},
    {"could not translate host name", LREL_E_READ, "its server's name is not known here"},
    {"onnection refused", LREL_E_READ, "no server answers there"},
    {"No such file or directory", LREL_E_READ, "no server answers there"},
    {"oute to host", LREL_E_READ, "no way leads to its server"},
    {"unreachable", LREL_E_READ, "no way leads to its server"},
    {"timed out", LREL_E_READ, "its server does not answer in time"},
    {"timeout expired", LREL_E_READ, "its server does not answer in time"},
    {"SSL", LREL_E_READ, "no encrypted connection can be made as its settings want it"},
    {"certificate", LREL_E_READ,
     "no encrypted connection can be made as its settings want it"},
    {"too many", LREL_E_READ, "the server has too many connections already"},
    {"starting up", LREL_E_READ, "the server is still starting"},
    {"shutting down", LREL_E_READ, "the server is shutting down"},
    {"\" does not exist", LREL_E_READ,
     "the server has no such database, or no such user"},
    {"", LREL_E_READ, "no connection comes about"},
};

lrel_status lrel_postgres__refuse_connection(const lrel_database *database,
                                             const char *service, lrel_error *err)
{
    const char *said = PQerrorMessage(database->connection);
    const char *reason;
    size_t i = 0;

    while (!strstr(said, reasons[i].words))
        i++;
    reason = reasons[i].reason;
    if (PQconnectionNeedsPassword(database->connection))
        reason = "the server wants a password and there is none; " WHERE_PASSWORDS_BELONG;
    return lrel__fail(err, reasons[i].status, "%s (`psql%s%.100s` says more)", reason,
                      *service ? " service=" : "", service);
}

/* Families of SQLSTATE (PostgreSQL, appendix A) for which a next step is known; the first
 * that fits. */
static const struct {
    const char *begins;
    lrel_status status;
    const char *what;
} states[] = {
    {"42501", LREL_E_READ, "its user may not read this"},
    {"57014", LREL_E_LIMIT, "it takes too long"},
    {"55P03", LREL_E_READ, "another session has it locked"},
    {"57P", LREL_E_READ, "the server ended the session"},
    {"53", LREL_E_READ, "the server has no room for it"},
    {"25006", LREL_E_READ, "a view wants to write, in a session that only reads"},
    {"", LREL_E_READ, "the database refuses it"},
};

/* What the server says, unless a password is in it. */
static void repeat(const lrel_database *database, const PGresult *result, char *out,
                   size_t capacity)
{
    const char *said = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const char *password = PQpass(database->connection);

    *out = '\0';
    if (said && !(password && *password && strstr(said, password)))
        snprintf(out, capacity, ": %s", said);
}

lrel_status lrel_postgres__refuse(const lrel_database *database, const PGresult *result,
                                  lrel_error *err)
{
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
    char said[300];
    size_t i = 0;

    /* Where the connection broke, the state is libpq's guess or none. */
    if (!state && PQstatus(database->connection) != CONNECTION_OK)
        return lrel__fail(err, LREL_E_READ,
                          "the connection to the server was lost; nothing that came "
                          "before is used: run again");
    if (!state)
        return lrel__fail(err, LREL_E_READ, "the server gives no answer");
    repeat(database, result, said, sizeof said);
    while (strncmp(state, states[i].begins, strlen(states[i].begins)) != 0)
        i++;
    return lrel__fail(err, states[i].status, "%s%s", states[i].what, said);
}
