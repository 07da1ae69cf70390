/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_start.c: `landrelease start`: from a folder of files to the draft of a programme.
 */
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "landrelease/inspect.h"
#include "message.h"
#include "options.h"
#include "program_context.h"
#include "shown.h"

typedef struct settings {
    const char *folder;
    common_values common;
} settings;

static const option options[] = {
    {OPTION_OPERAND, .name = "FOLDER", .offset = offsetof(settings, folder),
     .help = "the files that agencies sent, at best a folder for each agency",
     .is_required = true, .names = VALUE_FOLDER},
    {0},
};

static const file_entry files[] = {
    {"FOLDER", "every file in it, and in its folders, whose name is that of a format "
               "that is read; what a run or a check wrote there is left out, and links "
               "are not followed"},
    {"FOLDER/programme.yaml", "the draft; never written where there is one"},
    {0},
};

static const exit_entry exits[] = {
    {EXIT_INTERNAL, NULL},
    {EXIT_USAGE, NULL},
    {EXIT_INPUT, "a file could not be read, or there is none; the draft has the others"},
    {EXIT_OUTPUT, "the draft could not be written, or FOLDER has a programme already"},
    {EXIT_LIMIT, NULL},
    {EXIT_INTERRUPTED, NULL},
    {EXIT_DONE, NULL},
};

const command_syntax start_syntax = {
    .command = "start",
    .about = "Looks for files of records in FOLDER, guesses what each is, and writes the "
             "draft of a\n"
             "programme, FOLDER/programme.yaml, with a question wherever a person has to "
             "decide. Says\n"
             "agency by agency what was placed, what was not, and which question settles "
             "most rows.\n"
             "A programme that is there is a person's work: it stays as it is.",
    .options = options,
    .examples = "  landrelease start deliveries\n",
    .common = COMMON_QUIET,
    .common_offset = offsetof(settings, common),
    .memory = "One layer at a time as a whole; of each column 2048 different values at "
              "most, and how often each stands there.",
    .files = files,
    .exits = exits,
};

/* A question that a person has to answer, and how many rows wait for it. */
typedef struct question {
    int64_t rows;
    char text[PATH_MAX + 120];
} question;

/* The name of @p path below the folder. */
static const char *below(const settings *set, const char *path)
{
    size_t length = strlen(set->folder);

    return strncmp(path, set->folder, length) == 0 && path[length] == '/'
               ? path + length + 1
               : path;
}

/* The folder of the first level that @p path is in, without a slash; "": in none. */
static size_t agency_of(const char *path)
{
    const char *slash = strchr(path, '/');

    return slash ? (size_t)(slash - path) : 0;
}

static void print_agency(const char *path, const char *before)
{
    size_t length = agency_of(path);

    if (before && length == agency_of(before) && strncmp(path, before, length) == 0)
        return;
    if (length)
        shown_print(stdout, "%s%.*s\n", before ? "\n" : "", (int)length, path);
    else
        printf("%sin no folder of an agency\n", before ? "\n" : "");
}

static void ask(question *most, const lrel_inspected_layer *layer, const char *file,
                const char *what)
{
    if (layer->row_count <= most->rows)
        return;
    most->rows = layer->row_count;
    snprintf(most->text, sizeof most->text, "%s: %s", file, what);
}

static size_t count_placed(const lrel_inspection *inspection, size_t file, size_t layer,
                           size_t count)
{
    size_t placed = 0;

    for (size_t i = 0; i < count; i++)
        placed += lrel_inspection_field_at(inspection, file, layer, i).key[0] != '\0';
    return placed;
}

static bool has_shapes(const lrel_inspected_layer *layer)
{
    return layer->polygon_count + layer->point_count + layer->line_count > 0;
}

