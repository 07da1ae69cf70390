/* SPDX-License-Identifier: Apache-2.0 */
/* imsma_tables.c: the table of an object, joined with the shapes that its guids lead to.
 * A full join: a row without shapes stays, and what belongs to no row is counted. */
#include "read/imsma_tables.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/fail.h"
#include "read/imsma_folder.h"
#include "read/imsma_shapes.h"
#include "read/layer_choice.h"

/* A shape that belongs to an object. */
typedef struct link {
    size_t object; /* place of its guid */
    size_t shape;
} link;

typedef struct joining {
    const lrel_context *context;
    const char *folder;
    const lrel_read_options *options;
    lrel_issues *issues;
    lrel_error *err;
    lrel_text object;  /* "hazard" */
    lrel_table *table; /* of it */
    lrel_table *links, *words;
    lrel_names guids; /* of the object's rows */
    lrel_imsma_shapes shapes;
    struct {
        link *at;
        size_t count, capacity;
    } list;
    size_t links_alone;
} joining;

/* --- reading the tables --- */

/* @p issues NULL: of a table that is none of the records, nobody wants to know. */
static lrel_status read_table(joining *j, lrel_text name, bool is_needed,
                              lrel_issues *issues, lrel_table **out)
{
    lrel_read_options options = *j->options;
    char *path = NULL;
    lrel_status status = lrel_imsma__find(j->context, j->folder, name, &path, j->err);

    *out = NULL;
    options.layer = LREL_TEXT("");
    if (status == LREL_OK && path)
        status = lrel_table_read(j->context, path, &options, issues, out, j->err);
    else if (status == LREL_OK && is_needed)
        status = lrel__fail(j->err, LREL_E_NOT_FOUND, "has no table %.*s",
                            LREL_TEXT_ARGS(name));
    lrel__free(j->context, path);
    return status;
}

/* A row of a joined table whose cells cannot be told apart is a point or a shape that
 * somebody has lost: a perimeter without it is other land. */
static lrel_status read_joined(joining *j, lrel_text name, lrel_table **out)
{
    lrel_status status = read_table(j, name, true, NULL, out);

    for (size_t row = 0; status == LREL_OK && row < (*out)->row_count; row++)
        if ((*out)->is_ragged[row])
            status = lrel__fail(j->err, LREL_E_FORMAT,
                                "row %lld of its table %.*s has another number of cells "
                                "than its header: mend it, or land would be lost",
                                (long long)(*out)->rows[row], LREL_TEXT_ARGS(name));
    return status;
}

/* Guids of the table of words become the words. */
static lrel_status put_words(joining *j, lrel_table *table)
{
    static const char *const guids[] = {"imsmaenum_guid", NULL};
    static const char *const values[] = {"enumvalue", NULL};
    int guid = j->words ? lrel_imsma__column(j->words, guids) : -1;
    int value = j->words ? lrel_imsma__column(j->words, values) : -1;
    lrel_names names = {.context = j->context};
    size_t words, place;

    if (guid < 0 || value < 0)
        return LREL_OK;
    for (size_t row = 0; row < j->words->row_count; row++)
        if (!lrel_names__add(&names, lrel_imsma__cell(j->words, row, guid), &place, NULL))
            goto no_memory;
    words = names.count;
    if (words < j->words->row_count) {
        lrel_names__clear(&names); /* one guid, two words: none can be believed */
        return LREL_OK;
    }
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        lrel_text word;

        if (!lrel_names__find(&names, lrel_text_trim(table->cells[i]), &place))
            continue;
        word = lrel_imsma__cell(j->words, place, value);
        table->cells[i].at = lrel_arena_text(table->arena, word.at, word.length);
        table->cells[i].length = word.length;
        if (!table->cells[i].at)
            goto no_memory;
    }
    lrel_names__clear(&names);
    return LREL_OK;

no_memory:
    lrel_names__clear(&names);
    return lrel__fail_memory(j->err);
}

static lrel_status read_shapes(joining *j)
{
    lrel_table *info = NULL, *points = NULL;
    lrel_status status = read_joined(j, LREL_TEXT("geospatialinfo"), &info);

    if (status == LREL_OK)
        status = read_joined(j, LREL_TEXT("geopoint"), &points);
    if (status == LREL_OK)
        status = put_words(j, info);
    if (status == LREL_OK)
        status = put_words(j, points);
    if (status != LREL_OK) {
        lrel_table_free(info);
        lrel_table_free(points);
        return status;
    }
    return lrel_imsma__take_shapes(j->context, info, points, &j->shapes, j->err);
}

static lrel_status read_tables(joining *j)
{
    char links[100];
    lrel_status status;

    snprintf(links, sizeof links, "%.*s_has_geospatialinfo", LREL_TEXT_ARGS(j->object));
    if ((status = read_table(j, j->object, true, j->issues, &j->table)) ||
        (status = read_table(j, LREL_TEXT("imsmaenum"), false, NULL, &j->words)) ||
        (status = read_joined(j, lrel_text_of(links), &j->links)) ||
        (status = put_words(j, j->table)))
        return status;
    return read_shapes(j);
}

/* --- joining --- */

static lrel_status note_guids(joining *j, const char *guid_name)
{
    const char *const names[] = {guid_name, NULL};
    int guid = lrel_imsma__column(j->table, names);
    size_t place;

    if (guid < 0)
        return lrel__fail(j->err, LREL_E_NOT_FOUND, "its table %.*s has no column %s",
                          LREL_TEXT_ARGS(j->object), guid_name);
    j->guids.context = j->context;
    for (size_t row = 0; row < j->table->row_count; row++)
        if (!lrel_names__add(&j->guids, lrel_imsma__cell(j->table, row, guid), &place,
                             NULL))
            return lrel__fail_memory(j->err);
    return LREL_OK;
}

