/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_cells.c: values by the path of their element. Those of one path are one cell: a
 * choice of several, and what groups that come again say, such as items found. */
#include "read/maxml_cells.h"

#include <stdlib.h>

#include "read/kml_values.h"

/* Longer names than a database takes are somebody's nesting, and no column. */
#define PATH_BYTES_MAX 1000

/* Places of groups in a cell are kept by empty ones; beyond that, cells are nothing but
 * places. */
#define GROUPS_MAX 250

/* Paths that have no values of their own count too. */
#define PATHS_MAX (4 * LREL_COLUMNS_MAX)

/* What tells objects apart is shorter: ids, names, codes, dates. A note of some pages in
 * each of ten thousand rows is no help. */
#define SHARED_BYTES_MAX 250

#define BETWEEN LREL_TEXT("; ")

void lrel_maxml_cells__begin(lrel_maxml_cells *cells, lrel_reader *reader,
                             const lrel_own_column *own, size_t own_count)
{
    const lrel_context *context = reader->context;

    cells->keyed = (lrel_keyed_cells){.reader = reader,
                                      .own = own,
                                      .own_count = own_count,
                                      .names = {.context = context}};
    cells->groups.context = cells->path.context = cells->text.context = context;
    cells->path.most = PATH_BYTES_MAX;
}

void lrel_maxml_cells__clear(lrel_maxml_cells *cells)
{
    const lrel_context *context = cells->keyed.reader->context;

    lrel__free(context, cells->at);
    lrel__free(context, cells->joined.at);
    lrel__free(context, cells->counts.at);
    lrel__free(context, cells->steps.at);
    lrel_names__clear(&cells->groups);
    lrel_gathered__clear(&cells->path);
    lrel_gathered__clear(&cells->text);
    lrel_keyed__clear(&cells->keyed);
}

void lrel_maxml_cells__next(lrel_maxml_cells *cells, size_t kept)
{
    cells->object++;
    cells->joined.count = kept;
    cells->keyed.next_column = 0;
}

/* ---- paths ---- */

static lrel_text path_of(const lrel_maxml_cells *cells)
{
    return (lrel_text){cells->path.at, cells->path.count};
}

/* The path of @p name in the element whose path has @p length bytes. */
static lrel_status set_path(lrel_maxml_cells *cells, size_t length, lrel_text name,
                            lrel_error *err)
{
    lrel_status status = LREL_OK;

    cells->path.count = length;
    cells->path.lost = 0;
    if (length > 0 && name.length > 0)
        status = lrel_gathered__add(&cells->path, LREL_TEXT("."), err);
    if (status == LREL_OK)
        status = lrel_gathered__add(&cells->path, name, err);
    if (status == LREL_OK && lrel_gathered__is_too_long(&cells->path))
        return lrel__fail(err, LREL_E_LIMIT,
                          "an element or attribute <%.*s...> whose column would have a "
                          "name of more than %d bytes",
                          LREL_TEXT_ARGS(lrel_reader__excerpt(name, 60)), PATH_BYTES_MAX);
    return status;
}

static lrel_status find_column(lrel_maxml_cells *cells, uint32_t *column, lrel_error *err)
{
    lrel_names *names = &cells->keyed.names;
    size_t before = names->count;

    if (!lrel_keyed__column(&cells->keyed, path_of(cells), column))
        return lrel__fail_memory(err);
    if (names->count == before)
        return LREL_OK;
    if (names->count > LREL_COLUMNS_MAX)
        return lrel__fail(err, LREL_E_LIMIT, "more than %d columns", LREL_COLUMNS_MAX);
    return lrel_reader__keep(cells->keyed.reader, path_of(cells), &names->at[*column],
                             err);
}

/* How many elements with the path that is set have stood in this object. */
static lrel_status count_group(lrel_maxml_cells *cells, size_t *group, lrel_error *err)
{
    struct lrel_maxml_group *count;
    lrel_status status = LREL_OK;
    size_t place;
    bool is_new;

    if (!lrel_names__add(&cells->groups, path_of(cells), &place, &is_new))
        return lrel__fail_memory(err);
    if (is_new) {
        if (!(count = LREL__PUSH(cells->keyed.reader->context, &cells->counts)))
            return lrel__fail_memory(err);
        *count = (struct lrel_maxml_group){cells->object, 0};
        status = lrel_reader__keep(cells->keyed.reader, path_of(cells),
                                   &cells->groups.at[place], err);
    }
    if (status == LREL_OK && cells->groups.count > PATHS_MAX)
        return lrel__fail(err, LREL_E_LIMIT, "elements of more than %d kinds", PATHS_MAX);
    count = &cells->counts.at[place];
    if (count->object != cells->object)
        *count = (struct lrel_maxml_group){cells->object, 0};
    *group = count->count++;
    return status;
}

/* ---- values ---- */

