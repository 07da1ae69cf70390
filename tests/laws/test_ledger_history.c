/* SPDX-License-Identifier: Apache-2.0 */
/* The history of a face and its stays are one thing: what moments say entered, changed
 * hands and left are the stays that timeline.geojson is made of; and what releases did
 * adds up to their areas. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ledger/book.h"
#include "ledger/history.h"

#ifdef __SANITIZE_ADDRESS__
#define SCENES 200
#else
#define SCENES 2000
#endif

typedef struct checking {
    const book *book;
    lrel_history *history;
    uint32_t face;  /* whose history is at hand */
    size_t next;    /* its moment that has not been looked at */
    bool is_inside; /* a stay is going on at it */
    size_t stays;
} checking;

static bool moves_land(const lrel_moment *m)
{
    return m->effect == LREL_EFFECT_ENTERED || m->effect == LREL_EFFECT_LEFT ||
           m->effect == LREL_EFFECT_TRANSFERRED;
}

/* The next moment that moves land, NULL behind the last. */
static const lrel_moment *next_move(checking *c)
{
    while (c->next < lrel_history_count(c->history)) {
        const lrel_moment *m = lrel_history_at(c->history, c->next++);

        if (moves_land(m))
            return m;
    }
    return NULL;
}

static void begin_face(checking *c, uint32_t face)
{
    lrel_face land = lrel_mosaic_face_at(c->book->mosaic, face);

    assert_int_equal(lrel_history_tell(c->history, land.owners, land.owner_count, NULL),
                     LREL_OK);
    c->face = face;
    c->next = 0;
    c->is_inside = false;
}

static void check_beginning(const checking *c, const lrel_stay *stay,
                            const lrel_moment *m)
{
    CHECK_EQUAL(c->book, "account", m->account, stay->account);
    CHECK_EQUAL(c->book, "day", m->day.days, stay->from.days);
    CHECK_EQUAL(c->book, "holder", m->holder, stay->hazard);
    CHECK_EQUAL(c->book, "effect", m->effect, LREL_EFFECT_ENTERED);
    CHECK_EQUAL(c->book, "recorded again", m->is_again, stay->recorded_again);
    if (stay->recorded_again)
        CHECK_EQUAL(c->book, "had left by", m->had_left_by, stay->had_left_by);
}

static void check_end(const checking *c, const lrel_stay *stay, const lrel_moment *m)
{
    assert_non_null(m);
    CHECK_EQUAL(c->book, "last day", m->day.days, stay->to.days);
    CHECK_EQUAL(c->book, "record", m->record, stay->left_record);
    CHECK_EQUAL(c->book, "is a release", m->is_release, stay->left_by_release);
    CHECK_EQUAL(c->book, "column", m->column, stay->left_by);
    CHECK_EQUAL(c->book, "effect", m->effect,
                stay->left_by == LREL_COLUMN_TRANSFERRED ? LREL_EFFECT_TRANSFERRED
                                                         : LREL_EFFECT_LEFT);
}

static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    checking *c = user;

    if (stay->account == c->book->scene.ledger.account_count)
        return LREL_OK; /* the land of all: a history has the accounts alone */
    if (stay->face != c->face)
        begin_face(c, stay->face);
    if (!c->is_inside) {
        const lrel_moment *m = next_move(c);

        assert_non_null(m);
        check_beginning(c, stay, m);
    }
    c->is_inside = stay->left_by == LREL_COLUMN_TRANSFERRED;
    if (stay->to.days == LREL_DAY_OPEN)
        c->is_inside = false;
    else
        check_end(c, stay, next_move(c));
    c->stays++;
    return LREL_OK;
}

static void history__moves_land_as_the_stays_do(void **state)
{
    book *pair = *state;
    size_t stays = 0;

    for (uint64_t seed = 0; seed < SCENES; seed++) {
        checking c = {.book = pair, .face = UINT32_MAX};

        scene_make(&pair->scene, seed, false);
        book_open(pair, 1);
        assert_int_equal(lrel_history_new(pair->ledger, &c.history, NULL), LREL_OK);
        assert_int_equal(lrel_ledger_visit_stays(pair->ledger, on_stay, &c, NULL),
                         LREL_OK);
        stays += c.stays;
        lrel_history_free(c.history);
        book_close(pair);
    }
    assert_true(stays > SCENES);
}

