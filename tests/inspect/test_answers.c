/* SPDX-License-Identifier: Apache-2.0 */
/* test_answers.c: questions go out as a workbook, come back filled in, and are remembered
 * for the next delivery. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "inspect/book_filler.h"
#include "landrelease/inspect.h"
#include "run/csv_table.h"

/* The first example as a folder of deliveries. */
static void put_deliveries(job_scratch *s)
{
    char path[JOB_PATH_MAX];

    job_path(s, "d", path);
    assert_int_equal(mkdir(path, 0755), 0);
    job_path(s, "d/alfa", path);
    assert_int_equal(mkdir(path, 0755), 0);
    job_path(s, "d/bravo", path);
    assert_int_equal(mkdir(path, 0755), 0);
    job_copy(s, "examples/first/alfa_hazards.geojson", "d/alfa/alfa_hazards.geojson");
    job_copy(s, "examples/first/bravo_hazards.csv", "d/bravo/bravo_hazards.csv");
    job_copy(s, "examples/first/releases.csv", "d/bravo/releases.csv");
    job_copy(s, "examples/first/provinces.geojson", "d/provinces.geojson");
}

/* Looks at the folder with the answers of these files (NULL behind the last). */
static lrel_status look(const job_scratch *s, const char *const *answers,
                        lrel_inspection **out, lrel_context **context, lrel_error *err)
{
    lrel_inspect_options options;
    char path[JOB_PATH_MAX];
    lrel_status status;

    *context = lrel_context_new(NULL);
    *out = NULL;
    lrel_inspect_options_init(&options);
    job_path(s, "d", path);
    options.folder = path;
    status = lrel_inspection_new(*context, &options, out, err);
    for (size_t i = 0; status == LREL_OK && answers[i]; i++) {
        char file[JOB_PATH_MAX];

        job_path(s, answers[i], file);
        status = lrel_inspection_take_answers(*out, file, err);
    }
    return status == LREL_OK ? lrel_inspection_add_folder(*out, path, err) : status;
}

static void write_form(const job_scratch *s, const lrel_inspection *inspection,
                       lrel_inspection_form form, const char *name)
{
    char path[JOB_PATH_MAX];
    lrel_error err;

    job_path(s, name, path);
    if (lrel_inspection_write(inspection, form, path, true, &err) != LREL_OK)
        fail_msg("%s: %s", name, err.message);
}

/* Writes questions, answers and the draft `p.yaml` of the folder with those answers.
 * @return how many questions are open */
static size_t start(const job_scratch *s, const char *const *answers)
{
    lrel_inspection *inspection;
    lrel_open_questions open;
    lrel_context *context;
    lrel_error err;

    if (look(s, answers, &inspection, &context, &err) != LREL_OK)
        fail_msg("%s", err.message);
    assert_int_equal(lrel_inspection_open_questions(inspection, &open, &err), LREL_OK);
    write_form(s, inspection, LREL_INSPECTION_QUESTIONS, "questions.xlsx");
    write_form(s, inspection, LREL_INSPECTION_ANSWERS, "answers.csv");
    write_form(s, inspection, LREL_INSPECTION_PROGRAMME, "p.yaml");
    lrel_inspection_free(inspection);
    lrel_context_free(context);
    return open.count;
}

/* That what was answered is refused, for @p reason. */
static void assert_refused(const job_scratch *s, const char *file, const char *reason)
{
    const char *const files[] = {file, NULL};
    lrel_inspection *inspection;
    lrel_open_questions open;
    lrel_context *context;
    lrel_error err;
    lrel_status status;

    lrel_error_init(&err);
    status = look(s, files, &inspection, &context, &err);
    if (status == LREL_OK)
        status = lrel_inspection_open_questions(inspection, &open, &err);
    assert_int_equal(status, LREL_E_REFUSED);
    if (!strstr(err.message, reason))
        fail_msg("\"%s\" does not say \"%s\"", err.message, reason);
    lrel_inspection_free(inspection);
    lrel_context_free(context);
}

#define HAZARDS  "bravo/bravo_hazards.csv"
#define RELEASES "bravo/releases.csv"

