/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_points.c: marks on the nodes in a GeospatialInfo, then one walk over them. */
#include "read/maxml_points.h"

/* ---- shapes ---- */

static lrel_shape_kind kind_of(lrel_text text)
{
    if (lrel_maxml__begins(text, "polygon"))
        return LREL_SHAPE_POLYGON;
    if (lrel_maxml__begins(text, "polyline") || lrel_maxml__begins(text, "line"))
        return LREL_SHAPE_LINE;
    return lrel_maxml__begins(text, "point") ? LREL_SHAPE_POINT : LREL_SHAPE_ABSENT;
}

static bool is_no(lrel_text text)
{
    static const char *const words[] = {"0", "false", "no", "n", "f", "inactive"};
    char plain[16];
    size_t count;

    if (text.length == 0 || text.length > sizeof plain)
        return false;
    count = lrel_maxml__plain(text, plain);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (lrel_text_is_equal((lrel_text){plain, count}, lrel_text_of(words[i])))
            return true;
    return false;
}

/* What @p node says right in it of a shape; what it does not say stays. */
static void read_shape(const lrel_maxml_tree *tree, size_t node, lrel_maxml_shape *shape)
{
    if (tree->at[node].word == LREL_MAXML_POLYGON)
        shape->kind = LREL_SHAPE_POLYGON;
    if (tree->at[node].word == LREL_MAXML_LINE)
        shape->kind = LREL_SHAPE_LINE;
    for (size_t i = node + 1; i < tree->at[node].end; i = tree->at[i].end) {
        lrel_text value;

        switch (tree->at[i].word) {
        case LREL_MAXML_SHAPE_ID:
            shape->id = lrel_maxml__value(tree, i);
            break;
        case LREL_MAXML_SHAPE_KIND:
            value = lrel_maxml__value(tree, i);
            if (kind_of(value) == LREL_SHAPE_ABSENT)
                break;
            shape->kind = kind_of(value);
            shape->kind_text = value;
            break;
        case LREL_MAXML_IS_ACTIVE:
            shape->is_active = !is_no(lrel_maxml__value(tree, i));
            break;
        case LREL_MAXML_PROPERTY:
            shape->property = lrel_maxml__value(tree, i);
            break;
        default:
            break;
        }
    }
}

static lrel_status add_shape(lrel_maxml_points *self, const lrel_maxml_shape *shape,
                             size_t *out, lrel_error *err)
{
    lrel_maxml_shape *place = LREL__PUSH(self->context, &self->shapes);

    if (!place)
        return lrel__fail_memory(err);
    *place = *shape;
    *out = self->shapes.count - 1;
    return LREL_OK;
}

/* Parts with one id are one shape; active ones are not mixed with others. */
static lrel_status join_shape(lrel_maxml_points *self, const lrel_maxml_shape *shape,
                              size_t *out, lrel_error *err)
{
    lrel_names *ids = shape->is_active ? &self->ids : &self->inactive_ids;
    size_t place, *slot;
    lrel_maxml_shape *before;
    bool is_new;

    if (shape->id.length == 0)
        return add_shape(self, shape, out, err);
    if (!lrel_names__add(ids, shape->id, &place, &is_new))
        return lrel__fail_memory(err);
    if (!is_new) {
        *out = shape->is_active ? self->by_id.at[place] : self->by_inactive_id.at[place];
        before = &self->shapes.at[*out];
        if (before->kind == LREL_SHAPE_ABSENT)
            before->kind = shape->kind;
        if (before->property.length == 0)
            before->property = shape->property;
        return LREL_OK;
    }
    slot = shape->is_active ? LREL__PUSH(self->context, &self->by_id)
                            : LREL__PUSH(self->context, &self->by_inactive_id);
    if (!slot)
        return lrel__fail_memory(err);
    *slot = self->shapes.count;
    return add_shape(self, shape, out, err);
}

/* ---- where points are ---- */

static lrel_maxml_mark *mark_of(const lrel_maxml_points *self, size_t node)
{
    return &self->marks.at[node - self->object];
}

