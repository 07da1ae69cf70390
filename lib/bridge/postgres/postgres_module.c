/* SPDX-License-Identifier: Apache-2.0 */
/* postgres_module.c: one transaction, from the first question to the end of the session.
 * Memory of libpq does not come from the context's allocator. */
#include <stdio.h>
#include <string.h>

#include "bridge/postgres/postgres_session.h"
#include "landrelease/version.h"

extern __attribute__((visibility("default")))
const lrel_database_functions lrel_module_postgres;

/* ---- answers ---- */

/* Who takes a row counts on its columns. */
static lrel_status give_rows(const PGresult *result, size_t column_count,
                             lrel_answer_fn row, void *user, lrel_error *err)
{
    const char *values[LREL_ANSWER_COLUMNS_MAX];
    lrel_status status = LREL_OK;

    if ((size_t)PQnfields(result) != column_count)
        return lrel__fail(err, LREL_E_READ, "the server answers another question");
    for (int i = 0; i < PQntuples(result) && status == LREL_OK; i++) {
        for (size_t k = 0; k < column_count; k++)
            values[k] = PQgetvalue(result, i, (int)k);
        status = row(values, user, err);
    }
    return status;
}

/* Takes the results of what was sent: for one statement one, and then none. */
static lrel_status take_answer(lrel_database *database, size_t column_count,
                               lrel_answer_fn row, void *user, lrel_error *err)
{
    lrel_status status = LREL_OK;
    PGresult *result = NULL;

    while (status == LREL_OK &&
           (status = lrel_postgres__result(database, &result, err)) == LREL_OK &&
           result) {
        ExecStatusType kind = PQresultStatus(result);

        if (kind == PGRES_TUPLES_OK && row)
            status = give_rows(result, column_count, row, user, err);
        else if (kind != PGRES_TUPLES_OK && kind != PGRES_COMMAND_OK)
            status = lrel_postgres__refuse(database, result, err);
        PQclear(result);
    }
    return status;
}

static lrel_status ask(lrel_database *database, const lrel_question *question,
                       lrel_answer_fn row, void *user, lrel_error *err)
{
    /* The extended protocol takes one statement and no more. */
    if (!PQsendQueryParams(database->connection, question->sql,
                           (int)question->value_count, NULL, question->values, NULL, NULL,
                           0))
        return lrel_postgres__refuse(database, NULL, err);
    return take_answer(database, question->column_count, row, user, err);
}

/* ---- copying ---- */

/* A line without its end: so the server sends them, one in a message. */
static lrel_status take_line(char *line, size_t length, lrel_copied_fn take, void *user,
                             lrel_error *err)
{
    if (length == 0 || line[length - 1] != '\n')
        return lrel__fail(err, LREL_E_READ, "the server sends half a row");
    line[length - 1] = '\0';
    return take(line, length - 1, user, err);
}

static lrel_status take_lines(lrel_database *database, lrel_copied_fn take, void *user,
                              lrel_error *err)
{
    lrel_status status;
    size_t length = 0;
    char *line;

    for (;;) {
        line = NULL;
        if ((status = lrel_postgres__line(database, &line, &length, err)) != LREL_OK ||
            !line)
            return status;
        status = take_line(line, length, take, user, err);
        PQfreemem(line);
        if (status != LREL_OK)
            return status;
    }
}

static lrel_status copy(lrel_database *database, const char *sql, lrel_copied_fn take,
                        void *user, lrel_error *err)
{
    PGresult *result = NULL;
    lrel_status status;

    if (!PQsendQuery(database->connection, sql))
        return lrel_postgres__refuse(database, NULL, err);
    if ((status = lrel_postgres__result(database, &result, err)) != LREL_OK)
        return status;
    if (PQresultStatus(result) != PGRES_COPY_OUT)
        status = lrel_postgres__refuse(database, result, err);
    PQclear(result);
    if (status == LREL_OK)
        status = take_lines(database, take, user, err);
    /* Only the result behind the rows says that they were all. */
    return status == LREL_OK ? take_answer(database, 0, NULL, NULL, err) : status;
}

/* ---- the session ---- */

static lrel_status keep_snapshot(const char *const *values, void *user, lrel_error *err)
{
    lrel_database *database = user;

    if (strlen(values[0]) >= sizeof database->snapshot)
        return lrel__fail(err, LREL_E_READ, "the server does not name its snapshot");
    strcpy(database->snapshot, values[0]);
    return LREL_OK;
}

static lrel_status snapshot(lrel_database *database, const char **out, lrel_error *err)
{
    static const lrel_question question = {"SELECT pg_catalog.pg_export_snapshot()", NULL,
                                           0, 1};
    lrel_status status = LREL_OK;

    if (!*database->snapshot)
        status = ask(database, &question, keep_snapshot, database, err);
    *out = database->snapshot;
    return status;
}

static lrel_status carry_out(lrel_database *database, const char *sql, lrel_error *err)
{
    return ask(database, &(lrel_question){.sql = sql}, NULL, NULL, err);
}

/* Others may commit from here on; this session sees nothing of it. Its moment is that of
 * the first question. */
static lrel_status begin(lrel_database *database, const char *of, lrel_error *err)
{
    lrel_status status = carry_out(
        database, "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY", err);
    char *quoted, sql[128];

    if (status != LREL_OK)
        return status;
    if (!of)
        return carry_out(database, "SELECT 1", err);
    quoted = PQescapeLiteral(database->connection, of, strlen(of));
    if (!quoted)
        return lrel__fail_memory(err);
    snprintf(sql, sizeof sql, "SET TRANSACTION SNAPSHOT %.80s", quoted);
    PQfreemem(quoted);
    return carry_out(database, sql, err);
}

static void close_database(lrel_database *database)
{
    if (!database)
        return;
    PQfinish(database->connection);
    lrel__free(database->context, database);
}

static lrel_status open_database(const lrel_context *context, const char *service,
                                 const char *of, lrel_database **out, lrel_error *err)
{
    lrel_database *database = lrel__calloc(context, 1, sizeof *database);
    lrel_status status;

    if (!database)
        return lrel__fail_memory(err);
    database->context = context;
    if ((status = lrel_postgres__connect(database, service, err)) == LREL_OK)
        status = begin(database, of, err);
    if (status == LREL_OK)
        *out = database;
    else
        close_database(database);
    return status;
}

static void library_version(char *out, size_t capacity)
{
    int version = PQlibVersion();

    snprintf(out, capacity, "libpq %d.%d", version / 10000, version % 10000);
}

const lrel_database_functions lrel_module_postgres = {
    .head = {LREL_MODULE_ABI, LREL_VERSION, library_version},
    .open = open_database,
    .close = close_database,
    .snapshot = snapshot,
    .ask = ask,
    .copy = copy,
};
