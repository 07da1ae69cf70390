/* SPDX-License-Identifier: Apache-2.0 */
/* doctor_fonts.c: whether a font for Khmer is installed, by looking where fonts lie
 * (Filesystem Hierarchy Standard; XDG base directories). Nothing that draws is linked. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/doctor.h"

/* Deeper folders hold no fonts, and a loop of links ends here. */
#define DEPTH_MAX 6
#define PATH_ROOM 1024

/* Beginnings of file names, the one that prints are made with first. */
static const char *const families[] = {"NotoSansKhmer", "NotoSerifKhmer", "KhmerOS",
                                       "Mondulkiri"};

static bool is_khmer_font(const char *name)
{
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (strncmp(name, families[i], strlen(families[i])) == 0)
            return true;
    return false;
}

/* Any such font below @p folder; its path goes into @p out. */
static bool find_below(const char *folder, int depth, char out[PATH_ROOM])
{
    DIR *open = depth < DEPTH_MAX ? opendir(folder) : NULL;
    struct dirent *entry;
    bool is_found = false;

    while (open && !is_found && (entry = readdir(open)) != NULL) {
        char path[PATH_ROOM];

        if (entry->d_name[0] == '.' ||
            snprintf(path, sizeof path, "%s/%s", folder, entry->d_name) >= PATH_ROOM)
            continue;
        if (is_khmer_font(entry->d_name)) {
            memcpy(out, path, sizeof path);
            is_found = true;
        } else if (entry->d_type == DT_DIR || entry->d_type == DT_LNK ||
                   entry->d_type == DT_UNKNOWN) {
            is_found = find_below(path, depth + 1, out);
        }
    }
    if (open)
        closedir(open);
    return is_found;
}

static bool find_at_home(char out[PATH_ROOM])
{
    static const char *const folders[] = {".local/share/fonts", ".fonts"};
    const char *home = getenv("HOME");
    char folder[PATH_ROOM];

    for (size_t i = 0; home && i < sizeof folders / sizeof *folders; i++) {
        snprintf(folder, sizeof folder, "%s/%s", home, folders[i]);
        if (find_below(folder, 0, out))
            return true;
    }
    return false;
}

void lrel_doctor__look_at_fonts(lrel_doctor *doctor)
{
    char path[PATH_ROOM];
    lrel_doctor_fact fact = {.topic = "fonts", .name = "Khmer"};

    if (find_below("/usr/share/fonts", 0, path) ||
        find_below("/usr/local/share/fonts", 0, path) || find_at_home(path)) {
        lrel_doctor__add(doctor, fact, "%s", path);
        return;
    }
    fact.state = LREL_DOCTOR_MISSING;
    fact.advice = "for maps and tables with Khmer place names install the package "
                  "fonts-noto-core";
    lrel_doctor__add(doctor, fact, "no font file found");
}
