/* SPDX-License-Identifier: Apache-2.0 */
/* agency.c: records by their operator; and every id of the dataset, with whose it is. An
 * id that the organisation's own records have or name is known to it. */
#include "report/agency.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/fail.h"

/* ---- whose records ---- */

static bool is_its(const lrel_agency *a, lrel_text operator_name)
{
    return lrel_text_is_equal_nocase(operator_name, a->name);
}

static void note_source(lrel_agency *a, uint32_t source, bool is_own)
{
    if (is_own)
        a->shows_source[source] = true;
    else
        a->is_sole_owner[source] = false;
}

static size_t mark_records(lrel_agency *a)
{
    const lrel_dataset *data = a->data;
    size_t own = 0;

    for (size_t i = 0; i < data->programme->source_count; i++)
        a->is_sole_owner[i] = true;
    for (size_t i = 0; i < data->records.count; i++) {
        const lrel_record *r = &data->records.at[i];

        a->owns_record[i] = is_its(a, r->operator_name);
        own += a->owns_record[i];
        note_source(a, r->source, a->owns_record[i]);
    }
    for (size_t i = 0; i < data->facts.count; i++) {
        const lrel_fact *f = &data->facts.at[i];

        a->owns_fact[i] = is_its(a, f->operator_name);
        own += a->owns_fact[i];
        note_source(a, f->source, a->owns_fact[i]);
    }
    for (size_t i = 0; i < data->programme->source_count; i++)
        a->is_sole_owner[i] = a->is_sole_owner[i] && a->shows_source[i];
    return own;
}

/* ---- whose ids ---- */

static lrel_status add_id(lrel_agency *a, lrel_text id, bool is_own, lrel_error *err)
{
    lrel_known_id *place;

    if (id.length == 0)
        return LREL_OK;
    if (!(place = LREL__PUSH(a->data->context, &a->ids)))
        return lrel__fail_memory(err);
    *place = (lrel_known_id){id, !is_own};
    return LREL_OK;
}

static lrel_status add_ids(lrel_agency *a, const lrel_text *ids, size_t count,
                           bool is_own, lrel_error *err)
{
    lrel_status status = LREL_OK;

    /* What others name is no id of theirs, and is listed with the record that has it. */
    for (size_t i = 0; is_own && i < count && status == LREL_OK; i++)
        status = add_id(a, ids[i], true, err);
    return status;
}

static lrel_status add_record(lrel_agency *a, size_t i, lrel_error *err)
{
    const lrel_record *r = &a->data->records.at[i];
    bool is_own = a->owns_record[i];
    lrel_status status;

    if ((status = add_id(a, r->id, is_own, err)) != LREL_OK ||
        (status = add_id(a, lrel_record_details_of(r)->task, is_own, err)) != LREL_OK ||
        (status = add_ids(a, r->hazards, r->hazard_count, is_own, err)) != LREL_OK)
        return status;
    return add_ids(a, r->replaces, r->replaces_count, is_own, err);
}

static lrel_status add_fact(lrel_agency *a, size_t i, lrel_error *err)
{
    const lrel_fact *f = &a->data->facts.at[i];
    size_t count;
    const lrel_text *hazards = lrel_fact_hazards(f, &count);
    lrel_status status = add_id(a, f->id, a->owns_fact[i], err);

    return status == LREL_OK ? add_ids(a, hazards, count, a->owns_fact[i], err) : status;
}

/* Of one id, the own one first. */
static int compare(const void *left, const void *right)
{
    const lrel_known_id *a = left, *b = right;
    int order = lrel_text_compare(a->id, b->id);

    return order ? order : (int)a->is_others - (int)b->is_others;
}

