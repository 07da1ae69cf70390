/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_start.c: `landrelease start`: from a folder of files to the draft of a programme,
 * questions for people, and a first look. */
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "message.h"
#include "options.h"
#include "program_context.h"
#include "shown.h"
#include "start_text.h"

typedef struct settings {
    const char *folder;
    const char *answers;
    common_values common;
} settings;

static const option options[] = {
    {OPTION_OPERAND, .name = "FOLDER", .offset = offsetof(settings, folder),
     .help = "the files that agencies sent, at best a folder for each agency",
     .is_required = true, .names = VALUE_FOLDER},
    {OPTION_TEXT, .name = "answers", .value = "FILE",
     .offset = offsetof(settings, answers),
     .help = "questions.xlsx as it came back, filled in", .names = VALUE_FILE,
     .more = "Answers are remembered in FOLDER/answers.csv and hold for the next "
             "delivery of the same agency with the same columns, too."},
    {0},
};

static const file_entry files[] = {
    {"FOLDER", "every file in it, and in its folders, whose name is that of a format "
               "that is read; what a run or a check wrote there is left out, and links "
               "are not followed"},
    {"FOLDER/programme.yaml", "the draft; one that somebody has changed stays as it is"},
    {"FOLDER/programme.draft.yaml", "the same draft, always anew: what programme.yaml is "
                                    "compared with"},
    {"FOLDER/questions.xlsx", "the questions, a sheet a source, with lists to choose "
                              "from; read again if it is there"},
    {"FOLDER/answers.csv", "what was answered"},
    {"FOLDER/first_look/", "maps and a page, marked as a draft"},
    {0},
};

static const exit_entry exits[] = {
    {EXIT_INTERNAL, NULL},
    {EXIT_USAGE, NULL},
    {EXIT_INPUT, "a file could not be read, an answer not understood, or there is no "
                 "file; the draft has the others"},
    {EXIT_OUTPUT, "a file could not be written, or somebody has changed programme.yaml"},
    {EXIT_LIMIT, NULL},
    {EXIT_INTERRUPTED, NULL},
    {EXIT_DONE, NULL},
};

const command_syntax start_syntax = {
    .command = "start",
    .about =
        "Looks for files of records in FOLDER, guesses what each is, and writes the "
        "draft of a\n"
        "programme, a workbook of questions for whoever knows the files, and a first "
        "look. Says\n"
        "agency by agency what was placed, what was not, and which question settles "
        "most rows.\n"
        "With answers, the draft has what was answered. A programme that somebody "
        "has changed\n"
        "stays as it is.",
    .options = options,
    .examples = "  landrelease start deliveries\n"
                "  landrelease start deliveries --answers questions_filled_in.xlsx\n",
    .common = COMMON_QUIET,
    .common_offset = offsetof(settings, common),
    .memory = "One layer at a time as a whole; of each column 2048 different values at "
              "most, and how often each stands there. The first look takes what a run "
              "takes.",
    .files = files,
    .exits = exits,
};

/* A file in FOLDER. @return false: the name is too long */
static bool name_file(const settings *set, const char *name, char out[PATH_MAX])
{
    return snprintf(out, PATH_MAX, "%s/%s", set->folder, name) < PATH_MAX;
}

/* --- answers --- */

static lrel_status take_if_there(lrel_inspection *inspection, const settings *set,
                                 const char *name, bool *has_answers, lrel_error *err)
{
    char path[PATH_MAX];

    if (!name_file(set, name, path) || access(path, F_OK) != 0)
        return LREL_OK;
    *has_answers = true;
    return lrel_inspection_take_answers(inspection, path, err);
}

/* What is remembered, what was filled in in its place, and what came back. */
static lrel_status take_answers(lrel_inspection *inspection, const settings *set,
                                bool *has_answers, lrel_error *err)
{
    lrel_status status = take_if_there(inspection, set, "answers.csv", has_answers, err);

    if (status == LREL_OK)
        status = take_if_there(inspection, set, "questions.xlsx", has_answers, err);
    if (status == LREL_OK && set->answers) {
        *has_answers = true;
        status = lrel_inspection_take_answers(inspection, set->answers, err);
    }
    return status;
}

/* Only answers are refused here. */
static exit_status fail(const lrel_error *err)
{
    return err->status == LREL_E_REFUSED
               ? message_failure_next(err, "nothing was written; correct that answer")
               : message_failure(err);
}

/* --- what is written --- */

static bool is_same_file(const char *a, const char *b)
{
    FILE *left = fopen(a, "rb"), *right = fopen(b, "rb");
    bool is_same = left && right;
    int c = 0;

    while (is_same && c != EOF) {
        c = getc(left);
        is_same = c == getc(right);
    }
    if (left)
        (void)fclose(left);
    if (right)
        (void)fclose(right);
    return is_same;
}

/* The programme is ours while it is what we wrote last. */
static exit_status write_programme(const lrel_inspection *inspection, const settings *set,
                                   char programme[PATH_MAX], bool *is_ours)
{
    char draft[PATH_MAX];
    lrel_error err;

    if (!name_file(set, "programme.yaml", programme) ||
        !name_file(set, "programme.draft.yaml", draft))
        return message_usage("start", "the name of FOLDER is too long");
    *is_ours = access(programme, F_OK) != 0 || is_same_file(programme, draft);
    if (lrel_inspection_write(inspection, LREL_INSPECTION_PROGRAMME, draft, true, &err) !=
            LREL_OK ||
        (*is_ours && lrel_inspection_write(inspection, LREL_INSPECTION_PROGRAMME,
                                           programme, true, &err) != LREL_OK))
        return message_failure(&err);
    if (*is_ours)
        return EXIT_DONE;
    message_line(LREL_LEVEL_ERROR,
                 "%s is somebody's work and stays as it is; the new draft is %s",
                 programme, draft);
    return EXIT_OUTPUT;
}