/* ---- releases ---- */

typedef struct sums {
    int64_t counted[SCENE_RELEASES];
    int64_t already[SCENE_RELEASES];
    int64_t beyond[SCENE_RELEASES];
} sums;

/* What a release did on a face, over all its accounts: a bit for each effect. */
static void add_face(const book *b, lrel_history *history, uint32_t face, sums *out)
{
    lrel_face land = lrel_mosaic_face_at(b->mosaic, face);
    unsigned did[SCENE_RELEASES] = {0};

    assert_int_equal(lrel_history_tell(history, land.owners, land.owner_count, NULL),
                     LREL_OK);
    for (size_t i = 0; i < lrel_history_count(history); i++) {
        const lrel_moment *m = lrel_history_at(history, i);

        if (m->is_release)
            did[m->record] |= 1u << m->effect;
    }
    for (size_t r = 0; r < b->scene.ledger.release_count; r++) {
        if (did[r] & 1u << LREL_EFFECT_LEFT)
            out->counted[r] += land.area2;
        else if (did[r] & 1u << LREL_EFFECT_ALREADY_RELEASED)
            out->already[r] += land.area2;
        else if (did[r] & 1u << LREL_EFFECT_BEYOND_HAZARD)
            out->beyond[r] += land.area2;
        /* beyond is told where the release did nothing else */
        assert_false((did[r] & 1u << LREL_EFFECT_BEYOND_HAZARD) &&
                     did[r] != 1u << LREL_EFFECT_BEYOND_HAZARD);
    }
}

static void history__tells_of_releases_what_their_areas_say(void **state)
{
    book *pair = *state;

    for (uint64_t seed = 0; seed < SCENES / 2; seed++) {
        const book *b = pair;
        sums got = {0};
        lrel_history *history = NULL;

        scene_make(&pair->scene, seed, false);
        book_open(pair, 1);
        assert_int_equal(lrel_history_new(b->ledger, &history, NULL), LREL_OK);
        for (uint32_t f = 0; f < lrel_mosaic_face_count(b->mosaic); f++)
            add_face(b, history, f, &got);
        for (size_t r = 0; r < b->scene.ledger.release_count; r++) {
            lrel_record_area area =
                lrel_ledger_release_area(b->ledger, r, b->scene.ledger.account_count);

            CHECK_EQUAL(b, "counted", got.counted[r], area.counted);
            CHECK_EQUAL(b, "already released", got.already[r], area.already_released);
            CHECK_EQUAL(b, "beyond recorded hazard", got.beyond[r], area.beyond_hazard);
        }
        lrel_history_free(history);
        book_close(pair);
    }
}

/* Land without a record has no history; nor has it one left over from before. */
static void history__of_no_owner_is_empty(void **state)
{
    book *pair = *state;
    lrel_history *history = NULL;
    lrel_face land;

    scene_make(&pair->scene, 4, false);
    book_open(pair, 1);
    assert_int_equal(lrel_history_new(pair->ledger, &history, NULL), LREL_OK);
    land = lrel_mosaic_face_at(pair->mosaic, 0);
    assert_int_equal(lrel_history_tell(history, land.owners, land.owner_count, NULL),
                     LREL_OK);
    assert_int_equal(lrel_history_tell(history, NULL, 0, NULL), LREL_OK);
    assert_int_equal(lrel_history_count(history), 0);
    lrel_history_free(history);
    book_close(pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(history__moves_land_as_the_stays_do),
        cmocka_unit_test(history__tells_of_releases_what_their_areas_say),
        cmocka_unit_test(history__of_no_owner_is_empty),
    };
    return cmocka_run_group_tests(tests, book_new_pair, book_free_pair);
}
