/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_inspect.c: `landrelease inspect`: what is in files, and a draft of how to say it.
 */
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "landrelease/inspect.h"
#include "message.h"
#include "options.h"
#include "program_context.h"

typedef struct settings {
    operand_list files;
    const char *layer;
    const char *encoding;
    const char *crs;
    bool mapping;
    bool programme;
    const char *output;
    bool overwrite;
    common_values common;
} settings;

static const option options[] = {
    {OPTION_OPERAND, .name = "FILE", .offset = offsetof(settings, files),
     .help = "files as agencies send them: shapefile, GeoJSON, CSV, ...",
     .is_required = true, .is_many = true, .names = VALUE_FILE},
    {OPTION_FLAG, 'm', "mapping", .offset = offsetof(settings, mapping),
     .help = "print a draft of the files' entries in a programme, as YAML",
     .more = "Behind each line stands why it was guessed. Lines that begin with \"# ?\" "
             "are questions: what no column says, or what could be read in two ways."},
    {OPTION_FLAG, 'p', "programme", .offset = offsetof(settings, programme),
     .help = "print a draft of a whole programme for these files",
     .more = "As --mapping, with what a programme needs besides its sources. Answer its "
             "questions, then give it to run."},
    {OPTION_TEXT, 'l', "layer", "NAME", offsetof(settings, layer),
     .help = "only this layer of each file; default: all"},
    {OPTION_TEXT, .name = "encoding", .value = "NAME",
     .offset = offsetof(settings, encoding),
     .help = "encoding of text, where a file does not say it"},
    {OPTION_TEXT, .name = "crs", .value = "CRS", .offset = offsetof(settings, crs),
     .help = "coordinate system, as in EPSG:32648, in place of what the files say"},
    {OPTION_TEXT, 'o', "output", "FILE", offsetof(settings, output),
     .help = "where to write; default: -, the standard output", .names = VALUE_FILE,
     .endings = "yaml yml json txt", .preset = "-",
     .more = "Paths in a draft are relative to its folder."},
    {OPTION_FLAG, .name = "overwrite", .offset = offsetof(settings, overwrite),
     .help = "the file of --output may be replaced"},
    {0},
};

static const file_entry files[] = {
    {"FILE", "read, never changed; of a shapefile the files beside it too"},
    {0},
};

static const exit_entry exits[] = {
    {EXIT_INTERNAL, NULL},
    {EXIT_USAGE, NULL},
    {EXIT_INPUT, "a file could not be read, or no file matches; the others are shown all "
                 "the same"},
    {EXIT_OUTPUT, NULL},
    {EXIT_LIMIT, NULL},
    {EXIT_INTERRUPTED, NULL},
    {EXIT_DONE, NULL},
};

const command_syntax inspect_syntax = {
    .command = "inspect",
    .about = "Shows what is in files: layers, encoding, coordinate system and the datum "
             "shifts to\n"
             "choose from, every column with its values, and a guess what the rows and "
             "columns are.\n"
             "With --mapping or --programme it writes that guess down as a draft, with a "
             "reason behind\n"
             "each line and a question where a person has to decide.",
    .options = options,
    .examples = "  landrelease inspect hazards.shp\n"
                "  landrelease inspect --programme -o draft.yaml *.shp *.csv\n"
                "  landrelease inspect --json hazards.csv\n",
    .common = COMMON_QUIET | COMMON_JSON,
    .common_offset = offsetof(settings, common),
    .memory = "One layer at a time as a whole; of each column 2048 different values at "
              "most, and how often each stands there.",
    .files = files,
    .exits = exits,
};

/* One form at a time. */
static exit_status settle_form(const settings *set, lrel_inspection_form *form)
{
    if (set->mapping + set->programme + set->common.json > 1)
        return message_usage("inspect",
                             "--mapping, --programme and --json are three forms of one "
                             "answer; say one");
    *form = set->mapping       ? LREL_INSPECTION_MAPPING
            : set->programme   ? LREL_INSPECTION_PROGRAMME
            : set->common.json ? LREL_INSPECTION_JSON
                               : LREL_INSPECTION_TEXT;
    return EXIT_DONE;
}

/* The most serious of two ends: what could not be read, or what stops everything. */
static exit_status worse(exit_status a, exit_status b)
{
    return b == EXIT_DONE ? a : b;
}

