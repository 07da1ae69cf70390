/* SPDX-License-Identifier: Apache-2.0 */
/* postgis_parts.h: what the files that read PostGIS share among themselves: postgis.c
 * (the session, rows), postgis_table.c (what the catalogue says of a table),
 * postgis_query.c (what is asked for its rows), postgis_line.c (a row of COPY). */
#ifndef LREL_BRIDGE_POSTGIS_PARTS_H
#define LREL_BRIDGE_POSTGIS_PARTS_H

#include "bridge/database.h"
#include "bridge/postgis.h"
#include "core/fail.h"

/* A column of the table, in its order. */
typedef struct lrel_postgis_column {
    const char *name;
    const char *type; /* as the database writes it: "character varying(20)" */
    lrel_vector_value value;
    bool is_shape; /* a geometry or geography */
    bool is_zoned; /* a moment, in UTC */
    bool is_key;   /* part of the primary key */
} lrel_postgis_column;

typedef struct lrel_postgis_columns {
    lrel_postgis_column *at;
    size_t count, capacity;
} lrel_postgis_columns;

/* Text that grows. */
typedef struct lrel_postgis_text {
    char *at;
    size_t count, capacity;
    bool has_failed; /* no memory */
} lrel_postgis_text;

/* The fields of a row, cut out of its line. */
typedef struct lrel_postgis_fields {
    char **at; /* NULL: null */
    size_t count, capacity;
} lrel_postgis_fields;

struct lrel_vector {
    const lrel_context *context;
    lrel_arena *arena; /* names */
    const lrel_database_functions *module;
    lrel_database *database;
    const lrel_postgis_place *place;

    const char *extension; /* the schema that PostGIS is in */
    char versions[64];     /* "PostGIS 3.3.2, PostgreSQL 15.4, libpq 15.4" */
    lrel_postgis_columns columns;
    const lrel_postgis_column *shape; /* NULL: none */
    const lrel_postgis_column *key;   /* whose numbers rows have; NULL: by position */
    bool has_keys;                    /* the order is that of the primary key */
    lrel_vector_field *fields;        /* columns but for `shape` */
    int *places;    /* by field: its value in the row, or -1 (a field that is not read) */
    bool *is_zoned; /* by field */
    size_t asked;   /* values of a row before its shape */
    lrel_vector_table table;

    lrel_checksum_sum *sum;
    int64_t row_count;
    lrel_postgis_fields row; /* the fields that were asked for, shape and chords last */
    char cell[40];           /* its date and time */
};

/** postgis_table.c: finds the table, its columns, its coordinate system. Fills everything
 * from `extension` to `table`.
 * @return as begin() of lrel_postgis */
LREL_NODISCARD lrel_status lrel_postgis__describe(lrel_vector *vector, lrel_error *err);

/** postgis_query.c: appends to @p text. */
void lrel_postgis__say(const lrel_vector *vector, lrel_postgis_text *text,
                       const char *words);
/** The same of a name of the database. */
void lrel_postgis__name(const lrel_vector *vector, lrel_postgis_text *text,
                        const char *name);
/** The table, with its schema. */
void lrel_postgis__table(const lrel_vector *vector, lrel_postgis_text *text);
/** The shape of a row of `t`, as a geometry. */
void lrel_postgis__shape(const lrel_vector *vector, lrel_postgis_text *text);
/** Asks what @p text says, with @p value as $1 where it is not NULL, and frees it. */
LREL_NODISCARD lrel_status lrel_postgis__ask(lrel_vector *vector, lrel_postgis_text *text,
                                             const char *value, size_t column_count,
                                             lrel_answer_fn row, void *user,
                                             lrel_error *err);
/** The query for the rows: COPY (SELECT ...) TO STDOUT. */
void lrel_postgis__rows(const lrel_vector *vector, lrel_postgis_text *text);

/** postgis_line.c: cuts @p line into fields, in place.
 * @return LREL_OK, LREL_E_READ where it is no line of COPY, or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_postgis__cut(const lrel_context *context, char *line,
                                             size_t length, lrel_postgis_fields *out,
                                             lrel_error *err);
/** Reads the hexadecimal digits of @p text in place.
 * @return how many bytes they are; 0 where they are none */
size_t lrel_postgis__unhex(char *text);

#endif
