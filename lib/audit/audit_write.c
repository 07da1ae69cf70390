/* SPDX-License-Identifier: Apache-2.0 */
/* audit_write.c: a file, or standard output, that appears whole or not at all. */
#include "audit/audit_views.h"
#include "write/single.h"

lrel_status lrel_audit_write(const lrel_audit *audit, lrel_audit_form form,
                             const char *path, bool overwrite, lrel_error *err)
{
    lrel_single *file = NULL;
    lrel_status status = lrel_single_open(audit->context, path, overwrite, &file, err);

    if (status != LREL_OK)
        return status;
    switch (form) {
    case LREL_AUDIT_TEXT:
        lrel_audit__view_text(audit, lrel_single_stream(file));
        break;
    case LREL_AUDIT_JSON:
        lrel_audit__view_json(audit, lrel_single_stream(file));
        break;
    case LREL_AUDIT_XLSX:
        break;
    }
    return lrel_single_commit(file, err);
}