/* "  hazards.shp: hazard, 120 rows; 9 of 14 columns placed; asks for a datum shift" */
static void print_layer(const lrel_inspection *inspection, size_t file, size_t number,
                        const char *name, question *most)
{
    lrel_inspected_layer layer = lrel_inspection_layer_at(inspection, file, number);

    shown_print(stdout, "  %s", name);
    if (lrel_inspection_file_at(inspection, file).layer_count > 1)
        shown_print(stdout, ", %s", layer.name);
    if (layer.status != LREL_OK) {
        shown_print(stdout, ": not read: %s\n", layer.reason);
        return;
    }
    printf(": %s%s, %lld row%s; %zu of %zu columns placed",
           layer.role[0] ? layer.role : "unknown",
           layer.role[0] && !layer.is_role_sure ? "?" : "", (long long)layer.row_count,
           shown_plural((size_t)layer.row_count),
           count_placed(inspection, file, number, layer.field_count), layer.field_count);
    if (!layer.is_role_sure)
        ask(most, &layer, name, "what are its rows?");
    if (has_shapes(&layer) && !layer.crs_name[0]) {
        printf("; asks for a coordinate system");
        ask(most, &layer, name, "in which coordinate system is it?");
    }
    if (layer.needs_operation) {
        printf("; asks for a datum shift");
        ask(most, &layer, name, "which datum shift is right?");
    }
    printf("\n");
}

static void print_files(const lrel_inspection *inspection, const settings *set)
{
    question most = {0, ""};
    const char *before = NULL;

    for (size_t i = 0; i < lrel_inspection_file_count(inspection); i++) {
        lrel_inspected_file file = lrel_inspection_file_at(inspection, i);
        const char *name = below(set, file.path);

        print_agency(name, before);
        before = name;
        if (file.status != LREL_OK)
            shown_print(stdout, "  %s: not read: %s\n", name, file.reason);
        for (size_t k = 0; file.status == LREL_OK && k < file.layer_count; k++)
            print_layer(inspection, i, k, name, &most);
    }
    if (most.rows > 0)
        shown_print(stdout, "\nSettles most (%lld row%s): %s\n", (long long)most.rows,
                    shown_plural((size_t)most.rows), most.text);
}

static bool has_unread(const lrel_inspection *inspection)
{
    for (size_t i = 0; i < lrel_inspection_file_count(inspection); i++)
        if (lrel_inspection_file_at(inspection, i).status != LREL_OK)
            return true;
    return false;
}

static exit_status write_draft(const lrel_inspection *inspection, const settings *set)
{
    char path[PATH_MAX];
    lrel_error err;

    if (snprintf(path, sizeof path, "%s/programme.yaml", set->folder) >= PATH_MAX)
        return message_usage("start", "the name of FOLDER is too long");
    if (access(path, F_OK) == 0) {
        message_line(LREL_LEVEL_ERROR,
                     "%s is there already, and is somebody's work: it stays as it is; to "
                     "begin anew, move it",
                     path);
        return EXIT_OUTPUT;
    }
    if (lrel_inspection_write(inspection, LREL_INSPECTION_PROGRAMME, path, false, &err) !=
        LREL_OK)
        return message_failure(&err);
    if (!set->common.quiet)
        message_line(LREL_LEVEL_NOTE,
                     "%s is a draft: answer its lines that begin with \"# ?\", then "
                     "'landrelease run --draft' draws a first picture",
                     path);
    return EXIT_DONE;
}

static exit_status start(const lrel_inspection *inspection, const settings *set)
{
    exit_status end;

    if (lrel_inspection_file_count(inspection) == 0) {
        message_line(LREL_LEVEL_ERROR,
                     "%s: no file in it has the name of a format that "
                     "is read",
                     set->folder);
        return EXIT_INPUT;
    }
    if (!set->common.quiet)
        print_files(inspection, set);
    if ((end = message_finish(EXIT_DONE)) != EXIT_DONE)
        return end;
    if ((end = write_draft(inspection, set)) != EXIT_DONE)
        return end;
    return has_unread(inspection) ? EXIT_INPUT : EXIT_DONE;
}

exit_status cmd_start(int count, char **arguments)
{
    settings set = {.common = COMMON_DEFAULTS};
    parsed answer = options_parse(&start_syntax, count, arguments, &set);
    lrel_inspection *inspection = NULL;
    lrel_context *context;
    lrel_error err;
    exit_status end;

    if (answer != PARSED_GO)
        return options_exit(answer);
    if (!(context = program_context_new(0)))
        return message_no_memory();
    if (lrel_inspection_new(context, NULL, &inspection, &err) != LREL_OK ||
        lrel_inspection_add_folder(inspection, set.folder, &err) != LREL_OK)
        end = message_failure(&err);
    else
        end = start(inspection, &set);
    lrel_inspection_free(inspection);
    lrel_context_free(context);
    return end;
}
