/* SPDX-License-Identifier: Apache-2.0 */
/* shapeless.c: what releases without a shape state of a hazard, against its land: more
 * than was left when it was closed, or nearly all of a hazard that is not closed. */
#include <stdlib.h>

#include "check/checking.h"
#include "core/area.h"

/* As for stated and drawn areas: both must be exceeded. */
#define ABOVE_SHARE 0.05
#define ABOVE_M2    100.0
/* Design, section 6. */
#define NEARLY_ALL 0.9

/* All claims on one hazard that one closure explains, or none. */
typedef struct heap {
    uint32_t hazard; /* first record */
    bool is_closed;
    int32_t day;
    int64_t area2; /* of the hazard */
    int64_t left;  /* when it was closed */
    lrel_stated_sum stated_e4;
    int64_t releases;
} heap;

static int compare_heaps(const void *a, const void *b)
{
    const heap *ha = a, *hb = b;

    if (ha->hazard != hb->hazard)
        return ha->hazard < hb->hazard ? -1 : 1;
    if (ha->is_closed != hb->is_closed)
        return ha->is_closed ? 1 : -1;
    return ha->day < hb->day ? -1 : ha->day > hb->day;
}

/* Heaps of one claim each, sorted; then equal ones are one. */
static size_t heap_up(const lrel_dataset *data, heap *heaps)
{
    size_t count = 0, kept = 0;

    for (size_t i = 0; i < data->claims.count; i++) {
        const lrel_claim *claim = &data->claims.at[i];
        lrel_borrowed one =
            lrel_dataset_borrowed(data, claim, data->programme->account_count);

        if (claim->release == UINT32_MAX)
            continue;
        heaps[count++] = (heap){.hazard = claim->hazard,
                                .is_closed = one.is_closed,
                                .day = one.is_closed ? one.day.days : 0,
                                .area2 = claim->hazard_area2,
                                .left = one.left,
                                .stated_e4 = claim->stated_e4,
                                .releases = 1};
    }
    if (count)
        qsort(heaps, count, sizeof *heaps, compare_heaps);
    for (size_t i = 0; i < count; i++) {
        heap *into = &heaps[kept ? kept - 1 : 0], one = heaps[i];

        if (kept == 0 || compare_heaps(into, &one) != 0) {
            heaps[kept++] = one;
            continue;
        }
        into->stated_e4 += one.stated_e4;
        into->releases += one.releases;
    }
    return kept;
}

static lrel_status report(const lrel_checking *c, lrel_issue_kind kind, const heap *h,
                          int64_t land, double difference_m2, lrel_error *err)
{
    int units = lrel_grid_units_per_m(c->data->grid);
    lrel_issue issue = lrel_check__issue(c, kind, h->hazard);
    char stated[48], expected[48];

    lrel_area_format_stated(h->stated_e4, stated);
    lrel_area_format_m2(land, units, expected);
    strcat(stated, " m2");
    strcat(expected, " m2");
    issue.field = LREL_TEXT("area");
    issue.value = lrel_text_of(stated);
    issue.expected = lrel_text_of(expected);
    issue.count = h->releases;
    if (difference_m2 * 2 * units * units < 9e18)
        issue.area2 = (int64_t)(difference_m2 * 2 * units * units + 0.5);
    return lrel_check__add(c, &issue, err);
}

/* A hazard that is over is not asked about. */
static bool is_open(const lrel_dataset *data, uint32_t hazard)
{
    lrel_date closed;

    return !lrel_record_is_closed(data, &data->records.at[hazard], &closed) ||
           closed.days > data->programme->as_of.days;
}

static lrel_status judge(const lrel_checking *c, const heap *h, lrel_error *err)
{
    int units = lrel_grid_units_per_m(c->data->grid);
    double stated = (double)h->stated_e4 / 1e4;
    double land = lrel_area_to_m2(h->is_closed ? h->left : h->area2, units);
    double above = stated - land;

    if (h->is_closed && above > ABOVE_M2 && above > ABOVE_SHARE * land)
        return report(c, LREL_ISSUE_SHAPES_BORROWED_BEYOND, h, h->left, above, err);
    if (!h->is_closed && h->area2 > 0 && stated >= NEARLY_ALL * land &&
        is_open(c->data, h->hazard))
        return report(c, LREL_ISSUE_RELEASES_FILL_HAZARD, h, h->area2, stated, err);
    return LREL_OK;
}

lrel_status lrel_check__shapeless(const lrel_checking *c, lrel_error *err)
{
    heap *heaps = lrel__alloc(c->data->context, c->data->claims.count, sizeof *heaps);
    lrel_status status = heaps ? LREL_OK : lrel__fail_memory(err);
    size_t count = heaps ? heap_up(c->data, heaps) : 0;

    for (size_t i = 0; i < count && status == LREL_OK; i++)
        status = judge(c, &heaps[i], err);
    lrel__free(c->data->context, heaps);
    return status;
}
