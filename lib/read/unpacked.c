/* SPDX-License-Identifier: Apache-2.0 */
/* unpacked.c: names are those of the archive without its folders, so that nothing can be
 * written but into the new folder. */
#include "read/unpacked.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read/format.h"

#define CHUNK_BYTES 65536
/* Of all files together; each has the bound of lrel_zip_begin() besides. */
#define BYTES_MAX ((uint64_t)4 << 30)
/* Of a name without its folders. */
#define BASE_BYTES_MAX 200

static lrel_status fail_write(const char *what, lrel_error *err)
{
    return lrel__fail(err, LREL_E_WRITE,
                      "cannot be unpacked: %s (system error %d); TMPDIR names another "
                      "place for that",
                      what, errno);
}

static lrel_status make_folder(lrel_unpacked *out, lrel_error *err)
{
    const char *place = getenv("TMPDIR");

    if (!place || place[0] != '/')
        place = "/tmp";
    if (snprintf(out->folder, sizeof out->folder, "%s/landrelease-XXXXXX", place) >=
        (int)sizeof out->folder) {
        out->folder[0] = '\0';
        errno = ENAMETOOLONG;
        return fail_write("no folder can be made", err);
    }
    if (mkdtemp(out->folder)) /* for its owner alone */
        return LREL_OK;
    out->folder[0] = '\0';
    return fail_write("no folder can be made", err);
}

/* Behind the last slash. */
static const char *base_of(const char *name)
{
    const char *slash = strrchr(name, '/');

    return slash ? slash + 1 : name;
}

static bool is_plain(const char *base)
{
    size_t length = strlen(base);

    for (size_t i = 0; i < length; i++)
        if ((unsigned char)base[i] < 0x20 || base[i] == '\\')
            return false;
    return length > 0 && length <= BASE_BYTES_MAX && strcmp(base, ".") != 0 &&
           strcmp(base, "..") != 0;
}

static lrel_status copy(lrel_zip_part *part, int file, lrel_error *err)
{
    char room[CHUNK_BYTES];
    lrel_status status;
    size_t got;

    while ((status = lrel_zip_read(part, room, sizeof room, &got, err)) == LREL_OK &&
           got > 0)
        for (size_t at = 0; at < got;) {
            ssize_t written = write(file, room + at, got - at);

            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return fail_write("no room on the disk", err);
            at += (size_t)written;
        }
    return status;
}

static lrel_status unpack(const lrel_archive *archive, const char *name,
                          const char *folder, lrel_error *err)
{
    char path[PATH_MAX];
    lrel_zip_part *part = NULL;
    lrel_status status;
    int file;

    if (!is_plain(base_of(name)) ||
        snprintf(path, sizeof path, "%s/%s", folder, base_of(name)) >= (int)sizeof path)
        return lrel__fail(err, LREL_E_FORMAT, "holds \"%.100s\", which is no file's name",
                          name);
    if ((status = lrel_zip_begin(archive->zip, name, &part, err)) != LREL_OK)
        return status;
    file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) {
        lrel_zip_end(part);
        return fail_write("a file cannot be made", err);
    }
    status = copy(part, file, err);
    lrel_zip_end(part);
    if (close(file) != 0 && status == LREL_OK)
        status = fail_write("no room on the disk", err);
    return status;
}

/* Whether @p name is in the folder @p member, itself no folder. */
static bool is_in_folder(lrel_text name, lrel_text member)
{
    return name.length > member.length + 1 && name.at[member.length] == '/' &&
           memcmp(name.at, member.at, member.length) == 0 &&
           !memchr(name.at + member.length + 1, '/', name.length - member.length - 1);
}

/* Whether @p name is one of the files of the shapefile @p member. */
static bool is_sibling(lrel_text name, lrel_text member)
{
    static const char *const endings[] = {".shp", ".shx", ".dbf", ".prj", ".cpg"};
    size_t stem = member.length - 4;
    bool is_known = false;

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        is_known = is_known || lrel_text_has_ending(name, endings[i]);
    return is_known && name.length == member.length &&
           lrel_text_is_equal_nocase((lrel_text){name.at, stem},
                                     (lrel_text){member.at, stem});
}

static bool belongs(lrel_text name, lrel_text member)
{
    if (lrel_format__is_gdb_name(member.at))
        return is_in_folder(name, member);
    return lrel_text_is_equal(name, member) ||
           (lrel_text_has_ending(member, ".shp") && is_sibling(name, member));
}

/* Where the files of the member go; of a geodatabase, a folder in the folder. */
static lrel_status prepare(const char *member, lrel_unpacked *out, char into[PATH_MAX],
                           lrel_error *err)
{
    const char *base = base_of(member);

    if (!is_plain(base) || snprintf(out->path, sizeof out->path, "%s/%s", out->folder,
                                    base) >= (int)sizeof out->path)
        return lrel__fail(err, LREL_E_FORMAT, "holds \"%.100s\", which is no file's name",
                          member);
    memcpy(into, out->folder, sizeof out->folder);
    if (!lrel_format__is_gdb_name(member))
        return LREL_OK;
    memcpy(into, out->path, sizeof out->path);
    return mkdir(out->path, 0700) == 0 ? LREL_OK
                                       : fail_write("no folder can be made", err);
}

lrel_status lrel_unpacked__make(const lrel_archive *archive, size_t member,
                                lrel_unpacked *out, lrel_error *err)
{
    lrel_text wanted = archive->members.at[member];
    uint64_t bytes = 0;
    char into[PATH_MAX];
    lrel_status status;

    *out = (lrel_unpacked){.folder = "", .path = ""};
    if ((status = make_folder(out, err)) != LREL_OK ||
        (status = prepare(wanted.at, out, into, err)) != LREL_OK)
        return status;
    for (size_t i = 0; i < lrel_zip_count(archive->zip) && status == LREL_OK; i++) {
        const char *name = lrel_zip_name(archive->zip, i);

        if (!belongs(lrel_text_of(name), wanted))
            continue;
        bytes += lrel_zip_bytes(archive->zip, name);
        if (bytes > BYTES_MAX)
            return lrel__fail(err, LREL_E_LIMIT,
                              "would unpack to more than 4 GiB, and it was not tried");
        status = unpack(archive, name, into, err);
    }
    return status;
}

static void remove_folder(const char *folder)
{
    DIR *list = opendir(folder);
    const struct dirent *entry;

    while (list && (entry = readdir(list))) {
        char path[PATH_MAX];

        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
            snprintf(path, sizeof path, "%s/%s", folder, entry->d_name) >=
                (int)sizeof path)
            continue;
        if (unlink(path) != 0)
            remove_folder(path);
    }
    if (list)
        (void)closedir(list);
    (void)rmdir(folder);
}

void lrel_unpacked__remove(lrel_unpacked *unpacked)
{
    if (unpacked->folder[0])
        remove_folder(unpacked->folder);
    unpacked->folder[0] = '\0';
}
