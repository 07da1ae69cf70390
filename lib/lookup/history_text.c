/* SPDX-License-Identifier: Apache-2.0 */
/* history_text.c: what became of one side, in words: the moments of its history, and the
 * state of each account by the day looked at. */
#include <stdlib.h>
#include <string.h>

#include "lookup/lookup.h"

/* A state, and since when and by which record it is so. */
typedef struct land {
    lrel_land_state state;
    uint8_t column;     /* of released: how */
    const char *closed; /* of closed: what explains it */
    int32_t since;
    uint32_t record; /* UINT32_MAX: none */
} land;

static uint32_t record_of(const lrel_dataset *data, const lrel_moment *m)
{
    return m->is_release ? data->record_of_release[m->record]
                         : data->record_of_hazard[m->record];
}

static void apply(const lrel_dataset *data, land *now, const lrel_moment *m)
{
    switch (m->effect) {
    case LREL_EFFECT_ENTERED:
    case LREL_EFFECT_TRANSFERRED:
        if (now->state != LREL_LAND_RECORDED)
            now->since = m->day.days;
        now->state = LREL_LAND_RECORDED;
        now->record = data->record_of_hazard[m->holder];
        break;
    case LREL_EFFECT_LEFT:
        now->state = m->column == LREL_COLUMN_CLOSED     ? LREL_LAND_CLOSED
                     : m->column == LREL_COLUMN_RESURVEY ? LREL_LAND_RESURVEYED
                                                         : LREL_LAND_RELEASED;
        now->column = m->column;
        now->since = m->day.days;
        now->record = record_of(data, m);
        break;
    case LREL_EFFECT_BEYOND_HAZARD:
        if (now->state == LREL_LAND_RELEASE_ALONE)
            break;
        now->state = LREL_LAND_RELEASE_ALONE;
        now->since = m->day.days;
        now->record = record_of(data, m);
        break;
    case LREL_EFFECT_NOTHING:
    case LREL_EFFECT_ALREADY_RELEASED:
        break;
    }
}

static const char *state_text(const land *now)
{
    static const char *const released[] = {"released: cancelled", "released: reduced",
                                           "released: cleared"};

    switch (now->state) {
    case LREL_LAND_RECORDED:
        return "recorded, not released";
    case LREL_LAND_RELEASED:
        return released[now->column - LREL_COLUMN_CANCELLED];
    case LREL_LAND_CLOSED:
        return now->closed;
    case LREL_LAND_RESURVEYED:
        return "left out by resurvey";
    case LREL_LAND_RELEASE_ALONE:
        return "released, beyond recorded hazard";
    case LREL_LAND_NO_RECORD:
        break;
    }
    return "no record";
}

static const char *left_text(uint8_t column)
{
    return column == LREL_COLUMN_CLOSED     ? "closed, no release on file"
           : column == LREL_COLUMN_RESURVEY ? "left out by resurvey"
                                            : lrel_ledger_column_name(column);
}

/* Of a hazard's event that moved nothing. */
static const char *idle_text(const lrel_moment *m)
{
    bool is_recorded = m->holder != LREL_HOLDER_NONE;

    switch (m->cause) {
    case LREL_CAUSE_ESTABLISHED:
    case LREL_CAUSE_VERSION:
        return !is_recorded ? "recorded; what is released stays so"
               : m->cause == LREL_CAUSE_ESTABLISHED ? "recorded too"
                                                    : "new version";
    case LREL_CAUSE_REPLACED:
        return "replaced by others";
    case LREL_CAUSE_CLOSURE:
    case LREL_CAUSE_RELEASE:
        break;
    }
    return is_recorded ? "closed; the land stays recorded" : "closed";
}

/* What is on file of the closure @p m: which part of the hazard's land releases without a
 * shape are about, nobody knows. */
static const char *closed_text(const lrel_dataset *data, const lrel_moment *m)
{
    lrel_borrowed_land divided;
    int64_t released;

    if (!lrel_ledger_borrowed_land(data->ledger, m->record, m->account, &divided))
        return left_text(LREL_COLUMN_CLOSED);
    released = divided.released[0] + divided.released[1] + divided.released[2];
    return released == 0              ? left_text(LREL_COLUMN_CLOSED)
           : released == divided.left ? "closed; releases without a shape explain it"
                                      : "closed; releases without a shape explain a part";
}

static const char *event_text(const lrel_moment *m, const land *now)
{
    switch (m->effect) {
    case LREL_EFFECT_ENTERED:
        return m->column == LREL_COLUMN_RESURVEY ? "recorded by resurvey"
                                                 : "newly recorded";
    case LREL_EFFECT_LEFT:
        return m->column == LREL_COLUMN_CLOSED ? now->closed : left_text(m->column);
    case LREL_EFFECT_TRANSFERRED:
        return m->cause == LREL_CAUSE_VERSION ? "new version"
               : m->cause == LREL_CAUSE_ESTABLISHED
                   ? "recorded too; now it holds the land"
               : m->cause == LREL_CAUSE_REPLACED ? "replaced by others"
                                                 : "closed; the land stays recorded";
    case LREL_EFFECT_ALREADY_RELEASED:
        return "already released";
    case LREL_EFFECT_BEYOND_HAZARD:
        return "beyond recorded hazard";
    case LREL_EFFECT_NOTHING:
        break;
    }
    return idle_text(m);
}

