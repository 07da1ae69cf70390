/* SPDX-License-Identifier: Apache-2.0 */
/* release_row.c: a release that is not understood releases nothing. The first thing that
 * is wrong with it is its reason; a missing shape comes last, so that "without shape"
 * means a release that would count if somebody knew where. */
#include "normalise/row.h"

static void read_activity(lrel_row *row)
{
    bool understood;

    row->record->activity = lrel_row__code(row, LREL_KEY_ACTIVITY, &understood);
    if (row->record->activity == LREL_ACTIVITY_EOD_SPOT) {
        if (row->record->used)
            lrel_row__issue(row, LREL_ISSUE_SPOT_TASK, "activity", LREL_TEXT("eod_spot"),
                            "");
        lrel_row__set_aside(row, LREL_REASON_SPOT_TASK);
    }
    if (!understood)
        lrel_row__set_aside(row, LREL_REASON_ACTIVITY_UNKNOWN);
}

/* Where the reason against the release is waived, it is one of the product of the waiver
 * from here on: other rules look at it as such. */
static void suppose_product(lrel_row *row, lrel_reason reason)
{
    if (lrel_programme_waives(row->programme, LREL_ROLE_RELEASE, reason))
        row->record->product = row->programme->waiver.product;
}

/* Required, but for spot tasks: they have none. */
static void read_product(lrel_row *row)
{
    lrel_bound_key *key = &row->keys[LREL_KEY_PRODUCT];
    size_t entry;
    lrel_meaning meaning = lrel_row__meaning(row, LREL_KEY_PRODUCT, &entry);

    row->record->product = -1;
    if (meaning.set != 0) {
        while (!(meaning.set >> ++row->record->product & 1))
            continue;
        return;
    }
    if (meaning.is_empty && row->record->activity == LREL_ACTIVITY_EOD_SPOT) {
        suppose_product(row, LREL_REASON_SPOT_TASK);
        return;
    }
    lrel_words__miss(&key->words, entry);
    suppose_product(row, LREL_REASON_PRODUCT_UNKNOWN);
    lrel_row__set_aside(row, LREL_REASON_PRODUCT_UNKNOWN);
}

/* None is stated where the cell is empty: what it then releases is for lib/run to find.
 */
static void read_contamination(lrel_row *row)
{
    size_t entry;
    lrel_meaning meaning = lrel_row__meaning(row, LREL_KEY_CONTAMINATION, &entry);

    row->record->contamination = meaning.set;
    if (!meaning.has_unknown)
        return;
    lrel_words__miss(&row->keys[LREL_KEY_CONTAMINATION].words, entry);
    lrel_row__set_aside(row, LREL_REASON_CONTAMINATION_UNKNOWN);
}

static void read_words(lrel_row *row)
{
    lrel_record *record = row->record;
    bool understood;

    read_activity(row);
    read_product(row);
    read_contamination(row);
    record->acceptance = lrel_row__code(row, LREL_KEY_ACCEPTANCE, &understood);
    if (!understood)
        lrel_row__set_aside(row, LREL_REASON_ACCEPTANCE_UNKNOWN);
    record->geometry_kind = lrel_row__code(row, LREL_KEY_GEOMETRY_KIND, &understood);
    if (!understood)
        lrel_row__set_aside(row, LREL_REASON_GEOMETRY_KIND_UNKNOWN);
    lrel_row__texts(row, LREL_KEY_HAZARD, &record->hazards, &record->hazard_count);
}

/* All but the dates, which are read with the others. */
static void read_details(lrel_row *row)
{
    lrel_record_details *details = &row->details;
    bool understood;

    if (!row->has_details)
        return;
    details->method = lrel_row__code(row, LREL_KEY_METHOD, &understood);
    details->use_after = lrel_row__code(row, LREL_KEY_USE_AFTER, &understood);
    details->assets = lrel_row__codes(row, LREL_KEY_ASSETS);
    details->task = lrel_row__text(row, LREL_KEY_TASK);
    details->partner = lrel_row__text(row, LREL_KEY_PARTNER);
    details->donor = lrel_row__text(row, LREL_KEY_DONOR);
    details->depth_cm = lrel_row__number(row, &row->keys[LREL_KEY_DEPTH]);
    details->depth_required_cm =
        lrel_row__number(row, &row->keys[LREL_KEY_DEPTH_REQUIRED]);
    details->beneficiaries = lrel_row__number(row, &row->keys[LREL_KEY_BENEFICIARIES]);
    for (int item = 0; item < LREL_ITEM_MAX; item++)
        details->items[item] = lrel_row__number(row, &row->items[item]);
}

/* An empty cell in the column that `count:` names is the source's word that the release
 * is not accepted; in another column it is a date that is missing. */
