/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_map.c: `landrelease map`: the land on record at the end of a day. */
#include <stddef.h>

#include "commands.h"
#include "message.h"
#include "options.h"
#include "plan.h"
#include "progress.h"
#include "texts.h"
#include "work.h"

typedef struct settings {
    const char *programme;
    int land;
    lrel_date at;
    lrel_date from;
    const char *account;
    const char *by;
    const char *where;
    double simplify_m;
    int zoom;
    int method;
    double min_area_m2;
    const char *output;
    bool overwrite;
    common_values common;
} settings;

/* No value was given. */
#define NOT_GIVEN (-1)
#define ZOOM_MAX  22

enum { LAND_RECORDED, LAND_RELEASED };
static const char *const lands[] = {"recorded", "released", NULL};
/* In order of lrel_simplify_method. */
static const char *const methods[] = {"visvalingam", "douglas-peucker", NULL};
static const char *const groups[] = {
    "account",  "class",   "contamination", "national_class", "operator",
    "source",   "product", "year",          "partner",        "donor",
    "activity", "asset",   "admin1",        "admin2",         "admin3",
    "admin4",   "admin5",  "admin6",        "admin7",         "admin8",
    "admin9",   NULL};

static const option options[] = {
    OPERAND_PROGRAMME(settings),
    {OPTION_CHOICE, .name = "land", .offset = offsetof(settings, land), .choices = lands,
     .help = "recorded and not released, or released; default: recorded",
     .preset = "recorded",
     .more =
         "Released land was counted for a release, in an account; within one group of "
         "--by it is there once, also where it was released twice."},
    {OPTION_DAY, .name = "at", .value = "DATE", .offset = offsetof(settings, at),
     .help = "the end of this day; default: the programme's as-of day",
     .more = "Of released land: what was released up to the end of this day."},
    {OPTION_DAY, .name = "from", .value = "DATE", .offset = offsetof(settings, from),
     .help = "only land released on or after this day"},
    {OPTION_TEXT, .name = "account", .value = "NAME",
     .offset = offsetof(settings, account),
     .help = "only this account, or \"all\"; default: each account but \"all\""},
    {OPTION_TEXT, .name = "by", .value = "GROUP,...", .offset = offsetof(settings, by),
     .words = groups,
     .help = "what land is grouped by; default: class,contamination, of released land "
             "product,year",
     .more =
         "Each group is one feature; land of two groups that meet has the same points "
         "along the border. Recorded land has class, contamination, national_class, "
         "operator and source of the hazard that holds it. Released land has product "
         "and year, and operator, partner, donor, activity, asset and source of the "
         "release. Both have admin1 to admin9, where the programme has boundaries of "
         "that level. Accounts are never merged: \"account\" groups by them alone."},
    {OPTION_TEXT, .name = "where", .value = "GROUP=VALUE,...",
     .offset = offsetof(settings, where),
     .help = "only land with these values, as in class=cha,operator=ALFA",
     .more =
         "Any of the groups of --by but the account. Several values of one group are "
         "alternatives, several groups must all fit. Contamination and asset fit where "
         "the value is one of theirs. A backslash makes a comma part of a value. The "
         "file "
         "says what it leaves out."},
    {OPTION_DECIMAL, .name = "simplify", .value = "METRES",
     .offset = offsetof(settings, simplify_m),
     .help = "outlines with fewer points, to this tolerance",
     .more =
         "Neighbours are simplified alike: they neither part nor overlap, and no lines "
         "cross. The area_m2 of each feature stays exact, and the file says that its "
         "outlines "
         "are not."},
    {OPTION_WHOLE, .name = "zoom", .value = "LEVEL", .offset = offsetof(settings, zoom),
     .most = ZOOM_MAX,
     .help = "the same, to the width of a pixel of web maps at this level",
     .more = "In metres 156543.034 times the cosine of the latitude of the programme's "
             "grid, halved LEVEL times."},
    {OPTION_CHOICE, .name = "method", .offset = offsetof(settings, method),
     .choices = methods, .help = "how to simplify; default: visvalingam",
     .preset = "visvalingam",
     .more =
         "visvalingam takes points off in order of the triangle with their neighbours, "
         "up to the square of the tolerance; it looks natural. douglas-peucker keeps "
         "every point that is farther than the tolerance from the line without it."},
    {OPTION_DECIMAL, .name = "min-area", .value = "M2",
     .offset = offsetof(settings, min_area_m2),
     .help =
         "of a simplified map: smaller pieces of land are points; default: four times "
         "the square of the tolerance",
     .more = "Such a point has the exact area_m2 of its piece; no land is dropped. 0 "
             "draws every piece."},
    {OPTION_TEXT, 'o', "output", "FILE", offsetof(settings, output),
     .help = "a .geojson or .json file; default: -, the standard output",
     .names = VALUE_FILE, .endings = "geojson json", .preset = "-"},
    {OPTION_FLAG, .name = "overwrite", .offset = offsetof(settings, overwrite),
     .help = "FILE may be replaced"},
    {0},
};

