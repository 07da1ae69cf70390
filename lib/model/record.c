/* SPDX-License-Identifier: Apache-2.0 */
/* record.c: the sentences that records.csv gives for what became of a record. */
#include "model/record.h"

#include <assert.h>

#include "core/number.h"

static const char *const reasons[] = {
    [LREL_REASON_NONE] = "",
    [LREL_REASON_WITHOUT_SHAPE] = "without shape",
    [LREL_REASON_BESIDE_TOTAL] = "shape not surveyed, beside the total",
    [LREL_REASON_POSITION_NOT_BELIEVED] = "position not believed",
    [LREL_REASON_NO_PLACE] = "shape has no place on Earth",
    [LREL_REASON_CLASS_NOT_STOCK] = "class is not stock",
    [LREL_REASON_PRODUCT_UNKNOWN] = "product not understood",
    [LREL_REASON_NOT_ACCEPTED] = "not accepted yet",
    [LREL_REASON_NO_DATE] = "no date to count it on",
    [LREL_REASON_DATE_IMPOSSIBLE] = "impossible date",
    [LREL_REASON_AFTER_AS_OF] = "dated after the as-of day",
    [LREL_REASON_SPOT_TASK] = "EOD spot task: items, never land",
    [LREL_REASON_DEPTH] = "cleared to less than the required depth",
    [LREL_REASON_UNREADABLE] = "unreadable row",
    [LREL_REASON_CONTAMINATION_UNKNOWN] = "what it releases not understood",
    [LREL_REASON_ACTIVITY_UNKNOWN] = "activity not understood",
    [LREL_REASON_ACCEPTANCE_UNKNOWN] = "acceptance not understood",
    [LREL_REASON_GEOMETRY_KIND_UNKNOWN] = "kind of shape not understood",
    [LREL_REASON_ANOTHER_KIND] = "another kind of row",
    [LREL_REASON_SHAPE_BORROWED] = "shape borrowed from the closed hazard it names",
    [LREL_REASON_NO_VALUE] = "no value published",
    [LREL_REASON_OUTCOME_REPORT] = "another outcome report of its task counts",
    [LREL_REASON_NOT_LATER] =
        "its date of information is not later than that of the report before",
};

const char *lrel_reason_text(lrel_reason reason)
{
    assert((unsigned)reason < LREL_REASON_COUNT);
    return reasons[reason];
}

const lrel_record_details *lrel_record_details_of(const lrel_record *record)
{
    static const lrel_record_details nothing = {.method = -1, .use_after = -1};

    return record->details ? record->details : &nothing;
}

int lrel_version_compare(lrel_text a, lrel_text b)
{
    double na, nb;

    if (lrel_number_parse(a, &na) && lrel_number_parse(b, &nb) && na != nb)
        return na < nb ? -1 : 1;
    return lrel_text_compare(a, b);
}

int lrel_record_compare_entry(const lrel_record *a, const lrel_record *b)
{
    int order = lrel_version_compare(a->version, b->version);

    if (order)
        return order;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

void lrel_records_clear(const lrel_context *context, lrel_records *records)
{
    lrel__free(context, records->at);
    *records = (lrel_records){NULL, 0, 0};
}