static bool says_place(lrel_maxml_word word)
{
    return word == LREL_MAXML_LATITUDE || word == LREL_MAXML_LONGITUDE ||
           word == LREL_MAXML_BEARING || word == LREL_MAXML_DISTANCE;
}

/* Marks what says a place, in the GeospatialInfo @p geo. That itself is a point where
 * nothing in it is. */
static void mark_places(lrel_maxml_points *self, const lrel_maxml_tree *tree, size_t geo)
{
    bool is_any_inside = false;

    for (size_t i = geo + 1; i < tree->at[geo].end; i++) {
        size_t parent = tree->at[i].parent;
        lrel_maxml_mark *mark = mark_of(self, parent);

        if (!says_place((lrel_maxml_word)tree->at[i].word) || mark->is_place)
            continue;
        mark->is_place = true;
        is_any_inside = is_any_inside || parent != geo;
        if (parent != geo)
            mark_of(self, tree->at[parent].parent)->places++;
    }
    if (is_any_inside)
        mark_of(self, geo)->is_place = false;
}

static bool has_number(const lrel_maxml_tree *tree, size_t node)
{
    for (size_t i = node + 1; i < tree->at[node].end; i = tree->at[i].end)
        if (tree->at[i].word == LREL_MAXML_POINT_NUMBER)
            return true;
    return false;
}

static bool has_shape_id(const lrel_maxml_tree *tree, size_t node)
{
    for (size_t i = node + 1; i < tree->at[node].end; i = tree->at[i].end)
        if (tree->at[i].word == LREL_MAXML_SHAPE_ID)
            return true;
    return false;
}

/* Whether the points in @p node are those of one shape: a Polygon, or what has the id of
 * one. */
static bool is_container(lrel_maxml_points *self, const lrel_maxml_tree *tree,
                         size_t node)
{
    lrel_maxml_mark *mark = mark_of(self, node);

    if (!mark->is_asked) {
        mark->is_asked = true;
        mark->is_container = tree->at[node].word == LREL_MAXML_POLYGON ||
                             tree->at[node].word == LREL_MAXML_LINE ||
                             has_shape_id(tree, node);
    }
    return mark->is_container;
}

/* ---- points ---- */

static void take(lrel_text *field, lrel_text value)
{
    if (field->length == 0)
        *field = value;
}

/* What @p node says right in it of a point; what was said stays. */
static void read_point(const lrel_maxml_tree *tree, size_t node, lrel_maxml_point *point,
                       lrel_text *shape_id)
{
    for (size_t i = node + 1; i < tree->at[node].end; i = tree->at[i].end) {
        lrel_text *fields[] = {
            [LREL_MAXML_SHAPE_ID] = shape_id,
            [LREL_MAXML_POINT_ID] = &point->id,
            [LREL_MAXML_POINT_NUMBER] = &point->number,
            [LREL_MAXML_POINT_TYPE] = &point->type,
            [LREL_MAXML_LATITUDE] = &point->latitude,
            [LREL_MAXML_LONGITUDE] = &point->longitude,
            [LREL_MAXML_BEARING] = &point->bearing,
            [LREL_MAXML_DISTANCE] = &point->distance,
            [LREL_MAXML_FROM] = &point->from,
        };

        if (fields[tree->at[i].word])
            take(fields[tree->at[i].word], lrel_maxml__value(tree, i));
    }
}

/* The shape of the point in @p top: by its own id, else by what it stands in. */
static lrel_status find_shape(lrel_maxml_points *self, const lrel_maxml_tree *tree,
                              size_t geo, const lrel_maxml_shape *base, size_t top,
                              lrel_text id, size_t *out, lrel_error *err)
{
    lrel_maxml_shape shape = *base;
    size_t container = top;
    bool is_own = id.length > 0;
    lrel_maxml_mark *mark;
    lrel_status status;

    while (container != geo && (container == top || !is_container(self, tree, container)))
        container = tree->at[container].parent;
    mark = mark_of(self, container);
    if (!is_own && mark->shape > 0) {
        *out = mark->shape - 1;
        return LREL_OK;
    }
    if (container != geo)
        read_shape(tree, container, &shape);
    if (is_own)
        shape.id = id;
    status = join_shape(self, &shape, out, err);
    if (status == LREL_OK && !is_own)
        mark->shape = *out + 1;
    return status;
}

