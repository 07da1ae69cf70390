/* SPDX-License-Identifier: Apache-2.0 */
/* delivery.c: a source that says how far it reaches, and does not reach the as-of day.
 * Its later periods look like zero in every table, and are missing. */
#include "check/checking.h"

static lrel_status report(const lrel_checking *c, uint32_t source, lrel_error *err)
{
    char reaches[16], as_of[16];
    lrel_issue issue = {.kind = LREL_ISSUE_DELIVERY_ENDS,
                        .source = (int32_t)source,
                        .row = -1,
                        .field = LREL_TEXT("complete_to"),
                        .area2 = -1,
                        .count = (int64_t)c->data->sources[source].table->row_count};

    lrel_date_format(c->data->programme->sources[source].complete_to, reaches);
    lrel_date_format(c->data->programme->as_of, as_of);
    issue.value = lrel_text_of(reaches);
    issue.expected = lrel_text_of(as_of);
    return lrel_check__add(c, &issue, err);
}

lrel_status lrel_check__delivery(const lrel_checking *c, lrel_error *err)
{
    const lrel_programme *programme = c->data->programme;
    lrel_status status = LREL_OK;

    for (uint32_t s = 0; s < programme->source_count && status == LREL_OK; s++) {
        const lrel_source *source = &programme->sources[s];

        if (c->data->sources[s].table && source->has_complete_to &&
            source->complete_to.days < programme->as_of.days)
            status = report(c, s, err);
    }
    return status;
}
