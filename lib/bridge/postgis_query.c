/* SPDX-License-Identifier: Apache-2.0 */
/* postgis_query.c: questions, put together of our words and of names of the database,
 * which are quoted. Columns are written with their table (t), since a bare name behind
 * ORDER BY could mean what was made of it. */
#include <stdio.h>
#include <string.h>

#include "bridge/postgis_parts.h"

static void append(const lrel_vector *vector, lrel_postgis_text *text, const char *bytes,
                   size_t length)
{
    if (text->has_failed || !lrel__grow(vector->context, &text->at, &text->capacity,
                                        text->count + length + 1, 1)) {
        text->has_failed = true;
        return;
    }
    memcpy(text->at + text->count, bytes, length);
    text->count += length;
    text->at[text->count] = '\0';
}

void lrel_postgis__say(const lrel_vector *vector, lrel_postgis_text *text,
                       const char *words)
{
    append(vector, text, words, strlen(words));
}

void lrel_postgis__name(const lrel_vector *vector, lrel_postgis_text *text,
                        const char *name)
{
    append(vector, text, "\"", 1);
    for (; *name; name++)
        append(vector, text, *name == '"' ? "\"\"" : name, *name == '"' ? 2 : 1);
    append(vector, text, "\"", 1);
}

void lrel_postgis__table(const lrel_vector *vector, lrel_postgis_text *text)
{
    lrel_postgis__name(vector, text, vector->place->schema);
    lrel_postgis__say(vector, text, ".");
    lrel_postgis__name(vector, text, vector->place->table);
    lrel_postgis__say(vector, text, " AS t");
}

static void say_column(const lrel_vector *vector, lrel_postgis_text *text,
                       const lrel_postgis_column *column)
{
    lrel_postgis__say(vector, text, "t.");
    lrel_postgis__name(vector, text, column->name);
}

void lrel_postgis__shape(const lrel_vector *vector, lrel_postgis_text *text)
{
    lrel_postgis__say(vector, text, "(");
    say_column(vector, text, vector->shape);
    lrel_postgis__say(vector, text, ")::");
    lrel_postgis__name(vector, text, vector->extension);
    lrel_postgis__say(vector, text, ".geometry");
}

lrel_status lrel_postgis__ask(lrel_vector *vector, lrel_postgis_text *text,
                              const char *value, size_t column_count, lrel_answer_fn row,
                              void *user, lrel_error *err)
{
    const lrel_question question = {text->at, &value, value ? 1 : 0, column_count};
    lrel_status status =
        text->has_failed
            ? lrel__fail_memory(err)
            : vector->module->ask(vector->database, &question, row, user, err);

    lrel__free(vector->context, text->at);
    *text = (lrel_postgis_text){NULL, 0, 0, false};
    return status;
}

/* ---- the rows ---- */

/* In the order of bytes, whatever order the database has for its language. */
static void say_text_of(const lrel_vector *vector, lrel_postgis_text *text,
                        const lrel_postgis_column *column)
{
    lrel_postgis__say(vector, text, "(");
    say_column(vector, text, column);
    lrel_postgis__say(vector, text, ")::text COLLATE \"C\"");
}

/* A function of PostGIS. */
static void say_function(const lrel_vector *vector, lrel_postgis_text *text,
                         const char *name)
{
    lrel_postgis__name(vector, text, vector->extension);
    lrel_postgis__say(vector, text, ".");
    lrel_postgis__say(vector, text, name);
    lrel_postgis__say(vector, text, "(");
}

/* An arc becomes chords of one degree, 90 for a quarter of a circle, as with GDAL
 * (gdal_shape.c); the same chords from whichever end. */
#define CHORDS ", 90, 0, 1)"

/* The shape as it is stored; and where it has arcs, their chords. */
static void say_shape(const lrel_vector *vector, lrel_postgis_text *text)
{
    if (!vector->shape) {
        lrel_postgis__say(vector, text, "NULL::text COLLATE \"C\", NULL");
        return;
    }
    lrel_postgis__say(vector, text, "encode(");
    say_function(vector, text, "st_asewkb");
    lrel_postgis__shape(vector, text);
    lrel_postgis__say(vector, text,
                      ", 'NDR'), 'hex') COLLATE \"C\", "
                      "CASE WHEN ");
    say_function(vector, text, "st_hasarc");
    lrel_postgis__shape(vector, text);
    lrel_postgis__say(vector, text, ") THEN encode(");
    say_function(vector, text, "st_asewkb");
    say_function(vector, text, "st_curvetoline");
    lrel_postgis__shape(vector, text);
    lrel_postgis__say(vector, text, CHORDS ", 'NDR'), 'hex') END");
}

/* By the primary key; without one by all that is read, so that rows in which it is the
 * same are the same rows. */
static void say_order(const lrel_vector *vector, lrel_postgis_text *text)
{
    const char *separator = " ORDER BY ";
    char number[24];

    if (vector->key) {
        lrel_postgis__say(vector, text, separator);
        say_column(vector, text, vector->key);
        return;
    }
    for (size_t i = 0; vector->has_keys && i < vector->columns.count; i++) {
        if (!vector->columns.at[i].is_key)
            continue;
        lrel_postgis__say(vector, text, separator);
        say_text_of(vector, text, &vector->columns.at[i]);
        separator = ", ";
    }
    for (size_t i = 0; !vector->has_keys && i <= vector->asked; i++) {
        snprintf(number, sizeof number, "%s%zu", separator, i + 1);
        lrel_postgis__say(vector, text, number);
        separator = ", ";
    }
}

void lrel_postgis__rows(const lrel_vector *vector, lrel_postgis_text *text)
{
    lrel_postgis__say(vector, text, "COPY (SELECT ");
    for (size_t i = 0; i < vector->columns.count; i++) {
        const lrel_postgis_column *column = &vector->columns.at[i];

        if (column == vector->shape || column->value == LREL_VALUE_OTHER)
            continue;
        say_text_of(vector, text, column);
        lrel_postgis__say(vector, text, ", ");
    }
    say_shape(vector, text);
    lrel_postgis__say(vector, text, " FROM ");
    lrel_postgis__table(vector, text);
    say_order(vector, text);
    lrel_postgis__say(vector, text, ") TO STDOUT");
}