/* Where workbooks cannot be made, the draft has the same questions. */
static exit_status write_questions(const lrel_inspection *inspection, const settings *set,
                                   bool has_answers)
{
    char path[PATH_MAX];
    lrel_error err;
    lrel_status status;

    (void)name_file(set, "questions.xlsx", path);
    status =
        lrel_inspection_write(inspection, LREL_INSPECTION_QUESTIONS, path, true, &err);
    if (status == LREL_E_NOT_FOUND)
        message_line(LREL_LEVEL_WARNING, "no workbook of questions: %s", err.message);
    else if (status != LREL_OK)
        return message_failure(&err);
    (void)name_file(set, "answers.csv", path);
    if (has_answers && lrel_inspection_write(inspection, LREL_INSPECTION_ANSWERS, path,
                                             true, &err) != LREL_OK)
        return message_failure(&err);
    return EXIT_DONE;
}

/* A draft that is good for nothing yet is no failure: the questions say what is missing.
 */
static exit_status write_first_look(const lrel_context *context, const settings *set,
                                    const char *programme)
{
    lrel_job_options job_options;
    lrel_job *job = NULL;
    char folder[PATH_MAX];
    lrel_error err;
    lrel_status status;

    (void)name_file(set, "first_look", folder);
    lrel_job_options_init(&job_options);
    job_options.draft = true;
    status = lrel_job_open(context, programme, &job_options, &job, &err);
    if (status == LREL_OK)
        status = lrel_job_write(job, folder, true, &err);
    lrel_job_free(job);
    if (status == LREL_E_CANCELLED || status == LREL_E_MEMORY || status == LREL_E_WRITE)
        return message_failure(&err);
    if (set->common.quiet)
        return EXIT_DONE;
    if (status == LREL_OK)
        message_line(LREL_LEVEL_NOTE, "a first look, marked as a draft: %s/README.html",
                     folder);
    else
        message_line(LREL_LEVEL_NOTE, "no first look yet: %s", err.message);
    return EXIT_DONE;
}

static exit_status write_files(const lrel_context *context,
                               const lrel_inspection *inspection, const settings *set,
                               bool has_answers)
{
    char programme[PATH_MAX];
    bool is_ours = false;
    exit_status end = write_programme(inspection, set, programme, &is_ours), later;

    if (end != EXIT_DONE && end != EXIT_OUTPUT)
        return end;
    if ((later = write_questions(inspection, set, has_answers)) != EXIT_DONE)
        return later;
    if (!is_ours)
        return end;
    if ((later = write_first_look(context, set, programme)) != EXIT_DONE)
        return later;
    if (!set->common.quiet)
        message_line(LREL_LEVEL_NOTE,
                     "%s is a draft: give %s/questions.xlsx to whoever knows the files, "
                     "and take it back with --answers",
                     programme, set->folder);
    return end;
}

/* --- the whole --- */

static bool has_unread(const lrel_inspection *inspection)
{
    for (size_t i = 0; i < lrel_inspection_file_count(inspection); i++)
        if (lrel_inspection_file_at(inspection, i).status != LREL_OK)
            return true;
    return false;
}

static exit_status start(const lrel_context *context, const lrel_inspection *inspection,
                         const settings *set, bool has_answers)
{
    lrel_open_questions open;
    lrel_error err;
    exit_status end;

    if (lrel_inspection_file_count(inspection) == 0) {
        message_line(LREL_LEVEL_ERROR,
                     "%s: no file in it has the name of a format that "
                     "is read",
                     set->folder);
        return EXIT_INPUT;
    }
    if (lrel_inspection_open_questions(inspection, &open, &err) != LREL_OK)
        return fail(&err);
    if (!set->common.quiet)
        start_text_print(inspection, set->folder, &open);
    if ((end = message_finish(EXIT_DONE)) != EXIT_DONE ||
        (end = write_files(context, inspection, set, has_answers)) != EXIT_DONE)
        return end;
    return has_unread(inspection) ? EXIT_INPUT : EXIT_DONE;
}

exit_status cmd_start(int count, char **arguments)
{
    settings set = {.common = COMMON_DEFAULTS};
    parsed answer = options_parse(&start_syntax, count, arguments, &set);
    lrel_inspect_options inspect_options;
    lrel_inspection *inspection = NULL;
    lrel_context *context;
    bool has_answers = false;
    lrel_error err;
    exit_status end;

    if (answer != PARSED_GO)
        return options_exit(answer);
    if (!(context = program_context_new(0)))
        return message_no_memory();
    lrel_inspect_options_init(&inspect_options);
    inspect_options.folder = set.folder;
    if (lrel_inspection_new(context, &inspect_options, &inspection, &err) != LREL_OK ||
        take_answers(inspection, &set, &has_answers, &err) != LREL_OK ||
        lrel_inspection_add_folder(inspection, set.folder, &err) != LREL_OK)
        end = fail(&err);
    else
        end = start(context, inspection, &set, has_answers);
    lrel_inspection_free(inspection);
    lrel_context_free(context);
    return end;
}