static lrel_status list_ids(lrel_agency *a, lrel_error *err)
{
    lrel_status status = LREL_OK;
    size_t kept = 0;

    for (size_t i = 0; i < a->data->records.count && status == LREL_OK; i++)
        status = add_record(a, i, err);
    for (size_t i = 0; i < a->data->facts.count && status == LREL_OK; i++)
        status = add_fact(a, i, err);
    if (status != LREL_OK || a->ids.count == 0)
        return status;
    qsort(a->ids.at, a->ids.count, sizeof *a->ids.at, compare);
    for (size_t i = 0; i < a->ids.count; i++)
        if (kept == 0 || !lrel_text_is_equal(a->ids.at[kept - 1].id, a->ids.at[i].id))
            a->ids.at[kept++] = a->ids.at[i];
    a->ids.count = kept;
    for (size_t i = 0; i < kept; i++)
        if (a->ids.at[i].id.length <= LREL_AGENCY_ID_MAX)
            a->has_length[a->ids.at[i].id.length] = true;
    return LREL_OK;
}

/* ---- finding one ---- */

/* As its own records spell it. */
static void take_spelling(lrel_agency *a)
{
    for (size_t i = 0; i < a->data->records.count; i++)
        if (a->owns_record[i]) {
            a->name = a->data->records.at[i].operator_name;
            return;
        }
}

#define LISTED_MAX 12

static bool is_listed(const lrel_text *listed, size_t count, lrel_text name)
{
    for (size_t i = 0; i < count; i++)
        if (lrel_text_is_equal(listed[i], name))
            return true;
    return false;
}

/* "; there are ALFA, BRAVO": those of records, each once, the first few. */
static void list_operators(const lrel_dataset *data, char *out, size_t capacity)
{
    lrel_text listed[LISTED_MAX];
    size_t count = 0;

    *out = '\0';
    for (size_t i = 0; i < data->records.count && count < LISTED_MAX; i++) {
        lrel_text name = data->records.at[i].operator_name;
        size_t used = strlen(out);

        if (name.length == 0 || used + name.length + 16 > capacity ||
            is_listed(listed, count, name))
            continue;
        snprintf(out + used, capacity - used, "%s%.*s", used ? ", " : "; there are ",
                 LREL_TEXT_ARGS(name));
        listed[count++] = name;
    }
}

static bool make_room(lrel_agency *a)
{
    const lrel_context *context = a->data->context;
    size_t sources = a->data->programme->source_count;

    a->owns_record = lrel__calloc(context, a->data->records.count + 1, sizeof(bool));
    a->owns_fact = lrel__calloc(context, a->data->facts.count + 1, sizeof(bool));
    a->shows_source = lrel__calloc(context, sources + 1, sizeof(bool));
    a->is_sole_owner = lrel__calloc(context, sources + 1, sizeof(bool));
    return a->owns_record && a->owns_fact && a->shows_source && a->is_sole_owner;
}

lrel_status lrel_agency__fail_unknown(const lrel_dataset *data, lrel_text name,
                                      lrel_error *err)
{
    char others[300];

    list_operators(data, others, sizeof others);
    return lrel__fail(err, LREL_E_ARGUMENT, "no record is of the operator \"%.*s\"%s",
                      (int)(name.length > 80 ? 80 : name.length), name.at, others);
}

lrel_status lrel_agency_find(const lrel_dataset *data, lrel_text name, lrel_agency *out,
                             lrel_error *err)
{
    *out = (lrel_agency){.data = data, .name = lrel_text_trim(name)};
    if (!make_room(out))
        return lrel__fail_memory(err);
    if (out->name.length == 0 || mark_records(out) == 0)
        return lrel_agency__fail_unknown(data, name, err);
    take_spelling(out);
    return list_ids(out, err);
}

void lrel_agency_clear(lrel_agency *agency)
{
    if (!agency->data)
        return;
    lrel__free(agency->data->context, agency->owns_record);
    lrel__free(agency->data->context, agency->owns_fact);
    lrel__free(agency->data->context, agency->shows_source);
    lrel__free(agency->data->context, agency->is_sole_owner);
    lrel__free(agency->data->context, agency->ids.at);
    *agency = (lrel_agency){0};
}
