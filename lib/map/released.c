/* SPDX-License-Identifier: Apache-2.0 */
/* released.c: where land was released, counted once per time it left an account. */
#include "map/layers.h"
#include "map/map.h"

static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    map_layers *l = user;
    const lrel_dataset *data = l->data;
    map_subject subject = {
        .face = stay->face, .holder = stay->hazard, .left_by = stay->left_by};
    int year;

    if (stay->to.days == LREL_DAY_OPEN || !stay->left_by_release ||
        stay->left_by == LREL_COLUMN_TRANSFERRED || stay->to.days < l->query->from.days ||
        stay->to.days > l->query->at.days ||
        !lrel_map__is_of_account(l->query, data, stay->account))
        return LREL_OK;
    lrel_date_to_calendar(stay->to, &year, NULL, NULL);
    subject.year = (uint32_t)year;
    subject.record = data->record_of_release[stay->left_record];
    if (stay->left_by_borrowed)
        lrel_map__borrow(data, stay->hazard, stay->account, &subject);
    return lrel_layers__add(l, stay->account, &subject) ? LREL_OK
                                                        : lrel__fail_memory(err);
}

lrel_status lrel_map_released(const lrel_dataset *data, const lrel_lattice *lattice,
                              lrel_map_query *query, lrel_stream *stream, lrel_error *err)
{
    map_layers l;
    lrel_status status = lrel_layers__init(&l, data, lattice, query, err);

    if (status == LREL_OK)
        status = lrel_ledger_visit_stays(data->ledger, on_stay, &l, err);
    if (status == LREL_OK)
        status = lrel_layers__draw(&l, err);
    if (status == LREL_OK)
        lrel_layers__write(&l, stream, "Released on record, counted once");
    lrel_layers__clear(&l);
    return status;
}
