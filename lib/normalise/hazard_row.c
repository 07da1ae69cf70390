/* SPDX-License-Identifier: Apache-2.0 */
/* hazard_row.c: a hazard is never set aside for a word, a date or a missing shape: what
 * is not understood is `unknown`, and the land stays in the account. */
#include "normalise/row.h"

static int read_class(lrel_row *row)
{
    size_t entry;
    lrel_meaning meaning = lrel_row__meaning(row, LREL_KEY_CLASS, &entry);

    if (meaning.set == 0) {
        lrel_words__miss(&row->keys[LREL_KEY_CLASS].words, entry);
        return LREL_CLASS_UNKNOWN;
    }
    for (int code = 0;; code++)
        if (meaning.set >> code & 1)
            return code;
}

/* What was understood, and `unknown` for what was not. */
static uint32_t read_contamination(lrel_row *row)
{
    size_t entry;
    lrel_meaning meaning = lrel_row__meaning(row, LREL_KEY_CONTAMINATION, &entry);

    if (meaning.set != 0 && !meaning.has_unknown)
        return meaning.set;
    lrel_words__miss(&row->keys[LREL_KEY_CONTAMINATION].words, entry);
    return meaning.set | 1u << LREL_CONTAMINATION_UNKNOWN;
}

static void read_words(lrel_row *row)
{
    lrel_record *record = row->record;
    bool understood;

    record->hazard_class = read_class(row);
    record->contamination = read_contamination(row);
    record->status = lrel_row__code(row, LREL_KEY_STATUS, &understood);
    if (!understood)
        record->status = LREL_HAZARD_STATUS_UNKNOWN;
    record->origin = lrel_row__code(row, LREL_KEY_ORIGIN, &understood);
    if (!understood)
        record->origin =
            lrel_vocabulary_find(&lrel_vocabulary_origin, LREL_TEXT("unknown"));
    record->status_reason = lrel_row__code(row, LREL_KEY_REASON, &understood);
    record->geometry_kind = lrel_row__code(row, LREL_KEY_GEOMETRY_KIND, &understood);
    record->version = lrel_row__text(row, LREL_KEY_VERSION);
    record->has_version = lrel_row__has(row, LREL_KEY_VERSION);
    lrel_row__texts(row, LREL_KEY_REPLACES, &record->replaces, &record->replaces_count);
}

static void read_details(lrel_row *row)
{
    lrel_record_details *details = &row->details;

    if (!row->has_details)
        return;
    details->national_class = lrel_row__text(row, LREL_KEY_NATIONAL_CLASS);
    details->area_estimated_m2 =
        lrel_row__number(row, &row->keys[LREL_KEY_AREA_ESTIMATED]);
    details->area_remaining_m2 =
        lrel_row__number(row, &row->keys[LREL_KEY_AREA_REMAINING]);
    details->area_processed_m2 =
        lrel_row__number(row, &row->keys[LREL_KEY_AREA_PROCESSED]);
}

static void read_dates(lrel_row *row)
{
    lrel_record *record = row->record;
    lrel_date_state from = lrel_row__date(row, LREL_KEY_FROM, &record->from);

    if (from == LREL_DATE_STATE_ABSENT && lrel_row__has(row, LREL_KEY_FROM))
        lrel_row__issue(row, LREL_ISSUE_DATE_MISSING, "from", LREL_TEXT(""),
                        "stands from before the first period");
    (void)lrel_row__date(row, LREL_KEY_TO, &record->to);
    (void)lrel_row__date(row, LREL_KEY_DATE_OF_INFORMATION,
                         &row->details.date_of_information);
}

static void see_as_of(lrel_row *row)
{
    const lrel_record *record = row->record;
    int32_t as_of = row->programme->as_of.days;
    char day[16];

    if (record->from.is_known && record->from.first.days > as_of) {
        lrel_date_format(record->from.first, day);
        lrel_row__issue(row, LREL_ISSUE_DATE_AFTER_AS_OF, "from", lrel_text_of(day),
                        "set aside");
        lrel_row__set_aside(row, LREL_REASON_AFTER_AS_OF);
    } else if (record->to.is_known && record->to.last.days > as_of) {
        lrel_date_format(record->to.last, day);
        lrel_row__issue(row, LREL_ISSUE_DATE_AFTER_AS_OF, "to", lrel_text_of(day),
                        "closure not yet seen");
    }
}

static void see_stock(lrel_row *row)
{
    lrel_record *record = row->record;

    if (!record->used || row->programme->stock >> record->hazard_class & 1)
        return;
    row->not_stock[record->hazard_class]++;
    lrel_row__set_aside(row, LREL_REASON_CLASS_NOT_STOCK);
}

/* Says that there is no polygon, unless the shape is of a kind that needs none. */
static void report_shape(lrel_row *row, lrel_shape_kind kind)
{
    switch (kind) {
    case LREL_SHAPE_POINT:
        lrel_row__issue(row, LREL_ISSUE_GEOMETRY_NOT_POLYGON, "geometry",
                        LREL_TEXT("point"), "beside the total");
        break;
    case LREL_SHAPE_LINE:
        if (lrel_row__has(row, LREL_KEY_WIDTH) ||
            row->record->geometry_kind == LREL_GEOMETRY_LINE_WITH_WIDTH)
            break; /* that its width is missing has been said */
        lrel_row__issue(row, LREL_ISSUE_GEOMETRY_NOT_POLYGON, "geometry",
                        LREL_TEXT("line"), "beside the total");
        break;
    case LREL_SHAPE_UNREADABLE: /* the reader has said what is wrong with it */
    case LREL_SHAPE_POLYGON:
        break;
    case LREL_SHAPE_ABSENT:
        lrel_row__issue(row, LREL_ISSUE_SHAPE_MISSING, "geometry", LREL_TEXT(""),
                        "beside the total");
        break;
    }
}

/* Used, and with a reason: it is listed beside the total. */
static void see_shape(lrel_row *row, lrel_shape_kind kind)
{
    lrel_record *record = row->record;

    if (!record->used)
        return;
    if (lrel_geometry_is_synthetic(record->geometry_kind) &&
        !lrel_programme_waives(row->programme, LREL_ROLE_HAZARD,
                               LREL_REASON_BESIDE_TOTAL)) {
        record->reason = LREL_REASON_BESIDE_TOTAL;
        lrel_row__issue(row, LREL_ISSUE_HAZARD_NOT_PLACED, "geometry_kind",
                        lrel_text_of(lrel_vocabulary_name(&lrel_vocabulary_geometry_kind,
                                                          record->geometry_kind)),
                        "beside the total");
    } else if (kind != LREL_SHAPE_POLYGON) {
        record->reason = LREL_REASON_WITHOUT_SHAPE;
        report_shape(row, kind);
    }
}

void lrel_row__hazard(lrel_row *row)
{
    lrel_shape_kind kind = lrel_row__shape(row);

    read_words(row);
    read_details(row);
    read_dates(row);
    see_as_of(row);
    see_stock(row);
    lrel_row__place(row, &kind);
    see_shape(row, kind);
}