static const file_entry files[] = {
    FILE_PROGRAMME,
    {"FILE", "the map; it grows under a passing name beside FILE and takes its name when "
             "it is whole"},
    FILE_REPRODUCER,
    {0},
};

const command_syntax map_syntax = {
    .command = "map",
    .about = "Prints the land that is recorded and not released at the end of a day, or "
             "the land\n"
             "released, as GeoJSON (RFC 7946), in groups of your choice. Blank = no "
             "record in the files read. It does not mean free of "
             "explosive\n"
             "ordnance.",
    .options = options,
    .examples =
        "  landrelease map programme.yaml --at 2023-12-31 -o 2023.geojson\n"
        "  landrelease map programme.yaml --account ap_mine > mines.geojson\n"
        "  landrelease map programme.yaml --by operator,admin1 --where class=cha\n"
        "  landrelease map programme.yaml --land released --from 2024-01-01\n"
        "  landrelease map programme.yaml --zoom 8 -o overview.geojson\n",
    .common = COMMON_WORK,
    .common_offset = offsetof(settings, common),
    .memory = text_memory_of_work,
    .ranges = "A day includes its end: what happened on the day given with --at, or on "
              "the as-of day, counts; what is dated after it does not. The day of --from "
              "counts, too.",
    .files = files,
    .exits = text_exits_of_work,
};

/* The map, or what would be written. */
static exit_status write_one(const work *w, const settings *set)
{
    work_plan plan = {.command = "map", .target = set->output};
    lrel_map_options map;
    lrel_error err;
    lrel_status status;

    if (set->common.dry_run) {
        plan.answer =
            lrel_job_try_write_file(w->job, set->output, set->overwrite, &plan.why);
        return plan_print(w, &plan);
    }
    lrel_map_options_init(&map);
    map.at = set->at;
    map.account = set->account;
    map.released = set->land == LAND_RELEASED;
    map.from = set->from;
    map.by = set->by;
    map.where = set->where;
    map.simplify_m = set->simplify_m;
    map.zoom = set->zoom;
    map.method = set->method == NOT_GIVEN ? LREL_SIMPLIFY_VISVALINGAM : set->method;
    map.min_area_m2 = set->min_area_m2;
    status = lrel_job_write_map(w->job, &map, set->output, set->overwrite, &err);
    progress_hide();
    return status == LREL_OK ? work_judge(w, "'landrelease check'")
                             : message_failure(&err);
}

static exit_status write_map(const settings *set)
{
    lrel_job_options job_options;
    work w;
    exit_status end;

    lrel_job_options_init(&job_options);
    /* The map shows no data issues; what would be written does. */
    job_options.skip_checks = !set->common.dry_run;
    end = work_open(set->programme, &set->common, &job_options, &w);
    if (end != EXIT_DONE)
        return end;
    end = work_check_account(&w, set->account);
    if (end == EXIT_DONE)
        end = write_one(&w, set);
    work_close(&w);
    return end;
}

/* Options that say nothing without another one, or against it. */
static exit_status check_settings(const settings *set)
{
    bool is_simplified = set->simplify_m > 0 || set->zoom != NOT_GIVEN;

    if (set->from.days != LREL_DAY_BEGINNING && set->land != LAND_RELEASED)
        return message_usage("map", "--from is of released land: say --land released");
    if (set->simplify_m > 0 && set->zoom != NOT_GIVEN)
        return message_usage("map", "--zoom is a tolerance by itself: say it without "
                                    "--simplify");
    if (!is_simplified && set->min_area_m2 >= 0)
        return message_usage("map", "--min-area is of a simplified map: say --simplify "
                                    "or --zoom");
    if (!is_simplified && set->method != NOT_GIVEN)
        return message_usage("map", "--method is of a simplified map: say --simplify or "
                                    "--zoom");
    return EXIT_DONE;
}

exit_status cmd_map(int count, char **arguments)
{
    settings set = {.at = {LREL_DAY_OPEN},
                    .from = {LREL_DAY_BEGINNING},
                    .zoom = NOT_GIVEN,
                    .method = NOT_GIVEN,
                    .min_area_m2 = NOT_GIVEN,
                    .output = "-"};
    parsed answer = options_parse(&map_syntax, count, arguments, &set);
    exit_status end;

    if (answer != PARSED_GO)
        return options_exit(answer);
    if ((end = check_settings(&set)) != EXIT_DONE)
        return end;
    end = work_check_ending("map", set.output, ".geojson and .json");
    return end == EXIT_DONE ? write_map(&set) : end;
}