static lrel_status add_value(lrel_maxml_cells *cells, size_t group, lrel_text text,
                             lrel_error *err)
{
    struct lrel_maxml_value *value;
    uint32_t column;
    lrel_status status;

    text = lrel_text_trim(text);
    if (text.length == 0)
        return LREL_OK;
    if (group >= GROUPS_MAX)
        return lrel__fail(err, LREL_E_LIMIT,
                          "more than %d groups with \"%.*s\" in one report", GROUPS_MAX,
                          LREL_TEXT_ARGS(lrel_reader__excerpt(path_of(cells), 80)));
    if ((status = find_column(cells, &column, err)) != LREL_OK)
        return status;
    if (!(value = LREL__PUSH(cells->keyed.reader->context, cells)))
        return lrel__fail_memory(err);
    *value = (struct lrel_maxml_value){column, group, cells->count, text};
    return LREL_OK;
}

/* One walk over the nodes in a node. */
typedef struct walk {
    lrel_maxml_cells *cells;
    const lrel_maxml_tree *tree;
    size_t node;
    lrel_text base;
    const lrel_maxml_points *points;
    const lrel_maxml_point *point; /* what it has is left out */
    size_t next_point;
    size_t geo_end; /* behind the GeospatialInfo that the walk is in */
} walk;

static struct lrel_maxml_step *step_of(const walk *self, size_t node)
{
    return &self->cells->steps.at[node - self->node];
}

static bool is_point(walk *self, size_t node)
{
    const lrel_maxml_points *points = self->points;

    if (!points)
        return false;
    while (self->next_point < points->count && points->at[self->next_point].node < node)
        self->next_point++;
    return self->next_point < points->count && points->at[self->next_point].node == node;
}

static bool is_taken(const walk *self, lrel_text value)
{
    const lrel_maxml_point *p = self->point;
    const lrel_text *const fields[] = {&p->id,      &p->number,   &p->type,
                                       &p->from,    &p->latitude, &p->longitude,
                                       &p->bearing, &p->distance};

    value = lrel_text_trim(value);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i]->length > 0 && fields[i]->at == value.at)
            return true;
    return false;
}

/* Groups keep their places; of shapes there may be hundreds, and their points are rows.
 */
static size_t group_of(const walk *self, size_t node)
{
    return node < self->geo_end ? 0 : step_of(self, node)->group;
}

static lrel_status take_text(walk *self, size_t node, lrel_error *err)
{
    const lrel_maxml_node *it = &self->tree->at[node];
    lrel_text text = lrel_maxml__text(self->tree, node);
    bool is_attribute = it->kind == LREL_MAXML_ATTRIBUTE;
    size_t group = is_attribute              ? it->parent
                   : it->parent > self->node ? self->tree->at[it->parent].parent
                                             : self->node;
    lrel_text name = is_attribute ? lrel_maxml__name(self->tree, node) : LREL_TEXT("");
    lrel_status status;

    if (self->point && is_taken(self, text))
        return LREL_OK;
    /* Text beside the elements of an object goes by its name. */
    if (!is_attribute && it->parent == self->node && self->base.length == 0)
        name = lrel_maxml__name(self->tree, self->node);
    status = set_path(self->cells, step_of(self, it->parent)->path, name, err);
    return status == LREL_OK ? add_value(self->cells, group_of(self, group), text, err)
                             : status;
}

static lrel_status enter(walk *self, size_t node, lrel_error *err)
{
    const lrel_maxml_node *it = &self->tree->at[node];
    lrel_status status;

    if (it->word == LREL_MAXML_GEO && it->end > self->geo_end)
        self->geo_end = it->end;
    status = set_path(self->cells, step_of(self, it->parent)->path,
                      lrel_maxml__name(self->tree, node), err);
    if (status != LREL_OK)
        return status;
    step_of(self, node)->path = self->cells->path.count;
    return count_group(self->cells, &step_of(self, node)->group, err);
}

static lrel_status walk_over(walk *self, lrel_error *err)
{
    lrel_maxml_cells *cells = self->cells;
    size_t end = self->tree->at[self->node].end;
    lrel_status status;

    if (!lrel__grow(cells->keyed.reader->context, &cells->steps.at,
                    &cells->steps.capacity, end - self->node, sizeof *cells->steps.at))
        return lrel__fail_memory(err);
    if ((status = set_path(cells, 0, self->base, err)) != LREL_OK)
        return status;
    cells->steps.at[0] = (struct lrel_maxml_step){cells->path.count, 0};
    if (is_point(self, self->node))
        return LREL_OK;
    for (size_t i = self->node + 1; i < end && status == LREL_OK;) {
        bool is_shape = cells->is_of_points && !self->point &&
                        self->tree->at[i].kind == LREL_MAXML_ELEMENT &&
                        self->tree->at[i].word == LREL_MAXML_GEO;

        if (is_shape || is_point(self, i)) {
            i = self->tree->at[i].end;
            continue;
        }
        status = self->tree->at[i].kind == LREL_MAXML_ELEMENT ? enter(self, i, err)
                                                              : take_text(self, i, err);
        i++;
    }
    return status;
}

