/* SPDX-License-Identifier: Apache-2.0 */
/* doctor_limits.c: the machine's limits, ours, and the folder for outputs. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "core/threads.h"
#include "programme/programme.h"
#include "read/reader.h"
#include "run/doctor.h"

#define MEBIBYTE ((uint64_t)1 << 20)

/* Round figures below which a person should know, no measured needs: what a programme
 * takes depends on its vertices. */
#define MEMORY_WISHED_MIB 1024
#define ROOM_WISHED_MIB   1024
/* Sources are read one after the other; PROJ and the outputs hold some files too. */
#define FILES_WISHED 64

static void add_resource(lrel_doctor *doctor, lrel_doctor_fact fact, int resource,
                         uint64_t unit, const char *unit_name, uint64_t wished)
{
    struct rlimit limit;

    if (getrlimit((__rlimit_resource_t)resource, &limit) != 0)
        return;
    if (limit.rlim_cur == RLIM_INFINITY) {
        fact.advice = NULL;
        lrel_doctor__add(doctor, fact, "no limit");
        return;
    }
    if (limit.rlim_cur / unit < wished)
        fact.state = LREL_DOCTOR_WARNING;
    else
        fact.advice = NULL;
    lrel_doctor__add(doctor, fact, "%" PRIu64 "%s", (uint64_t)limit.rlim_cur / unit,
                     unit_name);
}

static void look_at_memory(lrel_doctor *doctor)
{
    uint64_t pages = (uint64_t)sysconf(_SC_PHYS_PAGES);
    uint64_t mib = pages * (uint64_t)sysconf(_SC_PAGESIZE) / MEBIBYTE;
    lrel_doctor_fact fact = {.topic = "machine", .name = "memory"};

    if (mib < MEMORY_WISHED_MIB) {
        fact.state = LREL_DOCTOR_WARNING;
        fact.advice = "large programmes may need more; fewer threads need less: --jobs 1";
    }
    lrel_doctor__add(doctor, fact, "%" PRIu64 " MiB", mib);
    add_resource(
        doctor,
        (lrel_doctor_fact){.topic = "machine",
                           .name = "address space",
                           .advice = "raise it with 'ulimit -v' before large programmes"},
        RLIMIT_AS, MEBIBYTE, " MiB", MEMORY_WISHED_MIB);
}

static void add_own(lrel_doctor *doctor, const char *name, size_t value, const char *unit)
{
    lrel_doctor__add(doctor, (lrel_doctor_fact){.topic = "limits", .name = name}, "%zu%s",
                     value, unit);
}

void lrel_doctor__look_at_limits(lrel_doctor *doctor)
{
    lrel_doctor__add(doctor, (lrel_doctor_fact){.topic = "machine", .name = "threads"},
                     "%d, one per core", lrel__jobs(doctor->context));
    look_at_memory(doctor);
    add_resource(doctor,
                 (lrel_doctor_fact){.topic = "machine",
                                    .name = "open files",
                                    .advice = "raise it with 'ulimit -n'"},
                 RLIMIT_NOFILE, 1, "", FILES_WISHED);
    /* exact.h: coordinates lie in [0, 2^30); the unit is 1 mm, and 1 cm for wider land.
     */
    lrel_doctor__add(doctor, (lrel_doctor_fact){.topic = "limits", .name = "widest grid"},
                     "1073 km in units of 1 mm, 10737 km in units of 1 cm");
    add_own(doctor, "columns of a table", LREL_COLUMNS_MAX, "");
    add_own(doctor, "bytes of a cell", LREL_CELL_BYTES_MAX, "");
    add_own(doctor, "accounts of a programme", LREL_ACCOUNT_MAX, "");
}

/* A run makes the last folder of a path, not those above it. */
static bool can_be_made(const char *folder)
{
    char above[PATH_MAX] = ".";
    size_t length = strlen(folder);

    while (length > 1 && folder[length - 1] == '/')
        length--;
    while (length > 0 && folder[length - 1] != '/')
        length--;
    if (length > 0)
        snprintf(above, sizeof above, "%.*s", (int)length, folder);
    return faccessat(AT_FDCWD, above, W_OK | X_OK, AT_EACCESS) == 0;
}

#define ELSEWHERE "write elsewhere: 'run PROGRAMME.yaml -o DIR'"

static void look_at_folder(lrel_doctor *doctor, const char *folder)
{
    lrel_doctor_fact fact = {
        .topic = "places", .name = "output folder", .is_needed = true};
    struct stat about;

    if (stat(folder, &about) == 0 && !S_ISDIR(about.st_mode)) {
        fact.state = LREL_DOCTOR_MISSING;
        fact.advice = ELSEWHERE;
        lrel_doctor__add(doctor, fact, "%.500s: is not a folder", folder);
        return;
    }
    if (faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0) {
        lrel_doctor__add(doctor, fact, "%.500s: can be written", folder);
        return;
    }
    if (errno == ENOENT && can_be_made(folder)) {
        lrel_doctor__add(doctor, fact, "%.500s: is not there, and can be made", folder);
        return;
    }
    fact.state = LREL_DOCTOR_MISSING;
    fact.advice = ELSEWHERE;
    lrel_doctor__add(doctor, fact, "%.500s: cannot be written", folder);
}

static void look_at_room(lrel_doctor *doctor, const char *folder)
{
    struct statvfs disk;
    lrel_doctor_fact fact = {.topic = "places", .name = "room on its disk"};
    uint64_t mib;

    if (statvfs(folder, &disk) != 0)
        return;
    mib = (uint64_t)disk.f_bavail * disk.f_frsize / MEBIBYTE;
    if (mib < ROOM_WISHED_MIB) {
        fact.state = LREL_DOCTOR_WARNING;
        fact.advice = "make room: a run keeps the old folder until the new one is whole";
    }
    lrel_doctor__add(doctor, fact, "%" PRIu64 " MiB", mib);
}

/* Said, because people look for it here when figures differ between two machines. */
static void add_unused(lrel_doctor *doctor, const char *name, const char *variable)
{
    const char *value = getenv(variable);

    lrel_doctor__add(doctor, (lrel_doctor_fact){.topic = "not used", .name = name},
                     "%s%s%.100s changes nothing", variable, value ? "=" : "",
                     value ? value : "");
}

void lrel_doctor__look_at_places(lrel_doctor *doctor, const char *folder)
{
    look_at_folder(doctor, folder);
    look_at_room(doctor, folder);
    add_unused(doctor, "locale", getenv("LC_ALL") ? "LC_ALL" : "LANG");
    add_unused(doctor, "time zone", "TZ");
}
