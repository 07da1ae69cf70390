/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_audit.c: `landrelease audit`: a table of published figures, added up again. */
#include <stddef.h>
#include <string.h>

#include "commands.h"
#include "landrelease/audit.h"
#include "message.h"
#include "options.h"
#include "program_context.h"
#include "shown.h"

typedef struct settings {
    const char *table, *other;
    const char *claims;
    const char *sheet, *other_sheet;
    const char *encoding;
    const char *output;
    bool overwrite;
    common_values common;
} settings;

static const option options[] = {
    {OPTION_OPERAND, .name = "TABLE", .offset = offsetof(settings, table),
     .help = "the table: CSV, XLSX or ODS, as it was published", .is_required = true,
     .names = VALUE_FILE, .endings = "csv tsv txt xlsx ods"},
    {OPTION_OPERAND, .name = "OTHER", .offset = offsetof(settings, other),
     .help = "a second table with the same rows, as of another source",
     .names = VALUE_FILE, .endings = "csv tsv txt xlsx ods"},
    {OPTION_TEXT, 'c', "claims", "FILE", offsetof(settings, claims),
     .help = "a table of claims to try: columns claim, formula, printed",
     .names = VALUE_FILE, .endings = "csv xlsx ods"},
    {OPTION_TEXT, 'l', "layer", "NAME", offsetof(settings, sheet),
     .help = "the sheet of TABLE; default: its only one that is filled"},
    {OPTION_TEXT, .name = "other-layer", .value = "NAME",
     .offset = offsetof(settings, other_sheet), .help = "the sheet of OTHER"},
    {OPTION_TEXT, .name = "encoding", .value = "NAME",
     .offset = offsetof(settings, encoding),
     .help = "encoding of text, where a CSV file does not say it"},
    {OPTION_TEXT, 'o', "output", "FILE", offsetof(settings, output),
     .help = "write FILE: .xlsx, the table with its findings marked; .json; or .txt",
     .names = VALUE_FILE, .endings = "xlsx json txt"},
    {OPTION_FLAG, .name = "overwrite", .offset = offsetof(settings, overwrite),
     .help = "the file of --output may be replaced"},
    {0},
};

static const file_entry files[] = {
    {"TABLE, OTHER, claims", "read, never changed"},
    {0},
};

static const exit_entry exits[] = {
    {EXIT_INTERNAL, NULL},
    {EXIT_USAGE, NULL},
    {EXIT_ISSUES, "done, and findings reached --fail-on"},
    {EXIT_INPUT, "a file is no table that is read, or claims lack their columns"},
    {EXIT_OUTPUT, NULL},
    {EXIT_LIMIT, NULL},
    {EXIT_INTERRUPTED, NULL},
    {EXIT_DONE, "done, whatever was found"},
};

const command_syntax audit_syntax = {
    .command = "audit",
    .about =
        "Adds up a published table again: totals, subtotals and totals of rows, shares, "
        "changes\n"
        "from year to year. Numbers are read as people type and print them, and every "
        "repair is\n"
        "told with its cell. A difference is named, with any single row or cell that "
        "equals it.\n"
        "With OTHER the figures of both are compared row by row, also across "
        "categories; with\n"
        "--claims sentences about the figures are tried. No programme file is needed.",
    .options = options,
    .examples = "  landrelease audit table9.csv\n"
                "  landrelease audit table9.csv table10.csv --claims claims.csv\n"
                "  landrelease audit report.xlsx -l \"Table 9\" -o marked.xlsx\n",
    .common = COMMON_QUIET | COMMON_JSON | COMMON_FAIL_ON,
    .common_offset = offsetof(settings, common),
    .memory = "Both tables as a whole.",
    .files = files,
    .exits = exits,
};

static bool has_ending(const char *name, const char *ending)
{
    size_t length = strlen(name), wanted = strlen(ending);

    return length > wanted && strcmp(name + length - wanted, ending) == 0;
}

static exit_status settle_form(const settings *set, lrel_audit_form *form)
{
    *form = set->common.json ? LREL_AUDIT_JSON : LREL_AUDIT_TEXT;
    if (!set->output || strcmp(set->output, "-") == 0)
        return EXIT_DONE;
    if (has_ending(set->output, ".xlsx"))
        *form = LREL_AUDIT_XLSX;
    else if (has_ending(set->output, ".json"))
        *form = LREL_AUDIT_JSON;
    else if (!has_ending(set->output, ".txt"))
        return message_usage("audit",
                             "-o takes a name that ends with .xlsx, .json or "
                             ".txt; \"%s\" does not",
                             set->output);
    return EXIT_DONE;
}

static exit_status judge(const lrel_audit *audit, const settings *set)
{
    size_t reached = 0;

    for (size_t i = 0; i < lrel_audit_finding_count(audit); i++)
        reached += (int)lrel_audit_finding_at(audit, i).level >= set->common.fail_on;
    if (set->common.fail_on == FAIL_ON_NOTHING || reached == 0)
        return EXIT_DONE;
    message_line(LREL_LEVEL_ERROR, "%zu finding%s of severity %s or above", reached,
                 shown_plural(reached), level_names[set->common.fail_on]);
    return EXIT_ISSUES;
}

/* A file besides what is told on standard output. */
static exit_status write_all(const lrel_audit *audit, lrel_audit_form form,
                             const settings *set)
{
    bool is_file = set->output && strcmp(set->output, "-") != 0;
    lrel_audit_form told = set->common.json ? LREL_AUDIT_JSON : LREL_AUDIT_TEXT;
    lrel_error err;

    if (is_file &&
        lrel_audit_write(audit, form, set->output, set->overwrite, &err) != LREL_OK)
        return message_failure(&err);
    if ((!is_file || !set->common.quiet) &&
        lrel_audit_write(audit, told, "-", false, &err) != LREL_OK)
        return message_failure(&err);
    return EXIT_DONE;
}

static exit_status audit_table(const settings *set, lrel_audit_form form,
                               const lrel_context *context)
{
    lrel_audit_options how;
    lrel_audit *audit = NULL;
    lrel_error err;
    exit_status end;

    lrel_audit_options_init(&how);
    how.other = set->other;
    how.claims = set->claims;
    how.sheet = set->sheet;
    how.other_sheet = set->other_sheet;
    how.encoding = set->encoding;
    if (lrel_audit_new(context, set->table, &how, &audit, &err) != LREL_OK)
        return message_failure(&err);
    end = write_all(audit, form, set);
    if (end == EXIT_DONE)
        end = judge(audit, set);
    lrel_audit_free(audit);
    return end;
}

exit_status cmd_audit(int count, char **arguments)
{
    settings set = {.common = COMMON_DEFAULTS};
    parsed answer = options_parse(&audit_syntax, count, arguments, &set);
    lrel_audit_form form = LREL_AUDIT_TEXT;
    lrel_context *context;
    exit_status end;

    if (answer != PARSED_GO)
        return options_exit(answer);
    if ((end = settle_form(&set, &form)) != EXIT_DONE)
        return end;
    context = program_context_new(0);
    if (!context)
        return message_no_memory();
    end = audit_table(&set, form, context);
    lrel_context_free(context);
    return end;
}