lrel_status lrel_maxml_cells__take(lrel_maxml_cells *cells, const lrel_maxml_tree *tree,
                                   size_t node, lrel_text base,
                                   const lrel_maxml_points *points, lrel_error *err)
{
    walk self = {
        .cells = cells, .tree = tree, .node = node, .base = base, .points = points};

    return walk_over(&self, err);
}

lrel_status lrel_maxml_cells__take_one(lrel_maxml_cells *cells,
                                       const lrel_maxml_tree *tree, size_t node,
                                       lrel_text base, lrel_error *err)
{
    lrel_status status = set_path(cells, 0, base, err);

    if (status == LREL_OK)
        status = set_path(cells, cells->path.count, lrel_maxml__name(tree, node), err);
    return status == LREL_OK ? add_value(cells, 0, lrel_maxml__value(tree, node), err)
                             : status;
}

lrel_status lrel_maxml_cells__take_point(lrel_maxml_cells *cells,
                                         const lrel_maxml_tree *tree,
                                         const lrel_maxml_point *point, lrel_text base,
                                         lrel_error *err)
{
    walk self = {
        .cells = cells, .tree = tree, .node = point->node, .base = base, .point = point};

    return walk_over(&self, err);
}

/* ---- cells ---- */

static int compare(const void *left, const void *right)
{
    const struct lrel_maxml_value *a = left, *b = right;

    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return a->place < b->place ? -1 : 1;
}

/* "PMN; M14", "; 3": the second group has no model, the first no number. */
static lrel_status join_values(lrel_maxml_cells *cells, const struct lrel_maxml_value *at,
                               size_t count, lrel_error *err)
{
    lrel_status status = LREL_OK;
    size_t entries = 0;

    lrel_gathered__begin(&cells->text);
    for (size_t i = 0; i < count && status == LREL_OK; i++) {
        for (; entries < at[i].group && status == LREL_OK; entries++)
            if (entries > 0)
                status = lrel_gathered__add(&cells->text, BETWEEN, err);
        if (entries++ > 0 && status == LREL_OK)
            status = lrel_gathered__add(&cells->text, BETWEEN, err);
        if (status == LREL_OK)
            status = lrel_gathered__add(&cells->text, at[i].text, err);
    }
    if (status == LREL_OK && lrel_gathered__is_too_long(&cells->text))
        return lrel__fail(err, LREL_E_LIMIT, "a value of more than %zu bytes",
                          LREL_CELL_BYTES_MAX);
    return status;
}

static lrel_status join_column(lrel_maxml_cells *cells, const struct lrel_maxml_value *at,
                               size_t count, lrel_error *err)
{
    lrel_status status = join_values(cells, at, count, err);
    lrel_text text = {cells->text.at, cells->text.count};
    lrel_keyed_cell *cell;

    if (status != LREL_OK)
        return status;
    if (!(cell = LREL__PUSH(cells->keyed.reader->context, &cells->joined)))
        return lrel__fail_memory(err);
    *cell = (lrel_keyed_cell){
        .column = at->column,
        .type = count == 1 && lrel_kml__is_day(text) ? LREL_CELL_DATE : LREL_CELL_TEXT};
    return lrel_reader__keep(cells->keyed.reader, text, &cell->text, err);
}

lrel_status lrel_maxml_cells__join(lrel_maxml_cells *cells, lrel_error *err)
{
    lrel_status status = LREL_OK;

    if (cells->count > 0)
        qsort(cells->at, cells->count, sizeof *cells->at, compare);
    for (size_t i = 0, next; i < cells->count && status == LREL_OK; i = next) {
        for (next = i + 1; next < cells->count; next++)
            if (cells->at[next].column != cells->at[i].column)
                break;
        status = join_column(cells, cells->at + i, next - i, err);
    }
    cells->count = 0;
    return status;
}

void lrel_maxml_cells__drop_long(lrel_maxml_cells *cells)
{
    size_t kept = 0;

    for (size_t i = 0; i < cells->joined.count; i++)
        if (cells->joined.at[i].text.length <= SHARED_BYTES_MAX)
            cells->joined.at[kept++] = cells->joined.at[i];
    cells->joined.count = kept;
}

lrel_status lrel_maxml_cells__put(lrel_maxml_cells *cells, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < cells->joined.count && status == LREL_OK; i++) {
        const lrel_keyed_cell *cell = &cells->joined.at[i];

        status = lrel_keyed__add(&cells->keyed, cell->column, cell->text,
                                 (lrel_cell_type)cell->type, err);
    }
    return status;
}

lrel_status lrel_maxml_cells__own(lrel_maxml_cells *cells, size_t own, lrel_text text,
                                  lrel_error *err)
{
    lrel_status status;

    if (text.length == 0)
        return LREL_OK;
    status = lrel_reader__keep(cells->keyed.reader, text, &text, err);
    return status == LREL_OK ? lrel_keyed__add(&cells->keyed, lrel_keyed__own(own), text,
                                               LREL_CELL_TEXT, err)
                             : status;
}