/* As the README of the example has it. */
static const filled_answer first_round[] = {
    {"alfa/alfa_hazards.geojson", "every row", "operator", "", "", "ALFA"},
    {HAZARDS, "every row", "operator", "", "", "BRAVO"},
    {HAZARDS, "coordinate system", "", "", "", "EPSG:3148"},
    {HAZARDS, "value", "contamination", "DEVICE", "mines", "ap"},
    {RELEASES, "coordinate system", "", "", "", "EPSG:4326"},
    {RELEASES, "value", "product", "outcome", "C", "cleared"},
    {RELEASES, "value", "product", "outcome", "R", "reduced"},
    {RELEASES, "value", "product", "outcome", "X", "cancelled"},
    {NULL, NULL, NULL, NULL, NULL, NULL},
};

static const filled_answer second_round[] = {
    {HAZARDS, "datum shift", "", "", "EPSG:1542", "yes"},
    {NULL, NULL, NULL, NULL, NULL, NULL},
};

/* Words that the README does not explain. */
#define UNEXPLAINED 2

static void answer_all(job_scratch *s)
{
    put_deliveries(s);
    start(s, (const char *const[]){NULL});
    book_fill(s, "questions.xlsx", "back.xlsx", first_round);
    start(s, (const char *const[]){"back.xlsx", NULL});
    book_fill(s, "questions.xlsx", "back.xlsx", second_round);
    start(s, (const char *const[]){"answers.csv", "back.xlsx", NULL});
}

static int64_t sum_of(job_scratch *s, const char *out, const char *column)
{
    char name[60];
    csv_table ledger;
    int64_t sum = 0;

    snprintf(name, sizeof name, "%s/data/ledger.csv", out);
    ledger = csv_read(s, name);
    for (size_t row = 0; row < ledger.rows; row++)
        sum += csv_area(&ledger, row, column);
    csv_free(&ledger);
    return sum;
}

static void answers__in_a_workbook_give_the_account_of_the_example(void **state)
{
    static const char *const columns[] = {"newly_recorded_m2", "resurvey_m2",
                                          "cancelled_m2",      "reduced_m2",
                                          "cleared_m2",        "closed_m2"};
    job_scratch *s = *state;

    job_copy_first(s);
    job_run(s, "own");
    answer_all(s);
    job_replace(s, "p.yaml", "as_of: 2025-02-01", "as_of: 2024-12-31");
    job_run(s, "drafted");
    for (size_t c = 0; c < sizeof columns / sizeof *columns; c++)
        assert_int_equal(sum_of(s, "drafted", columns[c]), sum_of(s, "own", columns[c]));
}

static void answers__close_the_questions(void **state)
{
    job_scratch *s = *state;
    size_t open;

    put_deliveries(s);
    open = start(s, (const char *const[]){NULL});
    assert_int_equal(book_count(s, "questions.xlsx", "please", "answer"), open);
    book_fill(s, "questions.xlsx", "back.xlsx", first_round);
    /* the coordinate system is known now, and asks which datum shift */
    assert_true(start(s, (const char *const[]){"back.xlsx", NULL}) < open);
    book_fill(s, "questions.xlsx", "back.xlsx", second_round);
    /* "Zone rouge" and "Verified" are what nobody explained */
    assert_int_equal(start(s, (const char *const[]){"answers.csv", "back.xlsx", NULL}),
                     UNEXPLAINED);
    assert_int_equal(book_count(s, "questions.xlsx", "value", "Zone rouge"), 1);
    assert_int_equal(book_count(s, "questions.xlsx", "value", "Verified"), 1);
}

/* Saying what is guessed changes nothing; saying something else takes it back. */
static void answers__about_numbered_columns(void **state)
{
    static const filled_answer same[] = {
        {"bravo/sites.csv", "column", "", "X1", "", "geometry.lon"},
        {"bravo/sites.csv", "column", "", "Y2", "", "geometry.lat"},
        {NULL, NULL, NULL, NULL, NULL, NULL},
    };
    static const filled_answer other[] = {
        {"bravo/sites.csv", "column", "", "lon", "", "geometry.lon"},
        {NULL, NULL, NULL, NULL, NULL, NULL},
    };
    static const struct {
        const filled_answer *answers;
        const char *line;
    } rounds[] = {{same, "geometry: {lon: \"X#\", lat: \"Y#\"}"},
                  {other, "geometry: {lon: lon, lat: lat}"}};
    job_scratch *s = *state;

    put_deliveries(s);
    job_put(s, "d/bravo/sites.csv",
            "HAZ_ID,SURVEYED,TYPE,lon,lat,X1,Y1,X2,Y2,X3,Y3\n"
            "1,2020-01-31,CHA,104.15,12.15,104.1,12.1,104.1,12.2,104.2,12.2\n");
    start(s, (const char *const[]){NULL});
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++) {
        char *draft;

        book_fill(s, "questions.xlsx", "back.xlsx", rounds[i].answers);
        start(s, (const char *const[]){"back.xlsx", NULL});
        draft = job_get(s, "p.yaml");
        if (!strstr(draft, rounds[i].line))
            fail_msg("no line %s", rounds[i].line);
        free(draft);
        start(s, (const char *const[]){NULL});
    }
}

