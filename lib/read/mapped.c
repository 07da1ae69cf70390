/* SPDX-License-Identifier: Apache-2.0 */
/* mapped.c: mmap() of ordinary files. A file that another program cuts off while it is
 * read ends the process, as for every reader that maps; agencies' files are deliveries,
 * which nobody writes to. */
#include "read/mapped.h"

#include <dirent.h>
#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bridge/file.h"

/* A scheme and "://": letters, digits and "+.-" behind a first letter (RFC 3986). */
static bool is_address(const char *path)
{
    const char *letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const char *others = "0123456789+.-";
    const char *c = path + strspn(path, letters);

    if (c == path)
        return false;
    while (*c && (strchr(letters, *c) || strchr(others, *c)))
        c++;
    return strncmp(c, "://", 3) == 0;
}

static const char *kind_of(mode_t mode)
{
    if (S_ISDIR(mode))
        return "a folder";
    if (S_ISFIFO(mode))
        return "a pipe";
    if (S_ISCHR(mode) || S_ISBLK(mode))
        return "a device";
    return "no ordinary file";
}

static lrel_status stat_error(int reason, lrel_error *err)
{
    switch (reason) {
    case ENOENT:
    case ENOTDIR:
        return lrel__fail(err, LREL_E_NOT_FOUND, "no such file");
    case EACCES:
    case EPERM:
        return lrel__fail(err, LREL_E_READ, "no permission to look at it");
    case ELOOP:
        return lrel__fail(err, LREL_E_READ, "its links lead in a circle");
    case ENAMETOOLONG:
        return lrel__fail(err, LREL_E_READ, "its name is too long for this machine");
    default:
        return lrel__fail(err, LREL_E_READ, "cannot be looked at (system error %d)",
                          reason);
    }
}

lrel_status lrel_mapped__check_name(const char *path, lrel_error *err)
{
    if (is_address(path) || strncmp(path, "/vsi", 4) == 0)
        return lrel__fail(
            err, LREL_E_FORMAT,
            "an address, not a file: nothing is read over a network; save it "
            "as a file first");
    return LREL_OK;
}

static lrel_status check_kind(const char *path, lrel_error *err)
{
    struct stat about;

    /* Before it is opened: opening alone can make a device act. */
    if (stat(path, &about) != 0)
        return stat_error(errno, err);
    if (!S_ISREG(about.st_mode))
        return lrel__fail(err, LREL_E_FORMAT, "%s; name a file", kind_of(about.st_mode));
    return LREL_OK;
}

lrel_status lrel_mapped__open_head(const char *path, size_t limit, lrel_mapped *out,
                                   lrel_error *err)
{
    lrel_mapped mapped = {NULL, 0};
    lrel_status status;
    uint64_t bytes;
    int file;

    if ((status = lrel_mapped__check_name(path, err)) != LREL_OK ||
        (status = check_kind(path, err)) != LREL_OK)
        return status;
    if ((status = lrel_file__open(path, &file, &bytes, err)) != LREL_OK)
        return status;
    if (bytes > limit)
        bytes = limit;
    if (bytes > PTRDIFF_MAX) {
        status = lrel__fail(err, LREL_E_LIMIT, "larger than the memory can address");
    } else if (bytes > 0) {
        mapped.length = (size_t)bytes;
        mapped.at =
            mmap(NULL, mapped.length, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
        if (mapped.at == MAP_FAILED)
            status =
                lrel__fail(err, LREL_E_READ, "cannot be mapped (system error %d)", errno);
    }
    lrel_file__close(file);
    if (status == LREL_OK)
        *out = mapped;
    return status;
}

lrel_status lrel_mapped__open(const char *path, lrel_mapped *out, lrel_error *err)
{
    return lrel_mapped__open_head(path, SIZE_MAX, out, err);
}

void lrel_mapped__close(lrel_mapped *mapped)
{
    if (mapped->at)
        munmap(mapped->at, mapped->length);
    *mapped = (lrel_mapped){NULL, 0};
}

static bool is_equal_nocase(const char *a, const char *b)
{
    return lrel_text_is_equal_nocase(lrel_text_of(a), lrel_text_of(b));
}

/* True where @p name is a better match for the stem: the same bytes before others, and of
 * equals the first in order of bytes, whatever order the folder lists them in. */
static bool is_better(const char *name, const char *best, const char *stem, size_t length)
{
    bool is_exact = strncmp(name, stem, length) == 0;

    if (!*best)
        return true;
    if (is_exact != (strncmp(best, stem, length) == 0))
        return is_exact;
    return strcmp(name, best) < 0;
}

/* Writes the name of the sibling behind the folder in @p path, which has room for it;
 * @p file begins there. */
static bool find_sibling(char *path, char *file, const char *wanted, size_t stem_length)
{
    char best[NAME_MAX + 1] = "";
    struct dirent *entry;
    DIR *folder;

    *file = '\0';
    folder = opendir(*path ? path : ".");
    if (!folder)
        return false;
    while ((entry = readdir(folder)) != NULL)
        if (strlen(entry->d_name) <= NAME_MAX && is_equal_nocase(entry->d_name, wanted) &&
            is_better(entry->d_name, best, wanted, stem_length))
            strcpy(best, entry->d_name);
    closedir(folder);
    strcpy(file, best);
    return *best;
}

lrel_status lrel_mapped__open_sibling(const lrel_context *context, const char *path,
                                      const char *ending, lrel_mapped *out,
                                      bool *is_there, lrel_error *err)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    size_t folder = (size_t)(name - path);
    size_t stem = dot ? (size_t)(dot - name) : strlen(name);
    char *wanted = lrel__alloc(context, stem + strlen(ending) + 2, 1);
    char *full = lrel__alloc(context, folder + NAME_MAX + stem + strlen(ending) + 3, 1);
    lrel_status status = LREL_OK;

    if (!wanted || !full) {
        status = lrel__fail_memory(err);
        goto done;
    }
    memcpy(wanted, name, stem);
    wanted[stem] = '.';
    strcpy(wanted + stem + 1, ending);
    memcpy(full, path, folder);
    strcpy(full + folder, wanted);
    *is_there =
        access(full, F_OK) == 0 || find_sibling(full, full + folder, wanted, stem);
    *out = (lrel_mapped){NULL, 0};
    if (*is_there && (status = lrel_mapped__open(full, out, err)) != LREL_OK)
        lrel__fail_at(err, status, full, -1);

done:
    lrel__free(context, wanted);
    lrel__free(context, full);
    return status;
}
