/* SPDX-License-Identifier: Apache-2.0 */
/* postgis.h: a table or view of a PostGIS database as a file with one layer: its columns,
 * rows and shapes, through the module landrelease_postgres.
 *
 * What is read is tables and views as they stand, in one order whatever the server's is,
 * and nothing but them: no query comes from outside. */
#ifndef LREL_BRIDGE_POSTGIS_H
#define LREL_BRIDGE_POSTGIS_H

#include "bridge/checksum.h"
#include "bridge/postgis_place.h"
#include "bridge/vector.h"

/** Opens a session for @p place, whose texts stay, with what lrel_postgis can do.
 *
 * @param beside  another open session of the same service, to see the database as it was
 *                at the same moment; NULL: now
 * @return LREL_OK, LREL_E_NOT_FOUND where there is no module, service or database,
 *         LREL_E_READ, LREL_E_CANCELLED or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_postgis_open(const lrel_context *context,
                                             const lrel_postgis_place *place,
                                             lrel_vector *beside, lrel_vector **out,
                                             lrel_error *err);
void lrel_postgis_close(lrel_vector *vector);

/** Of a session: a layer, begin(), read(), cell() and shape(). begin() finds the table.
 * Where it is not there it gives LREL_E_NOT_FOUND with those that are, and LREL_E_FORMAT
 * where the database has no PostGIS or what is there cannot be read. open(), close() and
 * find() are not there. */
extern const lrel_vector_functions lrel_postgis;

/** The checksum of the rows, when all were read: of the bytes that COPY writes of them.
 * docs/formats.md has the query. */
lrel_checksum lrel_postgis_checksum(lrel_vector *vector);

#endif