/* Which datum shift is right can be seen from where it lands. */
static void questions__say_how_far_each_datum_shift_lands_from_others(void **state)
{
    const filled_answer right = {HAZARDS, "datum shift", "", "", "EPSG:1542", ""};
    job_scratch *s = *state;
    char *near, *inside;

    put_deliveries(s);
    start(s, (const char *const[]){NULL});
    book_fill(s, "questions.xlsx", "back.xlsx", first_round);
    start(s, (const char *const[]){"back.xlsx", NULL});
    near = book_cell(s, "questions.xlsx", &right, "to sites of other files (m)");
    inside = book_cell(s, "questions.xlsx", &right, "inside the boundaries");
    assert_true(atoi(near) < 300);
    assert_string_equal(inside, "4");
    free(near);
    free(inside);
}

static void answers__hold_for_the_next_delivery_of_an_agency(void **state)
{
    job_scratch *s = *state;
    char old_path[JOB_PATH_MAX], new_path[JOB_PATH_MAX], *draft;

    answer_all(s);
    job_path(s, "d/bravo/bravo_hazards.csv", old_path);
    job_path(s, "d/bravo/hazards_2025_q2.csv", new_path);
    assert_int_equal(rename(old_path, new_path), 0);
    assert_int_equal(start(s, (const char *const[]){"answers.csv", NULL}), UNEXPLAINED);
    draft = job_get(s, "p.yaml");
    assert_non_null(strstr(draft, "operation: \"EPSG:1542\""));
    assert_non_null(strstr(draft, "operator: {const: BRAVO}"));
    free(draft);
    /* and are its own from then on */
    draft = job_get(s, "answers.csv");
    assert_non_null(strstr(draft, "bravo/hazards_2025_q2.csv"));
    assert_non_null(strstr(draft, "bravo/bravo_hazards.csv"));
    free(draft);
}

/* What "mines" are to BRAVO says nothing of what they are to ALFA. */
static void answers__do_not_pass_to_another_agency(void **state)
{
    job_scratch *s = *state;
    char old_path[JOB_PATH_MAX], new_path[JOB_PATH_MAX];

    answer_all(s);
    job_path(s, "d/bravo/bravo_hazards.csv", old_path);
    job_path(s, "d/alfa/bravo_hazards.csv", new_path);
    assert_int_equal(rename(old_path, new_path), 0);
    assert_true(start(s, (const char *const[]){"answers.csv", NULL}) > UNEXPLAINED);
}

static void an_answer__is_taken_back_by_an_empty_cell(void **state)
{
    static const filled_answer nothing[] = {
        {HAZARDS, "value", "contamination", "DEVICE", "mines", ""},
        {NULL, NULL, NULL, NULL, NULL, NULL},
    };
    job_scratch *s = *state;

    answer_all(s);
    assert_int_equal(start(s, (const char *const[]){"answers.csv", NULL}), UNEXPLAINED);
    book_fill(s, "questions.xlsx", "back.xlsx", nothing);
    assert_int_equal(start(s, (const char *const[]){"answers.csv", "back.xlsx", NULL}),
                     UNEXPLAINED + 1);
}

