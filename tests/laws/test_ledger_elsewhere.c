/* SPDX-License-Identifier: Apache-2.0 */
/* Land whose place depends on who holds it. Groups are a holder's too, and the plain
 * rules have proved them (test_ledger_random.c): so the account must be the one in which
 * each hazard's group says also where its land goes, brought together afterwards. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "ledger/book.h"

#ifdef __SANITIZE_ADDRESS__
#define SCENES 200
#else
#define SCENES 2000
#endif
#define POSITIONS  2
#define CLAIMS_MAX SCENE_RELEASES
#define RULES      4 /* where a hazard's land goes */
#define RECORDS    (SCENE_HAZARDS + SCENE_RELEASES)
#define ACCOUNTS   (RULES_ACCOUNT_MAX + 1)

static unsigned long scene_count(void)
{
    return random_count_from_environment("LREL_LEDGER_SCENES", SCENES);
}

/* A scene, and what its input points at besides. */
typedef struct setting {
    book book;
    uint32_t rule[SCENE_HAZARDS];
    lrel_ledger_position positions[POSITIONS];
    lrel_ledger_borrowing borrowings[CLAIMS_MAX];
    lrel_ledger_elsewhere *elsewhere;
} setting;

/* Rule 0: where it lies; 1 and 2: to one place from everywhere; 3: to the other one. */
static uint32_t goes_to(uint32_t rule, uint32_t lies_in)
{
    return rule == 0 ? lies_in : rule < 3 ? rule - 1 : 1 - lies_in;
}

/* Ties are names that a shuffle does not change. */
static uint32_t rule_of(const scene *s, size_t hazard, bool is_by_hazard_alone)
{
    random_stream random = random_from(s->seed * 1000 + s->hazards[hazard].tie);

    return is_by_hazard_alone ? 1 + random_below(&random, 2)
                              : random_below(&random, RULES);
}

/* Edge difference, and releases that borrow the land of closures, come behind the folds
 * and know places too. */
static void add_more(setting *t)
{
    scene *s = &t->book.scene;

    t->positions[0] = (lrel_ledger_position){.error = 1};
    t->positions[1] = (lrel_ledger_position){.error = 2, .datum_error = 1, .datum = 1};
    s->ledger.positions = t->positions;
    s->ledger.position_count = POSITIONS;
    s->ledger.borrowings = t->borrowings;
    s->ledger.borrowing_count = 0;
    for (size_t h = 0; h < s->ledger.hazard_count; h++)
        s->hazards[h].position = s->hazards[h].tie % POSITIONS;
    for (uint32_t r = 0; r < s->ledger.release_count; r++) {
        random_stream random = random_from(s->seed * 1000 + 500 + s->releases[r].tie);

        s->releases[r].position = s->releases[r].tie % POSITIONS;
        if (!random_chance(&random, 1, 3) || s->ledger.hazard_count == 0)
            continue;
        s->releases[r].owner = LREL_OWNER_NONE;
        t->borrowings[s->ledger.borrowing_count++] = (lrel_ledger_borrowing){
            r, random_below(&random, 3), random_between(&random, 1, 800)};
    }
}

static void make(setting *t, uint64_t seed, bool is_by_hazard_alone)
{
    t->elsewhere = NULL;
    scene_make(&t->book.scene, seed, false);
    for (size_t h = 0; h < t->book.scene.ledger.hazard_count; h++)
        t->rule[h] = rule_of(&t->book.scene, h, is_by_hazard_alone);
    add_more(t);
}

static void cut(setting *t, int jobs)
{
    lrel_context_options options;

    lrel_context_options_init(&options);
    options.jobs = jobs;
    t->book.context = lrel_context_new(&options);
    assert_int_equal(
        lrel_mosaic_build(t->book.context, &t->book.scene.mosaic, &t->book.mosaic, NULL),
        LREL_OK);
    assert_true(lrel_mosaic_face_count(t->book.mosaic) <= BOOK_FACES_MAX);
    scene_places(&t->book.scene, t->book.mosaic, t->book.places);
    t->book.scene.ledger.place_of_face = t->book.places;
}

static void fold(setting *t)
{
    lrel_error err;

    lrel_error_init(&err);
    if (lrel_ledger_build(t->book.context, t->book.mosaic, &t->book.scene.ledger,
                          &t->book.ledger, &err) != LREL_OK)
        fail_msg("seed %llu: %s", (unsigned long long)t->book.scene.seed, err.message);
}

