/* SPDX-License-Identifier: Apache-2.0 */
/* Areas of the polygon cases of Clipper2, from ../shared/data/overlay: random
 * self-crossing paths under both fill rules. Skips, saying so, where the folder is
 * absent.
 *
 * Every path becomes an owner of its own, because Clipper adds up the turns of all paths
 * and the mosaic reads each ring for itself. By even-odd, a place is filled where an odd
 * number of paths have it: the smaller reading of each path, counted. By non-zero
 * winding, that holds of a single path only: its larger reading. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <math.h>
#include <string.h>

#include <cmocka.h>

#include "support/judge.h"

#define CASES_FILE "../shared/data/overlay/clipper2/Polygons.txt"

/* The paths are drawn in few units; crossings are to be rounded far below one. */
#define SCALE 1000

/* Clipper rounds its crossings to whole units: half a pixel's diagonal at most, which
 * moves the area of a solution by that times the length of the paths. It is 0.12 of the
 * length where it is most, in case 24, and 0.02 in most. */
#define MOVED_BY_CLIPPER (0.15 * SCALE)

typedef enum clip_type { INTERSECTION, UNION, DIFFERENCE, OTHER_TYPE } clip_type;
typedef enum fill_rule { EVEN_ODD, NON_ZERO, OTHER_RULE } fill_rule;

typedef struct clip_case {
    int number;
    clip_type type;
    fill_rule rule;
    double area; /* of Clipper's solution */
    layer layer;
    unsigned subjects, clips; /* paths; subjects come first among the owners */
    bool has_too_many;
} clip_case;

/* What became of a case. */
typedef enum outcome {
    RIGHT,
    WRONG,
    NO_ANSWER,
    SEVERAL_PATHS,
    SIGNED_RULE,
    TOO_MANY,
    OUTCOME_COUNT
} outcome;

static const char *const outcome_texts[OUTCOME_COUNT] = {
    "right",
    "wrong",
    "left out: the file has no area",
    "left out: turns of several paths added up",
    "left out: filled by the sign of the turns",
    "left out: more paths than a set of owners here",
};

static void add_path(clip_case *c, const char *line)
{
    bool is_even_odd = c->rule == EVEN_ODD;
    char *end;

    if (c->layer.owner_count == LAYER_OWNER_MAX) {
        c->has_too_many = true;
        return;
    }
    layer_add_ring(&c->layer,
                   layer_add_owner(&c->layer, is_even_odd ? LREL_READING_SMALLER
                                                          : LREL_READING_LARGER),
                   0, LREL_RING_SHELL);
    for (;;) {
        long x = strtol(line, &end, 10), y;

        if (end == line)
            return;
        line = end + strspn(end, ", ");
        y = strtol(line, &end, 10);
        line = end + strspn(end, ", ");
        layer_add_point(&c->layer, (int32_t)(x * SCALE), (int32_t)(y * SCALE));
    }
}

static void read_header(clip_case *c, const char *line)
{
    if (strncmp(line, "CLIPTYPE:", 9) == 0)
        c->type = strstr(line, "INTERSECTION") ? INTERSECTION
                  : strstr(line, "UNION")      ? UNION
                  : strstr(line, "DIFFERENCE") ? DIFFERENCE
                                               : OTHER_TYPE;
    else if (strncmp(line, "FILLRULE:", 9) == 0)
        c->rule = strstr(line, "EVENODD")   ? EVEN_ODD
                  : strstr(line, "NONZERO") ? NON_ZERO
                                            : OTHER_RULE;
    else if (strncmp(line, "SOL_AREA:", 9) == 0)
        c->area = strtod(line + 9, NULL) * SCALE * SCALE;
}

/* Reads a case up to the empty line behind it. @return false at the end of the file */
static bool read_case(FILE *from, clip_case *c)
{
    char *line = NULL;
    size_t room = 0;
    bool is_begun = false, in_clips = false;

    *c = (clip_case){.layer = layer_new()};
    while (getline(&line, &room, from) >= 0) {
        line[strcspn(line, "\r\n")] = '\0';
        if (strncmp(line, "CAPTION:", 8) == 0) {
            is_begun = true;
            c->number = atoi(line + 8);
        } else if (strcmp(line, "SUBJECTS") == 0 || strcmp(line, "CLIPS") == 0) {
            in_clips = line[0] == 'C';
        } else if (strchr("-0123456789", line[0]) && line[0]) {
            add_path(c, line);
            ++*(in_clips ? &c->clips : &c->subjects);
        } else if (line[0] == '\0' && is_begun) {
            break;
        } else {
            read_header(c, line);
        }
    }
    free(line);
    return is_begun;
}

static bool is_filled(uint64_t owners)
{
    return __builtin_popcountll(owners) % 2 == 1;
}

static bool is_in_solution(const clip_case *c, uint64_t owners)
{
    uint64_t subject_owners = (UINT64_C(1) << c->subjects) - 1;
    bool in_subject = is_filled(owners & subject_owners);
    bool in_clip = is_filled(owners & ~subject_owners);

    switch (c->type) {
    case INTERSECTION:
        return in_subject && in_clip;
    case UNION:
        return in_subject || in_clip;
    default:
        return in_subject && !in_clip;
    }
}

static double measure(const clip_case *c)
{
    lrel_context *context;
    lrel_mosaic *mosaic = NULL;
    int64_t area2 = 0;

    assert_int_equal(judge_build(&c->layer, 1, &context, &mosaic, NULL), LREL_OK);
    for (size_t i = 0; i < lrel_mosaic_face_count(mosaic); i++) {
        lrel_face face = lrel_mosaic_face_at(mosaic, i);

        area2 += is_in_solution(c, judge_owners(&face)) ? face.area2 : 0;
    }
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    return (double)area2 / 2;
}

static outcome try_case(const clip_case *c)
{
    double ours, length;

    if (c->rule == OTHER_RULE)
        return SIGNED_RULE;
    if (c->rule == NON_ZERO && (c->subjects > 1 || c->clips > 1))
        return SEVERAL_PATHS;
    if (c->has_too_many)
        return TOO_MANY;
    if (c->area < 0)
        return NO_ANSWER;
    ours = measure(c);
    length = layer_perimeter(&c->layer);
    if (fabs(ours - c->area) <= MOVED_BY_CLIPPER * length)
        return RIGHT;
    fprintf(stderr, "case %d: %.0f, by Clipper %.0f\n", c->number, ours / SCALE / SCALE,
            c->area / SCALE / SCALE);
    return WRONG;
}

static void clipper__solutions_have_their_areas(void **state)
{
    FILE *from = fopen(CASES_FILE, "r");
    unsigned outcomes[OUTCOME_COUNT] = {0};
    clip_case c;

    (void)state;
    if (!from) {
        print_message("skipped: no " CASES_FILE "\n");
        skip();
    }
    while (read_case(from, &c)) {
        outcomes[try_case(&c)]++;
        layer_free(&c.layer);
    }
    fclose(from);
    for (int o = 0; o < OUTCOME_COUNT; o++)
        print_message("%u %s\n", outcomes[o], outcome_texts[o]);
    assert_int_equal(outcomes[WRONG], 0);
    assert_true(outcomes[RIGHT] >= 180);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clipper__solutions_have_their_areas),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
