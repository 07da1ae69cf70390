/* SPDX-License-Identifier: Apache-2.0 */
/* proj_database.c: whether PROJ finds its database, and which edition it is. */
#include <string.h>

#include "bridge/proj_parts.h"

static void remember(void *user, int level, const char *message)
{
    lrel_proj_database *out = user;

    if (level == PJ_LOG_ERROR)
        lrel_proj__copy_text(out->reason, sizeof out->reason, message);
}

static void copy_metadata(PJ_CONTEXT *pj, const char *key, char *to, size_t size)
{
    lrel_proj__copy_text(to, size, proj_context_get_database_metadata(pj, key));
}

void lrel_proj_look_at_database(lrel_proj_database *out)
{
    PJ_CONTEXT *pj = proj_context_create();
    PJ *wgs84;

    memset(out, 0, sizeof *out);
    if (!pj)
        return;
    proj_log_func(pj, out, remember);
    /* As environment and proj.ini would have it; sessions switch it off. */
    out->wants_network = proj_context_is_network_enabled(pj);
    wgs84 = lrel_proj__wgs84(pj);
    out->is_there = wgs84 != NULL;
    proj_destroy(wgs84);
    if (out->is_there) {
        lrel_proj__copy_text(out->path, sizeof out->path,
                             proj_context_get_database_path(pj));
        copy_metadata(pj, "EPSG.VERSION", out->epsg, sizeof out->epsg);
        copy_metadata(pj, "PROJ.VERSION", out->made_for, sizeof out->made_for);
    }
    proj_context_destroy(pj);
}
