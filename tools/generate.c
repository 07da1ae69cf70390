/* SPDX-License-Identifier: Apache-2.0 */
/* generate.c: writes the manual and the completions into a folder, when the program is
 * built: `generate FOLDER`. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"
#include "usage.h"

static FILE *create(const char *folder, const char *name)
{
    char path[PATH_MAX];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "wb");
    if (!file)
        fprintf(stderr, "generate: cannot write %s: %s\n", path, strerror(errno));
    return file;
}

static bool finish(FILE *file)
{
    bool is_fine = file && !ferror(file);

    return file && fclose(file) == 0 && is_fine;
}

static bool make_folder(const char *folder, const char *name)
{
    char path[PATH_MAX];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    if (mkdir(path, 0777) == 0 || errno == EEXIST)
        return true;
    fprintf(stderr, "generate: cannot make %s: %s\n", path, strerror(errno));
    return false;
}

static bool write_page(const char *folder, const command *c)
{
    char name[96];
    FILE *file;

    snprintf(name, sizeof name, "man1/landrelease%s%s.1", c ? "-" : "", c ? c->name : "");
    file = create(folder, name);
    if (file)
        usage_man(file, c ? c->syntax : NULL);
    return finish(file);
}

static bool write_pages(const char *folder)
{
    bool is_fine = write_page(folder, NULL);
    const command *c;

    for (int i = 0; (c = command_at(i)) != NULL; i++)
        is_fine = write_page(folder, c) && is_fine;
    return is_fine;
}

static bool write_completions(const char *folder)
{
    /* Each shell looks for a name of its own. */
    static const struct {
        const char *name;
        void (*write)(FILE *out);
    } files[] = {
        {"bash/landrelease", usage_bash},
        {"zsh/_landrelease", usage_zsh},
        {"fish/landrelease.fish", usage_fish},
    };
    bool is_fine = true;

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        FILE *file = create(folder, files[i].name);

        if (file)
            files[i].write(file);
        is_fine = finish(file) && is_fine;
    }
    return is_fine;
}

int main(int argc, char **argv)
{
    static const char *const folders[] = {"man1", "bash", "zsh", "fish"};

    if (argc != 2) {
        fprintf(stderr, "generate FOLDER\n");
        return EXIT_USAGE;
    }
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (!make_folder(argv[1], folders[i]))
            return EXIT_OUTPUT;
    return write_pages(argv[1]) && write_completions(argv[1]) ? EXIT_DONE : EXIT_OUTPUT;
}