static lrel_status add_point(lrel_maxml_points *self, const lrel_maxml_tree *tree,
                             size_t geo, const lrel_maxml_shape *base, size_t top,
                             size_t place, lrel_error *err)
{
    lrel_maxml_point point = {.node = top}, *slot;
    lrel_text shape_id = {"", 0};
    lrel_status status;

    read_point(tree, place, &point, &shape_id);
    if (top != place)
        read_point(tree, top, &point, &shape_id);
    point.role = lrel_maxml__role(point.type);
    if ((status = find_shape(self, tree, geo, base, top, shape_id, &point.shape, err)) !=
        LREL_OK)
        return status;
    if (!(slot = LREL__PUSH(self->context, self)))
        return lrel__fail_memory(err);
    *slot = point;
    return LREL_OK;
}

/* The one place in a node that numbers it. */
static size_t place_in(const lrel_maxml_points *self, const lrel_maxml_tree *tree,
                       size_t node)
{
    size_t i = node + 1;

    while (!mark_of(self, i)->is_place)
        i = tree->at[i].end;
    return i;
}

static lrel_status read_geo(lrel_maxml_points *self, const lrel_maxml_tree *tree,
                            size_t geo, lrel_error *err)
{
    lrel_maxml_shape base = {.is_active = true};
    lrel_status status = LREL_OK;
    size_t i = geo, end = tree->at[geo].end;

    mark_places(self, tree, geo);
    read_shape(tree, geo, &base);
    while (i < end && status == LREL_OK) {
        if (mark_of(self, i)->is_place) {
            status = add_point(self, tree, geo, &base, i, i, err);
            i = tree->at[i].end;
        } else if (i != geo && mark_of(self, i)->places == 1 && has_number(tree, i)) {
            status = add_point(self, tree, geo, &base, i, place_in(self, tree, i), err);
            i = tree->at[i].end;
        } else {
            i++;
        }
    }
    return status;
}

static void forget(lrel_maxml_points *self)
{
    self->count = self->shapes.count = self->by_id.count = self->by_inactive_id.count = 0;
    lrel_names__clear(&self->ids);
    lrel_names__clear(&self->inactive_ids);
    self->ids = self->inactive_ids = (lrel_names){.context = self->context};
}

lrel_status lrel_maxml_points__find(lrel_maxml_points *self, const lrel_maxml_tree *tree,
                                    size_t object, lrel_error *err)
{
    size_t count = tree->at[object].end - object;
    lrel_status status = LREL_OK;

    forget(self);
    if (!lrel__grow(self->context, &self->marks.at, &self->marks.capacity, count,
                    sizeof *self->marks.at))
        return lrel__fail_memory(err);
    memset(self->marks.at, 0, count * sizeof *self->marks.at);
    self->object = object;
    for (size_t i = object + 1; i < tree->at[object].end && status == LREL_OK;)
        if (tree->at[i].kind == LREL_MAXML_ELEMENT &&
            tree->at[i].word == LREL_MAXML_GEO) {
            status = read_geo(self, tree, i, err);
            i = tree->at[i].end;
        } else {
            i++;
        }
    return status;
}

void lrel_maxml_points__clear(lrel_maxml_points *self)
{
    lrel_names__clear(&self->ids);
    lrel_names__clear(&self->inactive_ids);
    lrel__free(self->context, self->by_id.at);
    lrel__free(self->context, self->by_inactive_id.at);
    lrel__free(self->context, self->marks.at);
    lrel__free(self->context, self->shapes.at);
    lrel__free(self->context, self->at);
}

bool lrel_maxml_point__is_of_border(const lrel_maxml_point *point)
{
    switch (point->role) {
    case LREL_MAXML_ROLE_REFERENCE:
    case LREL_MAXML_ROLE_BENCHMARK:
    case LREL_MAXML_ROLE_EVIDENCE:
    case LREL_MAXML_ROLE_USAGE:
    case LREL_MAXML_ROLE_VIEW:
        return false;
    default:
        return true;
    }
}
