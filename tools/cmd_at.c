/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_at.c: `landrelease at`: what is on record at a point. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "at_answer.h"
#include "commands.h"
#include "message.h"
#include "options.h"
#include "points.h"
#include "progress.h"
#include "texts.h"
#include "work.h"

/* A point that far from every record is asked about the other way round, too. */
#define SWAPPED_M 100e3

typedef struct settings {
    const char *programme;
    operand_list words;
    const char *file;
    lrel_date at;
    const char *error;
    double error_m;
    common_values common;
} settings;

static const option options[] = {
    OPERAND_PROGRAMME(settings),
    {OPTION_OPERAND, .name = "LON LAT", .offset = offsetof(settings, words),
     .help = "longitude and latitude of WGS 84, as in 103.50211 12.95434",
     .is_many = true,
     .more =
         "Degrees with a decimal point, longitude first; west and south are negative. "
         "With letters the order does not matter, and minutes and seconds may be "
         "written: \"12 57 15.6 N\" \"103 30 7.6 E\". Several points may follow "
         "each other. References to a grid of metres (UTM, MGRS) are refused: they do "
         "not "
         "say their datum, and an old one may lie half a kilometre off."},
    {OPTION_TEXT, .name = "points", .value = "FILE", .offset = offsetof(settings, file),
     .help = "ask about every line of FILE; -: the standard input", .names = VALUE_FILE,
     .more = "One point a line, written as on the command line; empty lines and those "
             "that begin with # are left out. With --json each answer is one line."},
    {OPTION_DAY, .name = "at", .value = "DATE", .offset = offsetof(settings, at),
     .help =
         "what had become of the land by the end of this day; default: the as-of day"},
    {OPTION_TEXT, .name = "error", .value = "METRES", .offset = offsetof(settings, error),
     .help = "position error of the point itself, as the receiver shows it; default: 0",
     .preset = "0"},
    {0},
};

static const file_entry files[] = {
    FILE_PROGRAMME,
    {"FILE", "points to ask about, one a line"},
    {0},
};

const command_syntax at_syntax = {
    .command = "at",
    .about =
        "Prints what is on record at a point: the records that cover it, and those that "
        "may,\n"
        "because their border is within its position error; what became of the land in "
        "every\n"
        "account, with each event, its record and its row; and where no record covers "
        "it, the\n"
        "files that were read and the nearest record, its distance and bearing. Blank = "
        "no\n"
        "record in the files read. It does not mean free of explosive ordnance.",
    .options = options,
    .examples =
        "  landrelease at programme.yaml 103.50211 12.95434\n"
        "  landrelease at programme.yaml -71.98125 -13.51667 --error 8\n"
        "  landrelease at programme.yaml --points waypoints.txt --json > at.json\n",
    .common = (COMMON_WORK & ~COMMON_DRY_RUN) | COMMON_JSON,
    .common_offset = offsetof(settings, common),
    .memory = text_memory_of_work,
    .ranges = "A day includes its end: what happened on the day given with --at, or on "
              "the as-of day, is told. The records that cover the point are those of all "
              "days.",
    .files = files,
    .exits = text_exits_of_work,
};

/* What the nearest record is away; 0 where one covers the point. */
static double nearest_m(const lrel_lookup *l)
{
    lrel_lookup_record nearest;

    return lrel_lookup_nearest(l, false, &nearest) ? nearest.border_m : 0;
}

/* Longitude and latitude change places easily: most maps on the web write the latitude
 * first. Where that would be a place that the records know, it is said. */
static lrel_status warn_if_swapped(lrel_lookup *l, const lrel_coordinate *p,
                                   const lrel_lookup_options *o, lrel_error *err)
{
    char far[AT_FIGURE_ROOM], near[AT_FIGURE_ROOM];
    double there_m, here_m = nearest_m(l);
    lrel_status status;

    if (here_m < SWAPPED_M || p->lon_deg > 90 || p->lon_deg < -90)
        return LREL_OK;
    if ((status = lrel_lookup_point(l, p->lat_deg, p->lon_deg, o, err)) != LREL_OK)
        return status;
    there_m = nearest_m(l);
    at_format_distance(here_m, far);
    at_format_distance(there_m, near);
    if (there_m < here_m / 10)
        message_line(LREL_LEVEL_WARNING,
                     "longitude comes first; so the nearest record is %s off, and with "
                     "the two numbers swapped %s",
                     far, near);
    return lrel_lookup_point(l, p->lon_deg, p->lat_deg, o, err);
}

