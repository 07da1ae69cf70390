/* SPDX-License-Identifier: Apache-2.0 */
/* golden.c: running one case in a scratch folder. */
#include "golden.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "golden_files.h"

/* More cases than anybody will write. */
#define CASES_MAX 1000

/* A run of one case: where it is written down, and where it happens. */
typedef struct scene {
    const char *program;
    char folder[PATH_MAX];
    char scratch[64];
    char out[80];
    bool rewrite;
    bool is_same;
} scene;

static void join(char *to, const char *a, const char *b)
{
    snprintf(to, PATH_MAX, "%s/%s", a, b);
}

static bool has_file(const char *folder, const char *name)
{
    char path[PATH_MAX];

    join(path, folder, name);
    return access(path, F_OK) == 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void find_in_group(const char *root, const char *group, char **names,
                          size_t *count)
{
    char folder[PATH_MAX], name[PATH_MAX];
    struct dirent *entry;
    DIR *open;

    join(folder, root, group);
    if (group[0] == '.' || (open = opendir(folder)) == NULL)
        return;
    while ((entry = readdir(open)) != NULL && *count < CASES_MAX) {
        join(name, folder, entry->d_name);
        if (entry->d_name[0] == '.' || !has_file(name, "args"))
            continue;
        join(name, group, entry->d_name);
        names[(*count)++] = strdup(name);
    }
    closedir(open);
}

char **golden_find(const char *root, size_t *count)
{
    char **names = calloc(CASES_MAX, sizeof *names);
    DIR *open = opendir(root);
    struct dirent *entry;

    *count = 0;
    while (open && (entry = readdir(open)) != NULL)
        find_in_group(root, entry->d_name, names, count);
    if (open)
        closedir(open);
    qsort(names, *count, sizeof *names, by_name);
    return names;
}

void golden_free_names(char **names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

static int remove_entry(const char *path, const struct stat *about, int kind,
                        struct FTW *where)
{
    return remove(path);
}

static void redirect(const char *folder, const char *name, int descriptor)
{
    char path[PATH_MAX];
    int file;

    join(path, folder, name);
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || dup2(file, descriptor) < 0)
        _exit(99);
    close(file);
}

/* So that the shell finds the program by its name. */
static void add_to_path(const char *program)
{
    char path[2 * PATH_MAX];
    const char *before = getenv("PATH");

    snprintf(path, sizeof path, "%.*s:%s", (int)(strrchr(program, '/') - program),
             program, before ? before : "/usr/bin:/bin");
    setenv("PATH", path, 1);
}

/* The shell's exit status for the case. */
static int run_shell(const scene *at, const char *args)
{
    static const char before[] = "landrelease ";
    char *command = malloc(strlen(args) + sizeof before);
    int status = 0;
    pid_t child;

    strcat(strcpy(command, before), args);
    fflush(NULL);
    child = fork();
    if (child == 0) {
        add_to_path(at->program);
        setenv("CASE", at->folder, 1);
        setenv("OUT", at->out, 1);
        redirect(at->scratch, "stdout", STDOUT_FILENO);
        redirect(at->scratch, "stderr", STDERR_FILENO);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(99);
    }
    free(command);
    if (child < 0 || waitpid(child, &status, 0) != child)
        return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* One text of the case against what came out; in rewriting, an empty one is no file. */
static void settle(scene *at, const char *name, const char *found)
{
    char path[PATH_MAX];
    char *expected;

    join(path, at->folder, name);
    expected = golden_read(path);
    if (strcmp(expected ? expected : "", found) != 0) {
        if (at->rewrite)
            golden_write(path, found);
        else
            golden_show_difference(path, expected ? expected : "", found);
        printf("%s %s\n", at->rewrite ? "rewritten:" : "differs:", path);
        at->is_same = false;
    }
    free(expected);
}

static void settle_stream(scene *at, const char *name)
{
    char path[PATH_MAX];
    char *found;

    join(path, at->scratch, name);
    found = golden_replace(golden_read(path), at->out, "$OUT");
    settle(at, name, found);
    free(found);
}

static void settle_exit(scene *at, int status)
{
    char text[16] = "";

    if (status != 0)
        snprintf(text, sizeof text, "%d\n", status);
    settle(at, "exit", text);
}

/* What no case may expect, and --write must not write down. */
static bool is_defect(scene *at, int status)
{
    char path[PATH_MAX];
    char *said;
    bool is_one = status == 1 || status < 0 || status > 130;

    join(path, at->scratch, "stderr");
    said = golden_read(path);
    is_one =
        is_one || !said || strstr(said, "Sanitizer") || strstr(said, "runtime error");
    if (is_one)
        printf("%s: a defect: exit %d\n%s", at->folder, status, said ? said : "");
    free(said);
    return is_one;
}

static void settle_all(scene *at, int status)
{
    if (is_defect(at, status)) {
        at->is_same = false;
        return;
    }
    settle_exit(at, status);
    settle_stream(at, "stdout");
    settle_stream(at, "stderr");
}

bool golden_run(const char *program, const char *root, const char *name, bool rewrite)
{
    scene at = {.program = program,
                .scratch = "/tmp/landrelease-golden-XXXXXX",
                .rewrite = rewrite,
                .is_same = true};
    char path[PATH_MAX];
    char *args;

    join(at.folder, root, name);
    join(path, at.folder, "args");
    args = golden_read(path);
    if (!args || !mkdtemp(at.scratch)) {
        printf("%s: no args, or no room in /tmp\n", name);
        free(args);
        return false;
    }
    snprintf(at.out, sizeof at.out, "%s/out", at.scratch);
    mkdir(at.out, 0700);

    settle_all(&at, run_shell(&at, args));
    nftw(at.scratch, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    free(args);
    return at.is_same;
}
