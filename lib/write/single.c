/* SPDX-License-Identifier: Apache-2.0 */
/* single.c: a file under a passing name, renamed when it is whole. */
#include "write/single.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct lrel_single {
    const lrel_context *context;
    lrel_stream *stream;
    char *path; /* NULL: standard output */
    char *passing;
    bool overwrite;
};

static void single_free(lrel_single *single)
{
    lrel__free(single->context, single->path);
    lrel__free(single->context, single->passing);
    lrel__free(single->context, single);
}

static bool name_files(lrel_single *single, const char *path)
{
    size_t length = strlen(path) + 48;

    single->path = lrel__alloc(single->context, length, 1);
    single->passing = lrel__alloc(single->context, length, 1);
    if (!single->path || !single->passing)
        return false;
    snprintf(single->path, length, "%s", path);
    snprintf(single->passing, length, "%s.landrelease-new.%ld", path, (long)getpid());
    return true;
}

/* Refuses what must not be replaced. */
static lrel_status examine(const char *path, bool overwrite, lrel_error *err)
{
    struct stat there;

    if (lstat(path, &there) != 0)
        return LREL_OK;
    if (!S_ISREG(there.st_mode))
        return lrel__fail(err, LREL_E_EXISTS, "%s: is there and no ordinary file", path);
    if (!overwrite)
        return lrel__fail(err, LREL_E_EXISTS,
                          "%s: is there already; replace it with --overwrite", path);
    return LREL_OK;
}

lrel_status lrel_single_try(const char *path, bool overwrite, lrel_error *err)
{
    const char *slash = strrchr(path, '/');
    char parent[PATH_MAX] = ".";
    lrel_status status;

    if (strcmp(path, "-") == 0)
        return LREL_OK;
    if ((status = examine(path, overwrite, err)) != LREL_OK)
        return status;
    if (slash)
        snprintf(parent, sizeof parent, "%.*s", (int)(slash - path) + 1, path);
    if (faccessat(AT_FDCWD, parent, W_OK | X_OK, AT_EACCESS) != 0)
        return lrel__fail(err, LREL_E_WRITE, "cannot write %s: %s", path,
                          strerrordesc_np(errno));
    return LREL_OK;
}

static lrel_status open_file(lrel_single *single, const char *path, lrel_error *err)
{
    lrel_status status;
    int descriptor;

    if (!name_files(single, path))
        return lrel__fail_memory(err);
    if ((status = lrel_single_try(path, single->overwrite, err)) != LREL_OK)
        return status;
    descriptor =
        open(single->passing, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return lrel__fail(err, LREL_E_WRITE, "cannot write %s: %s", path,
                          strerrordesc_np(errno));
    status = lrel_stream__adopt(single->context, descriptor, path, &single->stream, err);
    if (status != LREL_OK)
        unlink(single->passing);
    return status;
}

lrel_status lrel_single_open(const lrel_context *context, const char *path,
                             bool overwrite, lrel_single **out, lrel_error *err)
{
    lrel_single *single = lrel__calloc(context, 1, sizeof *single);
    lrel_status status;

    if (!single)
        return lrel__fail_memory(err);
    single->context = context;
    single->overwrite = overwrite;
    if (strcmp(path, "-") == 0)
        status = lrel_stream_attach(context, STDOUT_FILENO, "standard output",
                                    &single->stream, err);
    else
        status = open_file(single, path, err);
    if (status == LREL_OK)
        *out = single;
    else
        single_free(single);
    return status;
}

lrel_stream *lrel_single_stream(lrel_single *single)
{
    return single->stream;
}

lrel_status lrel_single_commit(lrel_single *single, lrel_error *err)
{
    lrel_status status = lrel_stream_close(single->stream, err);

    if (single->path && status == LREL_OK &&
        renameat2(AT_FDCWD, single->passing, AT_FDCWD, single->path,
                  single->overwrite ? 0 : RENAME_NOREPLACE) != 0)
        status = lrel__fail(err, errno == EEXIST ? LREL_E_EXISTS : LREL_E_WRITE, "%s: %s",
                            single->path, strerrordesc_np(errno));
    if (single->path && status != LREL_OK)
        unlink(single->passing);
    single_free(single);
    return status;
}

void lrel_single_abandon(lrel_single *single)
{
    if (!single)
        return;
    lrel_stream_abandon(single->stream);
    if (single->path)
        unlink(single->passing);
    single_free(single);
}