/* Tells the ledger where land goes. Most pairs never happen: a hazard holds land where it
 * is, and it is not asked for elsewhere. */
static void open_elsewhere(setting *t, int jobs)
{
    scene *s = &t->book.scene;
    size_t faces, count = 0;

    cut(t, jobs);
    faces = lrel_mosaic_face_count(t->book.mosaic);
    t->elsewhere = calloc(faces * SCENE_HAZARDS + 1, sizeof *t->elsewhere);
    for (uint32_t f = 0; f < faces; f++)
        for (uint32_t h = 0; h < s->ledger.hazard_count; h++) {
            uint32_t place = goes_to(t->rule[h], t->book.places[f]);

            if (place != t->book.places[f])
                t->elsewhere[count++] = (lrel_ledger_elsewhere){f, h, place};
        }
    s->ledger.elsewhere = t->elsewhere;
    s->ledger.elsewhere_count = count;
    fold(t);
}

/* Groups say where land goes. */
static void open_grouped(setting *t)
{
    scene *s = &t->book.scene;

    for (size_t h = 0; h < s->ledger.hazard_count; h++)
        s->hazards[h].group = s->hazards[h].group * RULES + t->rule[h];
    cut(t, 1);
    fold(t);
}

static void close(setting *t)
{
    free(t->elsewhere);
    book_close(&t->book);
}

/* ---- brought together ---- */

typedef struct sums {
    int64_t row[ACCOUNTS][SCENE_GROUPS][SCENE_PLACES][SCENE_PERIODS][LREL_COLUMN_COUNT];
    bool has_rows[ACCOUNTS][SCENE_GROUPS][SCENE_PLACES];
    /* Periods by number + 1: 0 is the one before the first. */
    int64_t credit[ACCOUNTS][SCENE_GROUPS][SCENE_PLACES][SCENE_PERIODS + 1]
                  [LREL_COLUMN_COUNT][RECORDS];
} sums;

static void add_up(const setting *t, bool is_grouped, sums *out)
{
    const lrel_ledger *ledger = t->book.ledger;
    uint32_t rules = is_grouped ? RULES : 1;

    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < lrel_ledger_row_count(ledger); i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(ledger, i);
        uint32_t g = row->group / rules, place = goes_to(row->group % rules, row->place);

        place = is_grouped ? place : row->place;
        out->has_rows[row->account][g][place] = true;
        for (uint32_t c = 0; c < LREL_COLUMN_COUNT; c++)
            out->row[row->account][g][place][row->period][c] += row->area2[c];
    }
    for (size_t i = 0; i < lrel_ledger_credit_count(ledger); i++) {
        const lrel_credit *c = lrel_ledger_credit_at(ledger, i);
        uint32_t g = c->group / rules, place = goes_to(c->group % rules, c->place);
        size_t record = c->record + (c->is_release ? SCENE_HAZARDS : 0);

        place = is_grouped ? place : c->place;
        out->credit[c->account][g][place][c->period + 1][c->column][record] += c->area2;
    }
}

static void check_records(const book *a, const book *b)
{
    uint32_t any = a->scene.ledger.account_count;

    for (uint32_t n = 0; n <= any; n++) {
        for (size_t h = 0; h < a->scene.ledger.hazard_count; h++) {
            lrel_record_area x = lrel_ledger_hazard_area(a->ledger, h, n);
            lrel_record_area y = lrel_ledger_hazard_area(b->ledger, h, n);

            assert_memory_equal(&x, &y, sizeof x);
        }
        for (size_t r = 0; r < a->scene.ledger.release_count; r++) {
            lrel_record_area x = lrel_ledger_release_area(a->ledger, r, n);
            lrel_record_area y = lrel_ledger_release_area(b->ledger, r, n);

            assert_memory_equal(&x, &y, sizeof x);
        }
        for (uint32_t p = 0; p <= a->scene.ledger.period_count; p++)
            CHECK_EQUAL(a, "hazards standing",
                        lrel_ledger_hazards_standing(a->ledger, n, p - 1),
                        lrel_ledger_hazards_standing(b->ledger, n, p - 1));
    }
}

/* Borrowed land is divided among groups of land to the last unit, which is another for
 * other groups: those scenes are compared where groups are places (below). */
