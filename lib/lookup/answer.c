/* SPDX-License-Identifier: Apache-2.0 */
/* answer.c: a record in words, its position error, and the way to it. */
#include <math.h>
#include <string.h>

#include "bridge/proj.h"
#include "lookup/lookup.h"

const char *lrel_lookup__text(const lrel_lookup *l, lrel_text text)
{
    return text.length ? lrel_arena_text(l->arena, text.at, text.length) : "";
}

/* As the edge allowance has it: the survey's error, or the datum shift's where that is
 * coarser. */
bool lrel_lookup__error_of(const lrel_dataset *data, uint32_t record, double *error_m)
{
    uint32_t source = data->records.at[record].source;
    const lrel_operation *operation = data->sources[source].operation;
    double shift_m = operation ? lrel_operation_info_of(operation)->accuracy_m : -1;

    *error_m = fmax(data->programme->sources[source].accuracy_m, shift_m);
    return shift_m >= 0;
}

bool lrel_lookup__way(const lrel_lookup *l, lrel_xy metres, double *distance_m,
                      double *bearing_deg)
{
    const lrel_xy from = l->question.lonlat;
    lrel_xy to;

    if (!lrel_grid_to_lonlat(l->data->grid, metres, &to))
        return false;
    *distance_m = lrel_geodesic_way_m(from.x, from.y, to.x, to.y, bearing_deg);
    return true;
}

static void describe_dates(const lrel_record *r, lrel_lookup_record *out)
{
    bool is_hazard = r->role == LREL_ROLE_HAZARD;

    out->from[0] = out->to[0] = '\0';
    if (is_hazard && r->from.is_known)
        lrel_date_format(r->from.first, out->from);
    if (is_hazard && r->to.is_known)
        lrel_date_format(r->to.last, out->to);
    if (!is_hazard && r->counts_on.is_known)
        lrel_date_format(r->counts_on.last, out->from);
}

static const char *stated_text(const lrel_lookup *l, const lrel_record *r)
{
    char text[40] = "";

    if (r->area_m2.is_known)
        lrel_area_format_stated(r->area_m2.e4, text);
    return lrel_lookup__text(l, lrel_text_of(text));
}

bool lrel_lookup__describe(const lrel_lookup *l, uint32_t record, lrel_lookup_record *out)
{
    const lrel_record *r = &l->data->records.at[record];
    bool is_hazard = r->role == LREL_ROLE_HAZARD;
    char words[LREL_VOCABULARY_JOINED_MAX];
    size_t length =
        lrel_vocabulary_join(&lrel_vocabulary_contamination, r->contamination, words);

    out->role = lrel_vocabulary_name(&lrel_vocabulary_role, (int)r->role);
    out->id = lrel_lookup__text(l, r->id);
    out->source = lrel_lookup__text(l, lrel_dataset_source_name(l->data, r->source));
    out->row = r->row;
    out->contamination = lrel_lookup__text(l, (lrel_text){words, length});
    out->hazard_class =
        is_hazard ? lrel_vocabulary_name(&lrel_vocabulary_class, r->hazard_class) : "";
    out->product =
        is_hazard ? "" : lrel_vocabulary_name(&lrel_vocabulary_product, r->product);
    out->operator_name = lrel_lookup__text(l, r->operator_name);
    out->reason =
        l->data->owner[record] == LREL_OWNER_NONE ? lrel_reason_text(r->reason) : "";
    out->stated_m2 = stated_text(l, r);
    out->is_error_known = lrel_lookup__error_of(l->data, record, &out->error_m);
    describe_dates(r, out);
    return out->id && out->source && out->contamination && out->operator_name &&
           out->stated_m2;
}