static bool ends_all(lrel_status status)
{
    return status == LREL_E_MEMORY || status == LREL_E_CANCELLED;
}

/* A name that the shell handed on as it was, because no file matches it. */
static bool is_pattern_alone(const char *name)
{
    return strpbrk(name, "*?") && access(name, F_OK) != 0;
}

/* A file that cannot be read is said at once, and stands in the answer too. */
static exit_status add_files(lrel_inspection *inspection, const settings *set,
                             bool *is_over)
{
    exit_status end = EXIT_DONE;
    lrel_error err;

    for (int i = 0; i < set->files.count && !*is_over; i++) {
        lrel_status status;

        if (is_pattern_alone(set->files.at[i]))
            continue;
        status = lrel_inspection_add(inspection, set->files.at[i], &err);
        if (status == LREL_OK)
            continue;
        *is_over = ends_all(status);
        end = worse(end, message_failure(&err));
    }
    return end;
}

/* True where at least one layer is there to be shown. */
static bool has_read(const lrel_inspection *inspection)
{
    for (size_t i = 0; i < lrel_inspection_file_count(inspection); i++)
        for (size_t k = 0; k < lrel_inspection_file_at(inspection, i).layer_count; k++)
            if (lrel_inspection_layer_at(inspection, i, k).status == LREL_OK)
                return true;
    return false;
}

/* Beside files that were read a pattern without any is no mistake: `*.shp *.csv` is how
 * one asks for whatever there is. */
static exit_status name_patterns(const settings *set, bool is_mistake)
{
    exit_status end = EXIT_DONE;

    for (int i = 0; i < set->files.count; i++) {
        if (!is_pattern_alone(set->files.at[i]))
            continue;
        message_line(is_mistake ? LREL_LEVEL_ERROR : LREL_LEVEL_NOTE,
                     "no file matches %s", set->files.at[i]);
        end = is_mistake ? EXIT_INPUT : end;
    }
    return end;
}

static void say_next_step(lrel_inspection_form form)
{
    if (form == LREL_INSPECTION_TEXT)
        message_line(LREL_LEVEL_NOTE,
                     "--programme -o draft.yaml writes it down as a draft "
                     "of a programme");
    else if (form != LREL_INSPECTION_JSON)
        message_line(LREL_LEVEL_NOTE,
                     "a draft: answer the lines that begin with \"# ?\"");
}

/* What was asked for; nothing where patterns were all that was given. */
static exit_status show(const lrel_inspection *inspection, lrel_inspection_form form,
                        const settings *set)
{
    lrel_error err;

    if (lrel_inspection_file_count(inspection) == 0)
        return EXIT_DONE;
    if (lrel_inspection_write(inspection, form, set->output, set->overwrite, &err) !=
        LREL_OK)
        return message_failure(&err);
    if (has_read(inspection))
        say_next_step(form);
    return EXIT_DONE;
}

static exit_status inspect(const settings *set, lrel_inspection_form form,
                           const lrel_context *context)
{
    lrel_inspection *inspection = NULL;
    lrel_inspect_options how;
    bool is_over = false;
    lrel_error err;
    exit_status end;

    lrel_inspect_options_init(&how);
    how.layer = set->layer;
    how.encoding = set->encoding;
    how.crs = set->crs;
    if (lrel_inspection_new(context, &how, &inspection, &err) != LREL_OK)
        return message_failure(&err);
    end = add_files(inspection, set, &is_over);
    if (!is_over) {
        end = worse(end, name_patterns(set, !has_read(inspection)));
        end = worse(end, show(inspection, form, set));
    }
    lrel_inspection_free(inspection);
    return end;
}

exit_status cmd_inspect(int count, char **arguments)
{
    settings set = {.output = "-", .common = COMMON_DEFAULTS};
    parsed answer = options_parse(&inspect_syntax, count, arguments, &set);
    lrel_inspection_form form = LREL_INSPECTION_TEXT;
    lrel_context *context;
    exit_status end;

    if (answer != PARSED_GO)
        return options_exit(answer);
    if ((end = settle_form(&set, &form)) != EXIT_DONE)
        return end;
    context = program_context_new(0);
    if (!context)
        return message_no_memory();
    end = inspect(&set, form, context);
    lrel_context_free(context);
    return end;
}
