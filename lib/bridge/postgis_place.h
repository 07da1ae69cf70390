/* SPDX-License-Identifier: Apache-2.0 */
/* postgis_place.h: where a table of a database is; never who asks, nor with what
 * password.
 */
#ifndef LREL_BRIDGE_POSTGIS_PLACE_H
#define LREL_BRIDGE_POSTGIS_PLACE_H

typedef struct lrel_postgis_place {
    const char *service; /* a section of pg_service.conf; "": the variables PG* say */
    const char *schema;
    const char *table; /* or view */
    const char *shape; /* its column of shapes, "": the only one */
} lrel_postgis_place;

#endif
