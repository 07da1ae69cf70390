/* SPDX-License-Identifier: Apache-2.0 */
/* stock.c: where land is recorded and not released on a day. */
#include "map/layers.h"
#include "map/map.h"

static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    map_layers *l = user;
    const lrel_dataset *data = l->data;
    map_subject subject = {.record = data->record_of_hazard[stay->hazard],
                           .face = stay->face,
                           .holder = stay->hazard};

    if (stay->from.days > l->query->at.days || stay->to.days <= l->query->at.days ||
        !lrel_map__is_of_account(l->query, data, stay->account))
        return LREL_OK;
    return lrel_layers__add(l, stay->account, &subject) ? LREL_OK
                                                        : lrel__fail_memory(err);
}

lrel_status lrel_map_stock(const lrel_dataset *data, const lrel_lattice *lattice,
                           lrel_map_query *query, lrel_stream *stream, lrel_error *err)
{
    map_layers l;
    lrel_status status = lrel_layers__init(&l, data, lattice, query, err);

    if (status == LREL_OK)
        status = lrel_ledger_visit_stays(data->ledger, on_stay, &l, err);
    if (status == LREL_OK)
        status = lrel_layers__draw(&l, err);
    if (status == LREL_OK)
        lrel_layers__write(&l, stream, "Recorded, not released");
    lrel_layers__clear(&l);
    return status;
}