static int compare_links(const void *left, const void *right, void *user)
{
    const lrel_imsma_shapes *shapes = user;
    const link *a = left, *b = right;
    int order;

    if (a->object != b->object)
        return a->object < b->object ? -1 : 1;
    order = lrel_text_compare(shapes->at[a->shape].id, shapes->at[b->shape].id);
    if (order == 0)
        order = lrel_text_compare(shapes->guids.at[a->shape], shapes->guids.at[b->shape]);
    return order;
}

static lrel_status note_links(joining *j, const char *guid_name)
{
    const char *const objects[] = {guid_name, NULL};
    static const char *const infos[] = {"geospatialinfo_guid", NULL};
    int object = lrel_imsma__column(j->links, objects),
        info = lrel_imsma__column(j->links, infos);

    if (object < 0 || info < 0)
        return lrel__fail(j->err, LREL_E_NOT_FOUND,
                          "its table %.*s_has_geospatialinfo lacks a column %s",
                          LREL_TEXT_ARGS(j->object), object < 0 ? guid_name : infos[0]);
    for (size_t row = 0; row < j->links->row_count; row++) {
        link found, *place;

        if (!lrel_names__find(&j->guids, lrel_imsma__cell(j->links, row, object),
                              &found.object) ||
            !lrel_names__find(&j->shapes.guids, lrel_imsma__cell(j->links, row, info),
                              &found.shape)) {
            j->links_alone++;
            continue;
        }
        if (!(place = LREL__PUSH(j->context, &j->list)))
            return lrel__fail_memory(j->err);
        *place = found;
    }
    if (j->list.count > 1)
        qsort_r(j->list.at, j->list.count, sizeof *j->list.at, compare_links, &j->shapes);
    return LREL_OK;
}

static size_t first_link(const joining *j, size_t object)
{
    size_t low = 0, high = j->list.count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (j->list.at[middle].object < object)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static lrel_status draw_row(joining *j, lrel_reader *reader, size_t row, int guid)
{
    size_t list[64], count = 0, object, first;

    if (!lrel_names__find(&j->guids, lrel_imsma__cell(j->table, row, guid), &object))
        return LREL_OK;
    first = first_link(j, object);
    for (size_t i = first; i < j->list.count && j->list.at[i].object == object; i++) {
        if (i > first && j->list.at[i].shape == j->list.at[i - 1].shape)
            continue; /* linked twice */
        if (count == sizeof list / sizeof *list)
            return lrel__fail(j->err, LREL_E_LIMIT, "row %lld has more than %zu shapes",
                              (long long)j->table->rows[row], count);
        list[count++] = j->list.at[i].shape;
    }
    return lrel_imsma__draw(reader, &j->shapes, list, count, row, j->err);
}

static lrel_status report_alone(joining *j, lrel_reader *reader, const char *table,
                                size_t count)
{
    return count == 0 ? LREL_OK
                      : lrel_reader__issue(reader, LREL_ISSUE_JOIN_ALONE, -1,
                                           lrel_text_of(table), LREL_TEXT(""),
                                           LREL_TEXT("the guid of a row that is there"),
                                           (int64_t)count, j->err);
}

static lrel_status join(joining *j)
{
    lrel_reader reader = {j->context, j->options, j->issues, j->table};
    char guid_name[80];
    const char *const names[] = {guid_name, NULL};
    lrel_status status;

    snprintf(guid_name, sizeof guid_name, "%.*s_guid", LREL_TEXT_ARGS(j->object));
    if ((status = note_guids(j, guid_name)) || (status = note_links(j, guid_name)))
        return status;
    for (size_t row = 0; row < j->table->row_count && status == LREL_OK; row++)
        status = draw_row(j, &reader, row, lrel_imsma__column(j->table, names));
    j->table->crs = LREL_TEXT("EPSG:4326");
    j->table->crs_why = LREL_TEXT("IMSMA keeps latitude and longitude on WGS 84");
    if (status == LREL_OK)
        status = report_alone(j, &reader, "geospatialinfo_guid of links", j->links_alone);
    return status == LREL_OK ? report_alone(j, &reader, "geospatialinfo_guid of geopoint",
                                            j->shapes.points_alone)
                             : status;
}

static void clear(joining *j)
{
    lrel_table_free(j->table);
    lrel_table_free(j->links);
    lrel_table_free(j->words);
    lrel_names__clear(&j->guids);
    lrel_imsma__clear_shapes(&j->shapes);
    lrel__free(j->context, j->list.at);
}

lrel_status lrel_imsma_read(const lrel_context *context, const char *path,
                            const lrel_read_options *options, lrel_issues *issues,
                            lrel_table **out, lrel_error *err)
{
    joining j = {.context = context,
                 .folder = path,
                 .options = options,
                 .issues = issues,
                 .err = err};
    lrel_arena *arena = lrel_arena_new(context);
    lrel_layer *layers = NULL;
    size_t count = 0, chosen = 0;
    lrel_status status = arena ? LREL_OK : lrel__fail_memory(err);

    j.shapes.context = context;
    if (status == LREL_OK)
        status = lrel_imsma_layers(context, path, arena, &layers, &count, err);
    if (status == LREL_OK)
        status = lrel_layer__choose(layers, count, options->layer, &chosen, err);
    if (status == LREL_OK) {
        j.object = layers[chosen].name;
        status = read_tables(&j);
    }
    if (status == LREL_OK)
        status = join(&j);
    if (status == LREL_OK) {
        *out = j.table;
        j.table = NULL; /* now the caller's */
    }
    clear(&j);
    lrel_arena_free(arena);
    return status;
}