static void see_missing_date(lrel_row *row, const char *field)
{
    lrel_row__issue(row,
                    row->is_fallback ? LREL_ISSUE_DATE_MISSING : LREL_ISSUE_NOT_ACCEPTED,
                    field, LREL_TEXT(""), "set aside");
    lrel_row__set_aside(row, row->is_fallback ? LREL_REASON_NO_DATE
                                              : LREL_REASON_NOT_ACCEPTED);
}

static void see_count_date(lrel_row *row, lrel_date_state state)
{
    const char *field = lrel_key_info_of(row->count_key)->name;
    char day[16];

    if (!row->record->used)
        return;
    switch (state) {
    case LREL_DATE_STATE_ABSENT:
        see_missing_date(row, field);
        return;
    case LREL_DATE_STATE_UNREADABLE:
        lrel_row__set_aside(row, LREL_REASON_NO_DATE);
        return;
    case LREL_DATE_STATE_IMPOSSIBLE:
        lrel_row__set_aside(row, LREL_REASON_DATE_IMPOSSIBLE);
        return;
    case LREL_DATE_STATE_READ:
        break;
    }
    if (row->record->counts_on.last.days <= row->programme->as_of.days)
        return;
    lrel_date_format(row->record->counts_on.last, day);
    lrel_row__issue(row, LREL_ISSUE_DATE_AFTER_AS_OF, field, lrel_text_of(day),
                    "set aside");
    lrel_row__set_aside(row, LREL_REASON_AFTER_AS_OF);
}

static void read_dates(lrel_row *row)
{
    lrel_record *record = row->record;
    const struct {
        lrel_key key;
        lrel_stated_date *date;
    } dates[] = {{LREL_KEY_FROM, &record->from},
                 {LREL_KEY_TO, &record->to},
                 {LREL_KEY_ACCEPTED, &row->details.accepted},
                 {LREL_KEY_HANDED_OVER, &row->details.handed_over}};
    lrel_date_state count_state = LREL_DATE_STATE_ABSENT;

    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        lrel_date_state state = lrel_row__date(row, dates[i].key, dates[i].date);

        if (dates[i].key != row->count_key)
            continue;
        count_state = state;
        record->counts_on = *dates[i].date;
    }
    if (row->count_key == LREL_KEY_COUNT)
        lrel_row__set_aside(row, LREL_REASON_NO_DATE);
    else
        see_count_date(row, count_state);
}

static void see_acceptance(lrel_row *row)
{
    int acceptance = row->record->acceptance;

    if (!row->record->used ||
        (acceptance != LREL_ACCEPTANCE_DRAFT && acceptance != LREL_ACCEPTANCE_REJECTED))
        return;
    lrel_row__issue(
        row, LREL_ISSUE_NOT_ACCEPTED, "acceptance",
        lrel_text_of(lrel_vocabulary_name(&lrel_vocabulary_acceptance, acceptance)),
        "set aside");
    lrel_row__set_aside(row, LREL_REASON_NOT_ACCEPTED);
}

/* IMAS 09.10: cleared means to a depth. The record's own requirement goes before the
 * programme's; a depth that nobody stated is not a small one. */
static void see_depth(lrel_row *row)
{
    const lrel_record *record = row->record;
    const lrel_record_details *details = &row->details;
    bool own = details->depth_required_cm.is_known;
    double required =
        own ? details->depth_required_cm.value : row->programme->min_depth_cm;

    if (!record->used || record->product != LREL_PRODUCT_CLEARED ||
        !(own || row->programme->has_min_depth) || !details->depth_cm.is_known ||
        details->depth_cm.value >= required)
        return;
    lrel_row__issue(row, LREL_ISSUE_DEPTH_TOO_SMALL, "depth",
                    lrel_row__cell(row, LREL_KEY_DEPTH), "set aside");
    lrel_row__set_aside(row, LREL_REASON_DEPTH);
}

/* Whether the hazard that it names lends it a shape, the ledger knows: the data issue is
 * raised with it. A shape that nobody surveyed may be taken for what it looks like
 * (lrel_waiver); one that is not there cannot. */
static void see_shape(lrel_row *row, lrel_shape_kind kind)
{
    lrel_record *record = row->record;

    if (lrel_geometry_is_synthetic(record->geometry_kind))
        lrel_row__set_aside(row, LREL_REASON_WITHOUT_SHAPE);
    if (kind == LREL_SHAPE_POLYGON || !record->used)
        return;
    record->used = false;
    record->reason = LREL_REASON_WITHOUT_SHAPE;
}

void lrel_row__release(lrel_row *row)
{
    lrel_shape_kind kind = lrel_row__shape(row);

    if (row->table->is_ragged && row->table->is_ragged[row->at])
        lrel_row__set_aside(row, LREL_REASON_UNREADABLE);
    read_words(row);
    read_details(row);
    see_acceptance(row);
    read_dates(row);
    see_depth(row);
    lrel_row__place(row, &kind);
    see_shape(row, kind);
}
