/* SPDX-License-Identifier: Apache-2.0 */
/* proj_shifts.c: the ways from a coordinate system to WGS 84, and the way that only
 * undoes the projection.
 *
 * Source: https://proj.org/en/9.1/development/reference/functions.html */
#include "bridge/proj_parts.h"

#include <stdio.h>
#include <string.h>

/* Real chains have three steps at most: to a geographic CRS, to a hub, to WGS 84. */
#define STEPS_MAX 8

typedef struct operation_id {
    char authority[32];
    char code[32];
} operation_id;

typedef struct shift_entry {
    PJ *pj;
    lrel_proj_shift info;
    operation_id steps[STEPS_MAX];
    size_t step_count;
} shift_entry;

struct lrel_proj_shifts {
    lrel_proj *proj;
    shift_entry *at;
    size_t count;
};

static void add_text(char *to, size_t size, const char *from)
{
    size_t used = strlen(to);

    lrel_proj__copy_text(to + used, size - used, from);
}

/* The innermost name of "INVERSE(EPSG)" or "DERIVED_FROM(EPSG)": a step keeps its code
 * whichever way it is run. */
static void write_authority(char *to, size_t size, const char *authority)
{
    const char *open = strrchr(authority, '(');
    const char *start = open ? open + 1 : authority;

    snprintf(to, size, "%.*s", (int)strcspn(start, ")"), start);
}

static void note_step(const PJ *step, shift_entry *entry)
{
    const char *authority = proj_get_id_auth_name(step, 0);
    const char *code = proj_get_id_code(step, 0);

    if (entry->info.name[0] != '\0')
        add_text(entry->info.name, sizeof entry->info.name, " + ");
    add_text(entry->info.name, sizeof entry->info.name, proj_get_name(step));
    if (!authority || !code || entry->step_count == STEPS_MAX)
        return;
    operation_id *id = &entry->steps[entry->step_count++];
    write_authority(id->authority, sizeof id->authority, authority);
    lrel_proj__copy_text(id->code, sizeof id->code, code);
}

/* Notes the datum steps of @p operation; undoing a projection is none. */
static void note_steps(PJ_CONTEXT *context, const PJ *operation, shift_entry *entry)
{
    if (proj_get_type(operation) == PJ_TYPE_CONVERSION)
        return;
    if (proj_get_type(operation) != PJ_TYPE_CONCATENATED_OPERATION) {
        note_step(operation, entry);
        return;
    }
    int count = proj_concatoperation_get_step_count(context, operation);
    for (int i = 0; i < count; i++) {
        PJ *step = proj_concatoperation_get_step(context, operation, i);

        if (step)
            note_steps(context, step, entry);
        proj_destroy(step);
    }
}

static void note_missing_grid(PJ_CONTEXT *context, const PJ *operation,
                              lrel_proj_shift *info)
{
    int count = proj_coordoperation_get_grid_used_count(context, operation);

    if (proj_coordoperation_is_instantiable(context, operation))
        return;
    lrel_proj__copy_text(info->missing, sizeof info->missing, "a method that PROJ lacks");
    for (int i = 0; i < count; i++) {
        const char *name = NULL;
        int is_there = 0;

        if (proj_coordoperation_get_grid_used(context, operation, i, &name, NULL, NULL,
                                              NULL, NULL, NULL, &is_there) &&
            !is_there) {
            lrel_proj__copy_text(info->missing, sizeof info->missing, name);
            return;
        }
    }
}

static void describe_shift(PJ_CONTEXT *context, shift_entry *entry)
{
    lrel_proj_shift *info = &entry->info;
    const char *area = NULL;

    note_steps(context, entry->pj, entry);
    if (entry->step_count > 0)
        snprintf(info->code, sizeof info->code, "%s:%s", entry->steps[0].authority,
                 entry->steps[0].code);
    info->accuracy_m = proj_coordoperation_get_accuracy(context, entry->pj);
    info->has_area =
        proj_get_area_of_use(context, entry->pj, &info->west_deg, &info->south_deg,
                             &info->east_deg, &info->north_deg, &area) != 0;
    lrel_proj__copy_text(info->area, sizeof info->area, area);
    note_missing_grid(context, entry->pj, info);
}

