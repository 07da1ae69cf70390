/* SPDX-License-Identifier: Apache-2.0 */
/* postgres_wait.c: waiting for a server that may be slow, or gone, in short naps, so that
 * a run can be stopped meanwhile. */
#include <poll.h>
#include <time.h>

#include "bridge/postgres/postgres_session.h"
#include "core/threads.h"

/* How soon a run that is stopped ends. */
#define NAP_MS 200

static int64_t now_ms(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t lrel_postgres__deadline(int seconds)
{
    return now_ms() + (int64_t)seconds * 1000;
}

lrel_status lrel_postgres__wait(const lrel_database *database, bool writes,
                                int64_t deadline, lrel_error *err)
{
    struct pollfd socket = {.fd = PQsocket(database->connection),
                            .events = writes ? POLLOUT : POLLIN};

    if (socket.fd < 0)
        return LREL_OK; /* closed: libpq will say why */
    for (;;) {
        if (lrel__is_cancelled(database->context))
            return lrel__fail(err, LREL_E_CANCELLED, "stopped while reading");
        /* So it is with what goes wrong with it. */
        if (poll(&socket, 1, NAP_MS) != 0)
            return LREL_OK;
        if (now_ms() >= deadline)
            return LREL_E_LIMIT;
    }
}

/* Takes what has arrived, after waiting for it. */
static lrel_status receive(lrel_database *database, int64_t deadline, lrel_error *err)
{
    lrel_status status = lrel_postgres__wait(database, false, deadline, err);

    if (status == LREL_E_LIMIT)
        return lrel__fail(err, status, "the server has not said anything for %d minutes",
                          SILENCE_SECONDS / 60);
    if (status != LREL_OK)
        return status;
    return PQconsumeInput(database->connection)
               ? LREL_OK
               : lrel_postgres__refuse(database, NULL, err);
}

lrel_status lrel_postgres__result(lrel_database *database, PGresult **out,
                                  lrel_error *err)
{
    int64_t deadline = lrel_postgres__deadline(SILENCE_SECONDS);
    lrel_status status;

    while (PQisBusy(database->connection))
        if ((status = receive(database, deadline, err)) != LREL_OK)
            return status;
    *out = PQgetResult(database->connection);
    return LREL_OK;
}

lrel_status lrel_postgres__line(lrel_database *database, char **out, size_t *length,
                                lrel_error *err)
{
    int64_t deadline = lrel_postgres__deadline(SILENCE_SECONDS);
    lrel_status status;
    int got;

    while ((got = PQgetCopyData(database->connection, out, 1)) == 0)
        if ((status = receive(database, deadline, err)) != LREL_OK)
            return status;
    if (got == -2)
        return lrel_postgres__refuse(database, NULL, err);
    *length = got > 0 ? (size_t)got : 0;
    if (got < 0)
        *out = NULL;
    return LREL_OK;
}
