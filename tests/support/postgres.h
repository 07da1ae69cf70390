/* SPDX-License-Identifier: Apache-2.0 */
/* postgres.h: a PostgreSQL with PostGIS of one's own: in a temporary folder, reached
 * through a socket there and nowhere else, gone when the test ends, however it ends. */
#ifndef LREL_TEST_POSTGRES_H
#define LREL_TEST_POSTGRES_H

#include <stdbool.h>
#include <stdio.h>

typedef struct postgres postgres;

/* Starts a server with an empty database that has PostGIS.
 * @param why  what is missing or went wrong, when NULL is returned */
postgres *postgres_start(const char **why);

/* True where postgres_start() failed only because the programs are not installed. */
bool postgres_is_missing(void);

/* Runs what @p script holds (psql reads it; COPY ... FROM stdin works) and returns the
 * output, rewound: rows of unaligned columns with tabs between them. NULL where a
 * statement failed; psql has then said so on stderr. The caller closes both. */
FILE *postgres_run(postgres *server, FILE *script);

/* The folder that its socket is in, for `host=` of a connection of one's own. User `test`
 * needs no password; a role called POSTGRES_ASKED needs its own. */
const char *postgres_folder(const postgres *server);
#define POSTGRES_ASKED "asked"

/* Stops the server and removes its folder; NULL is allowed. */
void postgres_stop(postgres *server);

#endif