static void format_day(int32_t day, char out[16])
{
    lrel_date_format((lrel_date){day}, out);
}

static bool describe_event(const lrel_lookup *l, const lrel_moment *m, const land *now,
                           const char *account, lrel_lookup_event *out)
{
    lrel_lookup_record record = {0};

    if (!lrel_lookup__describe(l, record_of(l->data, m), &record))
        return false;
    *out =
        (lrel_lookup_event){.account = account,
                            .text = event_text(m, now),
                            .state = now->state,
                            .state_text = state_text(now),
                            .role = record.role,
                            .id = record.id,
                            .source = record.source,
                            .row = record.row,
                            .product = record.product,
                            .operator_name = record.operator_name,
                            .is_again = m->is_again,
                            .had_left_by = m->is_again ? left_text(m->had_left_by) : ""};
    format_day(m->day.days, out->day);
    return true;
}

static bool describe_account(const lrel_lookup *l, const land *now,
                             lrel_lookup_account *out)
{
    lrel_lookup_record record = {.role = "", .id = "", .source = ""};

    if (now->record != UINT32_MAX && !lrel_lookup__describe(l, now->record, &record))
        return false;
    out->state = now->state;
    out->text = state_text(now);
    out->role = record.role;
    out->id = record.id;
    out->source = record.source;
    out->row = record.row;
    out->since[0] = '\0';
    if (now->state != LREL_LAND_NO_RECORD)
        format_day(now->since, out->since);
    return true;
}

/* The moments of @p account from *@p next on, which is left behind them. */
static bool tell_account(const lrel_lookup *l, uint32_t account, size_t *next,
                         answer_side *side)
{
    land now = {
        .state = LREL_LAND_NO_RECORD, .since = LREL_DAY_BEGINNING, .record = UINT32_MAX};
    lrel_lookup_account *out = &side->accounts[account];

    *out = (lrel_lookup_account){
        .account = lrel_lookup__text(l, lrel_dataset_account_name(l->data, account))};
    for (; *next < lrel_history_count(l->history); ++*next) {
        const lrel_moment *m = lrel_history_at(l->history, *next);

        if (m->account != account)
            break;
        if (m->day.days > l->question.at.days) {
            out->later_events++;
            continue;
        }
        if (m->effect == LREL_EFFECT_LEFT && m->column == LREL_COLUMN_CLOSED)
            now.closed = closed_text(l->data, m);
        apply(l->data, &now, m);
        if (!describe_event(l, m, &now, out->account, &side->events[side->event_count++]))
            return false;
    }
    return out->account && describe_account(l, &now, out);
}

static lrel_text id_on(const lrel_lookup *l, lrel_land_side side, uint32_t i)
{
    return l->data->records.at[l->record_of_owner[side.owners[i]]].id;
}

/* The ids of the records on @p side, in their order; versions of one hazard say it once.
 */
static const char *join_ids(const lrel_lookup *l, lrel_land_side side)
{
    size_t length = 1, n = 0;
    char *text;

    for (uint32_t i = 0; i < side.owner_count; i++)
        length += id_on(l, side, i).length + 2;
    if (!(text = lrel_arena_alloc(l->arena, length)))
        return NULL;
    for (uint32_t i = 0; i < side.owner_count; i++) {
        lrel_text id = id_on(l, side, i);

        if (i > 0 && lrel_text_is_equal(id, id_on(l, side, i - 1)))
            continue;
        if (n > 0) {
            memcpy(text + n, ", ", 2);
            n += 2;
        }
        if (id.length)
            memcpy(text + n, id.at, id.length);
        n += id.length;
    }
    text[n] = '\0';
    return text;
}

lrel_status lrel_lookup__tell_side(lrel_lookup *l, lrel_land_side side, answer_side *out,
                                   lrel_error *err)
{
    uint32_t accounts = l->data->programme->account_count;
    lrel_status status =
        lrel_history_tell(l->history, side.owners, side.owner_count, err);
    size_t next = 0;

    if (status != LREL_OK)
        return status;
    out->summary.records = join_ids(l, side);
    out->accounts = lrel_arena_alloc(l->arena, accounts * sizeof *out->accounts);
    out->events = lrel_arena_alloc(l->arena, (lrel_history_count(l->history) + 1) *
                                                 sizeof *out->events);
    if (!out->summary.records || !out->accounts || !out->events)
        return lrel__fail_memory(err);
    for (uint32_t a = 0; a < accounts; a++)
        if (!tell_account(l, a, &next, out))
            return lrel__fail_memory(err);
    return LREL_OK;
}