static void a_column__is_what_was_answered(void **state)
{
    static const filled_answer columns[] = {
        {HAZARDS, "column", "", "REMARK", "", "operator"},
        {HAZARDS, "column", "", "AREA_HA", "", "not used"},
        {"provinces.geojson", "role", "", "", "", "left out"},
        {NULL, NULL, NULL, NULL, NULL, NULL},
    };
    job_scratch *s = *state;
    char *draft;

    put_deliveries(s);
    start(s, (const char *const[]){NULL});
    book_fill(s, "questions.xlsx", "back.xlsx", columns);
    start(s, (const char *const[]){"back.xlsx", NULL});
    draft = job_get(s, "p.yaml");
    assert_non_null(strstr(draft, "operator: REMARK"));
    assert_null(strstr(draft, "column: AREA_HA"));
    assert_non_null(strstr(draft, "boundaries: []"));
    free(draft);
}

static void answers__that_cannot_be_understood_are_refused_with_their_place(void **state)
{
    static const struct {
        filled_answer answers[2];
        const char *reason;
    } cases[] = {
        {{{HAZARDS, "value", "contamination", "DEVICE", "mines", "mines"}},
         "\"mines\" is none of ap, av"},
        {{{HAZARDS, "role", "", "", "", "minefield"}}, "\"minefield\" is no role"},
        {{{HAZARDS, "column", "", "REMARK", "", "remark"}},
         "\"remark\" is no key of such a source"},
        {{{HAZARDS, "unit", "", "AREA_HA", "", "hectares"}},
         "\"hectares\" is not in the list of answers"},
        {{{HAZARDS, "coordinate system", "", "", "", "Indian 1960"}}, "back.xlsx"},
    };
    job_scratch *s = *state;

    put_deliveries(s);
    start(s, (const char *const[]){NULL});
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        book_fill(s, "questions.xlsx", "back.xlsx", cases[i].answers);
        assert_refused(s, "back.xlsx", cases[i].reason);
        assert_refused(s, "back.xlsx", "row ");
    }
}

static void two_columns__cannot_be_one_key(void **state)
{
    static const filled_answer twice[] = {
        {HAZARDS, "column", "", "REMARK", "", "id"},
        {HAZARDS, "column", "", "HAZ_ID", "", "id"},
        {NULL, NULL, NULL, NULL, NULL, NULL},
    };
    job_scratch *s = *state;

    put_deliveries(s);
    start(s, (const char *const[]){NULL});
    book_fill(s, "questions.xlsx", "back.xlsx", twice);
    assert_refused(s, "back.xlsx", "another column");
}

static void a_file__without_questions_is_no_file_of_answers(void **state)
{
    job_scratch *s = *state;
    lrel_inspection *inspection;
    lrel_context *context;
    lrel_error err;

    put_deliveries(s);
    assert_int_equal(look(s, (const char *const[]){"d/bravo/releases.csv", NULL},
                          &inspection, &context, &err),
                     LREL_E_FORMAT);
    lrel_inspection_free(inspection);
    lrel_context_free(context);
}

/* The same answers, in whatever order the rows stand, give the same bytes. */
static void questions__are_the_same_bytes_every_time(void **state)
{
    job_scratch *s = *state;
    char *first, *second;

    answer_all(s);
    start(s, (const char *const[]){"answers.csv", NULL});
    first = job_get(s, "answers.csv");
    start(s, (const char *const[]){"answers.csv", NULL});
    second = job_get(s, "answers.csv");
    assert_string_equal(first, second);
    free(first);
    free(second);
}

#define SCRATCH_TEST(f)                                                                  \
    cmocka_unit_test_setup_teardown(f, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(answers__in_a_workbook_give_the_account_of_the_example),
        SCRATCH_TEST(answers__about_numbered_columns),
        SCRATCH_TEST(answers__close_the_questions),
        SCRATCH_TEST(questions__say_how_far_each_datum_shift_lands_from_others),
        SCRATCH_TEST(answers__hold_for_the_next_delivery_of_an_agency),
        SCRATCH_TEST(answers__do_not_pass_to_another_agency),
        SCRATCH_TEST(an_answer__is_taken_back_by_an_empty_cell),
        SCRATCH_TEST(a_column__is_what_was_answered),
        SCRATCH_TEST(answers__that_cannot_be_understood_are_refused_with_their_place),
        SCRATCH_TEST(two_columns__cannot_be_one_key),
        SCRATCH_TEST(a_file__without_questions_is_no_file_of_answers),
        SCRATCH_TEST(questions__are_the_same_bytes_every_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