static void elsewhere__is_what_groups_say(void **state)
{
    setting *pair = *state;
    sums *wanted = calloc(1, sizeof *wanted), *found = calloc(1, sizeof *found);
    size_t moved = 0;

    for (uint64_t seed = 0; seed < scene_count(); seed++) {
        for (int i = 0; i < 2; i++) {
            make(&pair[i], seed, false);
            pair[i].book.scene.ledger.borrowing_count = 0;
        }
        open_grouped(&pair[0]);
        open_elsewhere(&pair[1], 1 + (int)(seed % 3));
        add_up(&pair[0], true, wanted);
        add_up(&pair[1], false, found);
        if (memcmp(wanted, found, sizeof *wanted) != 0)
            fail_msg("seed %llu: the accounts are not the same",
                     (unsigned long long)seed);
        check_records(&pair[0].book, &pair[1].book);
        moved += pair[1].book.scene.ledger.elsewhere_count;
        close(&pair[0]);
        close(&pair[1]);
    }
    assert_true(moved > 0);
    free(wanted);
    free(found);
}

/* ---- places that are groups ---- */

/* The same rows, in the same order, with the same hazards standing in them. */
static void elsewhere__by_hazard_alone_is_a_group(void **state)
{
    setting *pair = *state;

    for (uint64_t seed = 0; seed < scene_count(); seed++) {
        make(&pair[0], seed, true);
        make(&pair[1], seed, true);
        for (size_t h = 0; h < pair[0].book.scene.ledger.hazard_count; h++)
            pair[0].book.scene.hazards[h].group =
                2 * pair[0].book.scene.hazards[h].group + pair[0].rule[h] - 1;
        cut(&pair[0], 1);
        pair[0].book.scene.ledger.place_of_face = NULL;
        fold(&pair[0]);
        open_elsewhere(&pair[1], 1);
        CHECK_EQUAL(&pair[0].book, "number of rows",
                    lrel_ledger_row_count(pair[1].book.ledger),
                    lrel_ledger_row_count(pair[0].book.ledger));
        for (size_t i = 0; i < lrel_ledger_row_count(pair[0].book.ledger); i++) {
            const lrel_ledger_row *a = lrel_ledger_row_at(pair[0].book.ledger, i);
            lrel_ledger_row b = *lrel_ledger_row_at(pair[1].book.ledger, i);

            b.group = 2 * b.group + b.place;
            b.place = 0;
            assert_memory_equal(a, &b, sizeof b);
        }
        CHECK_EQUAL(&pair[0].book, "number of credits",
                    lrel_ledger_credit_count(pair[1].book.ledger),
                    lrel_ledger_credit_count(pair[0].book.ledger));
        check_records(&pair[0].book, &pair[1].book);
        close(&pair[0]);
        close(&pair[1]);
    }
}

/* ---- totals ---- */

/* By account, period and column; and of every release. */
static void elsewhere__moves_no_total(void **state)
{
    setting *pair = *state;

    for (uint64_t seed = 0; seed < scene_count(); seed++) {
        int64_t total[2][ACCOUNTS][SCENE_PERIODS][LREL_COLUMN_COUNT] = {{{{0}}}};

        make(&pair[0], seed, false);
        make(&pair[1], seed, false);
        cut(&pair[0], 1);
        fold(&pair[0]);
        open_elsewhere(&pair[1], 1);
        for (int k = 0; k < 2; k++)
            for (size_t i = 0; i < lrel_ledger_row_count(pair[k].book.ledger); i++) {
                const lrel_ledger_row *row = lrel_ledger_row_at(pair[k].book.ledger, i);

                for (uint32_t c = 0; c < LREL_COLUMN_COUNT; c++)
                    total[k][row->account][row->period][c] += row->area2[c];
            }
        assert_memory_equal(total[0], total[1], sizeof total[0]);
        check_records(&pair[0].book, &pair[1].book);
        close(&pair[0]);
        close(&pair[1]);
    }
}

static int new_pair(void **state)
{
    *state = calloc(2, sizeof(setting));
    return *state == NULL;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elsewhere__is_what_groups_say),
        cmocka_unit_test(elsewhere__by_hazard_alone_is_a_group),
        cmocka_unit_test(elsewhere__moves_no_total),
    };
    return cmocka_run_group_tests(tests, new_pair, book_free_pair);
}
