/* SPDX-License-Identifier: Apache-2.0 */
/* postgis.c: `postgis:` of a source: a table of a database, and no word of how to get in.
 * What is said wrongly is not repeated: it may be what belongs nowhere in this file. */
#include <stdio.h>

#include "core/fail.h"
#include "programme/parser.h"

/* PostgreSQL's names are shorter than this. */
#define NAME_BYTES_MAX 63

static lrel_status refuse_as_text(const lrel_parser *parser, const lrel_yaml *node,
                                  lrel_error *err)
{
    return LREL_FAIL_AT(parser, node, err,
                        "`postgis` takes `{service: NAME, table: SCHEMA.TABLE}`; server "
                        "and user stand in pg_service.conf, " LREL_PASSWORDS_BELONG);
}

/* A section's name, and nothing that could be an address. */
static lrel_status read_service(const lrel_parser *parser, const lrel_yaml *node,
                                lrel_postgis_place *out, lrel_error *err)
{
    lrel_text text = {"", 0};
    lrel_status status = lrel_programme__text(parser, node, &text, err);

    if (status != LREL_OK)
        return status;
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.at[i] <= ' ' || strchr("=:/@[]?'\"\\", text.at[i]))
            return LREL_FAIL_AT(
                parser, node, err,
                "`service` takes the name of a section of "
                "pg_service.conf, and no address; " LREL_PASSWORDS_BELONG);
    out->service = text.at;
    return LREL_OK;
}

/* Either a service, or the environment, in so many words: what a programme reads shall
 * not depend on the environment without saying so. */
static lrel_status read_where(const lrel_parser *parser, const lrel_yaml *node,
                              const lrel_yaml *const *slots, lrel_postgis_place *out,
                              lrel_error *err)
{
    const lrel_yaml *environment = slots[LREL_POSTGIS_SAYS_ENVIRONMENT];
    lrel_text text = {"", 0};
    lrel_status status = lrel_programme__text(parser, environment, &text, err);

    if (status != LREL_OK)
        return status;
    if (environment && !lrel_text_is_equal(text, LREL_TEXT("true")))
        return LREL_FAIL_AT(parser, environment, err, "`environment` takes `true`");
    if (!slots[LREL_POSTGIS_SAYS_SERVICE] == !environment)
        return LREL_FAIL_AT(parser, node, err,
                            "`postgis` takes either `service: NAME` or `environment: "
                            "true` (the variables PGHOST, PGDATABASE, ...)");
    return read_service(parser, slots[LREL_POSTGIS_SAYS_SERVICE], out, err);
}

static lrel_status read_table(const lrel_parser *parser, const lrel_yaml *node,
                              lrel_postgis_place *out, lrel_error *err)
{
    lrel_arena *arena = parser->programme->arena;
    const char *dot;
    lrel_text text;
    lrel_status status = lrel_programme__text(parser, node, &text, err);
    size_t schema;

    if (status != LREL_OK)
        return status;
    dot = strchr(text.at, '.');
    schema = dot ? (size_t)(dot - text.at) : 0;
    if (schema == 0 || schema > NAME_BYTES_MAX || !dot[1] ||
        strlen(dot + 1) > NAME_BYTES_MAX)
        return LREL_FAIL_AT(parser, node, err,
                            "`table` takes a schema and the name of a table or view in "
                            "it, as in `public.hazards`; queries are for views");
    out->schema = lrel_arena_text(arena, text.at, schema);
    out->table = dot + 1;
    return out->schema ? LREL_OK : lrel__fail_memory(err);
}

static lrel_status read_shape(const lrel_parser *parser, const lrel_yaml *node,
                              lrel_postgis_place *out, lrel_error *err)
{
    lrel_text text = {"", 0};
    lrel_status status = lrel_programme__text(parser, node, &text, err);

    out->shape = text.at;
    return status;
}

/* What stands for the path in every output. */
static lrel_status write_path(const lrel_parser *parser, lrel_source *out,
                              lrel_error *err)
{
    const lrel_postgis_place *place = out->postgis;
    const char *service = *place->service ? place->service : "environment";
    size_t room = sizeof "postgis:/." + strlen(service) + strlen(place->schema) +
                  strlen(place->table);
    char *path = lrel_arena_alloc(parser->programme->arena, room);

    if (!path)
        return lrel__fail_memory(err);
    (void)snprintf(path, room, "postgis:%s/%s.%s", service, place->schema, place->table);
    out->path = lrel_text_of(path);
    return LREL_OK;
}

lrel_status lrel_programme__postgis(const lrel_parser *parser, const lrel_yaml *node,
                                    lrel_source *out, lrel_error *err)
{
    const lrel_yaml *slots[LREL_POSTGIS_SAYS_END];
    lrel_postgis_place *place;
    lrel_status status;

    if (node->kind != LREL_YAML_MAP)
        return refuse_as_text(parser, node, err);
    place = lrel_arena_alloc(parser->programme->arena, sizeof *place);
    if (!place)
        return lrel__fail_memory(err);
    *place = (lrel_postgis_place){"", "", "", ""};
    if ((status = lrel_programme__slots(parser, node, &lrel_postgis_words, slots, err)) ||
        (status = read_where(parser, node, slots, place, err)) ||
        (status = read_table(parser, slots[LREL_POSTGIS_SAYS_TABLE], place, err)) ||
        (status = read_shape(parser, slots[LREL_POSTGIS_SAYS_SHAPE], place, err)))
        return status;
    out->postgis = place;
    return write_path(parser, out, err);
}