static lrel_status answer(const work *w, lrel_lookup *l, const settings *set,
                          const lrel_coordinate *p, bool is_first, lrel_error *err)
{
    at_question q = {
        .point = *p, .error_m = set->error_m, .rounding_m = at_rounding_m(p)};
    lrel_lookup_options o;
    lrel_status status;

    lrel_lookup_options_init(&o);
    o.error_m = set->error_m;
    o.at = set->at;
    if ((status = lrel_lookup_point(l, p->lon_deg, p->lat_deg, &o, err)) != LREL_OK ||
        (status = warn_if_swapped(l, p, &o, err)) != LREL_OK)
        return status;
    if (set->at.days == LREL_DAY_OPEN)
        snprintf(q.day, sizeof q.day, "%s", lrel_job_summary(w->job).as_of);
    else
        lrel_date_format(set->at, q.day);
    if (set->common.json)
        at_print_json(w->job, l, &q, set->file != NULL);
    else {
        printf(is_first ? "" : "\n");
        at_print_text(w->job, l, &q);
    }
    return LREL_OK;
}

/* A day after the as-of day is refused before any answer. */
static exit_status check_day(const work *w, lrel_date at)
{
    char day[16];
    const char *as_of = lrel_job_summary(w->job).as_of;

    lrel_date_format(at, day);
    if (at.days == LREL_DAY_OPEN || strcmp(day, as_of) <= 0)
        return EXIT_DONE;
    message_line(LREL_LEVEL_ERROR,
                 "%s is after %s, the day up to which this account knows anything", day,
                 as_of);
    return EXIT_USAGE;
}

static exit_status answer_all(const work *w, const settings *set, const points *list)
{
    lrel_lookup *lookup = NULL;
    lrel_error err;
    exit_status end = check_day(w, set->at);
    lrel_status status;

    if (end != EXIT_DONE)
        return end;
    status = lrel_lookup_new(w->job, &lookup, &err);
    for (size_t i = 0; i < list->count && status == LREL_OK; i++)
        status = answer(w, lookup, set, &list->at[i], i == 0, &err);
    lrel_lookup_free(lookup);
    if (status != LREL_OK)
        return message_failure(&err);
    return message_finish(work_judge(w, "'landrelease check'"));
}

static exit_status read_points(settings *set, points *list)
{
    if (set->error && (!degrees_number(set->error, &set->error_m) || set->error_m < 0 ||
                       set->error_m > 1e6))
        return message_usage("at", "--error is a number of metres, not \"%s\"",
                             set->error);
    if (set->file && set->words.count)
        return message_usage("at", "--points has the points: say it without LON LAT");
    if (set->file)
        return points_from_file(set->file, list);
    if (set->words.count == 0)
        return message_usage("at", "at needs LON LAT, or --points FILE");
    return points_from_words("at", &set->words, list);
}

exit_status cmd_at(int count, char **arguments)
{
    settings set = {.at = {LREL_DAY_OPEN}};
    parsed go = options_parse(&at_syntax, count, arguments, &set);
    lrel_job_options job_options;
    points list = {0};
    work w;
    exit_status end;

    if (go != PARSED_GO)
        return options_exit(go);
    if ((end = read_points(&set, &list)) == EXIT_DONE) {
        lrel_job_options_init(&job_options);
        job_options.skip_checks = true; /* it answers without data issues */
        end = work_open(set.programme, &set.common, &job_options, &w);
    }
    if (end == EXIT_DONE) {
        end = answer_all(&w, &set, &list);
        work_close(&w);
    }
    points_free(&list);
    return end;
}