static PJ_OBJ_LIST *list_shifts(const lrel_proj_crs *crs, const char *authority)
{
    PJ_CONTEXT *context = crs->proj->pj;
    PJ_OBJ_LIST *list = NULL;
    PJ *target = lrel_proj__wgs84(context);
    PJ_OPERATION_FACTORY_CONTEXT *how =
        proj_create_operation_factory_context(context, authority);

    if (!target || !how)
        goto done;
    /* The default criterion, containment, leaves EPSG:3148 the ballpark alone. */
    proj_operation_factory_context_set_spatial_criterion(
        context, how, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
    proj_operation_factory_context_set_allow_ballpark_transformations(context, how, 0);
    proj_operation_factory_context_set_grid_availability_use(
        context, how, PROJ_GRID_AVAILABILITY_IGNORED);
    if (authority) {
        proj_operation_factory_context_set_crs_extent_use(context, how,
                                                          PJ_CRS_EXTENT_NONE);
        proj_operation_factory_context_set_discard_superseded(context, how, 0);
    }
    list = proj_create_operations(context, crs->pj, target, how);

done:
    proj_operation_factory_context_destroy(how);
    proj_destroy(target);
    return list;
}

lrel_status lrel_proj_shifts_new(const lrel_proj_crs *crs, const char *authority,
                                 lrel_proj_shifts **out, lrel_error *err)
{
    lrel_proj *proj = crs->proj;
    PJ_OBJ_LIST *list = list_shifts(crs, authority);
    int count = list ? proj_list_get_count(list) : 0;
    lrel_proj_shifts *shifts = lrel__calloc(proj->context, 1, sizeof *shifts);

    if (shifts) {
        shifts->proj = proj;
        shifts->at = lrel__calloc(proj->context, (size_t)count, sizeof *shifts->at);
    }
    if (!shifts || !shifts->at) {
        proj_list_destroy(list);
        lrel_proj_shifts_free(shifts);
        return lrel__fail_memory(err);
    }
    for (int i = 0; i < count; i++) {
        shift_entry *entry = &shifts->at[shifts->count];

        entry->pj = proj_list_get(proj->pj, list, i);
        if (!entry->pj)
            continue;
        describe_shift(proj->pj, entry);
        shifts->count++;
    }
    proj_list_destroy(list);
    *out = shifts;
    return LREL_OK;
}

void lrel_proj_shifts_free(lrel_proj_shifts *shifts)
{
    if (!shifts)
        return;
    for (size_t i = 0; i < shifts->count; i++)
        proj_destroy(shifts->at[i].pj);
    lrel__free(shifts->proj->context, shifts->at);
    lrel__free(shifts->proj->context, shifts);
}

size_t lrel_proj_shifts_count(const lrel_proj_shifts *shifts)
{
    return shifts->count;
}

const lrel_proj_shift *lrel_proj_shifts_at(const lrel_proj_shifts *shifts, size_t shift)
{
    return &shifts->at[shift].info;
}

static bool has_step(const shift_entry *entry, const operation_id *id)
{
    for (size_t i = 0; i < entry->step_count; i++)
        if (strcmp(entry->steps[i].code, id->code) == 0 &&
            strcmp(entry->steps[i].authority, id->authority) == 0)
            return true;
    return false;
}

static bool has_all_steps(const shift_entry *entry, const shift_entry *wanted)
{
    for (size_t i = 0; i < wanted->step_count; i++)
        if (!has_step(entry, &wanted->steps[i]))
            return false;
    return wanted->step_count > 0;
}

/* Of chains that hold the same step, what is rather meant: it alone before it and others,
 * one that can be run before one that lacks a grid; among equals PROJ's first. */
static int rank_of(const shift_entry *entry, const shift_entry *wanted)
{
    int rank = 1;

    if (!has_all_steps(entry, wanted))
        return 0;
    if (entry->step_count == wanted->step_count)
        rank += 1;
    if (entry->info.missing[0] == '\0')
        rank += 2;
    return rank;
}

size_t lrel_proj_shifts_find(const lrel_proj_shifts *shifts, const char *authority,
                             const char *code)
{
    PJ_CONTEXT *context = shifts->proj->pj;
    shift_entry wanted = {.step_count = 0};
    size_t found = shifts->count;
    int best = 0;
    /* EPSG:8532 is EPSG:1541 and EPSG:1240, and PROJ lists it by these. */
    PJ *named = proj_create_from_database(context, authority, code,
                                          PJ_CATEGORY_COORDINATE_OPERATION, 0, NULL);

    if (named)
        note_steps(context, named, &wanted);
    proj_destroy(named);
    for (size_t i = 0; i < shifts->count; i++) {
        int rank = rank_of(&shifts->at[i], &wanted);

        if (rank > best) {
            best = rank;
            found = i;
        }
    }
    return found;
}

bool lrel_proj_operation_name(lrel_proj *proj, const char *authority, const char *code,
                              char *name, size_t name_size)
{
    PJ *named = proj_create_from_database(proj->pj, authority, code,
                                          PJ_CATEGORY_COORDINATE_OPERATION, 0, NULL);

    if (!named)
        return false;
    lrel_proj__copy_text(name, name_size, proj_get_name(named));
    proj_destroy(named);
    return true;
}

lrel_status lrel_proj_pipe_from_shift(const lrel_proj_shifts *shifts, size_t shift,
                                      lrel_proj_pipe **out, lrel_error *err)
{
    return lrel_proj__pipe_of(shifts->proj, shifts->at[shift].pj, out, err);
}

lrel_status lrel_proj_pipe_unshifted(const lrel_proj_crs *crs, lrel_proj_pipe **out,
                                     lrel_error *err)
{
    PJ_CONTEXT *context = crs->proj->pj;
    /* An authority that has no operations leaves the conversions and the ballpark, which
     * here is what was asked for: units and prime meridian, and no shift. */
    PJ_OPERATION_FACTORY_CONTEXT *how =
        proj_create_operation_factory_context(context, "NONE");
    PJ *target = lrel_proj__wgs84(context);
    PJ_OBJ_LIST *list =
        how && target ? proj_create_operations(context, crs->pj, target, how) : NULL;
    PJ *first =
        list && proj_list_get_count(list) > 0 ? proj_list_get(context, list, 0) : NULL;
    lrel_status status = lrel_proj__pipe_of(crs->proj, first, out, err);

    proj_destroy(first);
    proj_list_destroy(list);
    proj_destroy(target);
    proj_operation_factory_context_destroy(how);
    return status;
}
