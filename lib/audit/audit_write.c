/* SPDX-License-Identifier: Apache-2.0 */
/* audit_write.c: a file, or standard output, that appears whole or not at all. */
#include "audit/audit_views.h"
#include "write/single.h"

static lrel_status write_form(const lrel_audit *audit, lrel_audit_form form,
                              lrel_stream *stream, lrel_error *err)
{
    switch (form) {
    case LREL_AUDIT_TEXT:
        lrel_audit__view_text(audit, stream);
        return LREL_OK;
    case LREL_AUDIT_JSON:
        lrel_audit__view_json(audit, stream);
        return LREL_OK;
    case LREL_AUDIT_XLSX:
        return lrel_audit__view_book(audit, stream, err);
    }
    return lrel__fail(err, LREL_E_ARGUMENT, "no such form of an audit: %d", (int)form);
}

lrel_status lrel_audit_write(const lrel_audit *audit, lrel_audit_form form,
                             const char *path, bool overwrite, lrel_error *err)
{
    lrel_single *file = NULL;
    lrel_status status = lrel_single_open(audit->context, path, overwrite, &file, err);

    if (status != LREL_OK)
        return status;
    status = write_form(audit, form, lrel_single_stream(file), err);
    if (status == LREL_OK)
        return lrel_single_commit(file, err);
    lrel_single_abandon(file);
    return status;
}
