/* SPDX-License-Identifier: Apache-2.0 */
/* package.c: parts and the names that lead from one to the other (ECMA-376, part 2). */
#include "read/package.h"

#include <stdio.h>
#include <string.h>

static lrel_status read_part(void *from, void *room, size_t capacity, size_t *got,
                             lrel_error *err)
{
    return lrel_zip_read(from, room, capacity, got, err);
}

/* "xl/styles.xml: its XML is broken ..." */
static void name_part(const char *name, lrel_status status, lrel_error *err)
{
    char reason[sizeof err->message];

    if (!err || (status != LREL_E_FORMAT && status != LREL_E_LIMIT) ||
        strncmp(err->message, "its ", 4) != 0)
        return;
    snprintf(reason, sizeof reason, "%s", err->message + 4);
    (void)lrel__fail(err, status, "its %.60s: %.150s", name, reason);
}

lrel_status lrel_package__read(const lrel_context *context, lrel_zip *zip,
                               const char *name, const lrel_xml_listener *listener,
                               void *user, lrel_error *err)
{
    lrel_zip_part *part = NULL;
    lrel_status status = lrel_zip_begin(zip, name, &part, err);

    if (status != LREL_OK)
        return status;
    status = lrel_xml_read(context, read_part, part, listener, user, err);
    lrel_zip_end(part);
    if (status == LREL_E_FORMAT && err && strncmp(err->message, "its XML", 7) == 0)
        name_part(name, status, err);
    return status;
}

/* Appends @p step, a piece of a name between slashes. */
static bool add_step(char *out, const char *step, size_t length)
{
    size_t used = strlen(out);
    char *slash;

    if (length == 0 || (length == 1 && step[0] == '.'))
        return true;
    if (length == 2 && step[0] == '.' && step[1] == '.') {
        if (used == 0)
            return false;
        slash = strrchr(out, '/');
        *(slash ? slash : out) = '\0';
        return true;
    }
    if (used + length + 2 > LREL_PART_NAME_BYTES)
        return false;
    if (used > 0)
        out[used++] = '/';
    memcpy(out + used, step, length);
    out[used + length] = '\0';
    return true;
}

static bool add_steps(char *out, const char *steps, const char *end)
{
    while (steps < end) {
        const char *slash = memchr(steps, '/', (size_t)(end - steps));
        const char *stop = slash ? slash : end;

        if (!add_step(out, steps, (size_t)(stop - steps)))
            return false;
        steps = stop + 1;
    }
    return true;
}

bool lrel_package__resolve(const char *from, const char *target,
                           char out[LREL_PART_NAME_BYTES])
{
    const char *slash = strrchr(from, '/');

    out[0] = '\0';
    if (*target != '/' && slash && !add_steps(out, from, slash))
        return false;
    return add_steps(out, target, target + strlen(target)) && out[0];
}

bool lrel_package__is_kind(const char *type, const char *kind)
{
    const char *slash = type ? strrchr(type, '/') : NULL;

    return slash && strcmp(slash + 1, kind) == 0;
}

bool lrel_package__relations(const char *part, char out[LREL_PART_NAME_BYTES])
{
    const char *slash = strrchr(part, '/');
    int folder = slash ? (int)(slash - part) + 1 : 0;

    return snprintf(out, LREL_PART_NAME_BYTES, "%.*s_rels/%s.rels", folder, part,
                    part + folder) < LREL_PART_NAME_BYTES;
}
