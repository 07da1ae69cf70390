/* SPDX-License-Identifier: Apache-2.0 */
/* test_short_names.c: names of ten characters in camelCase, as MARS has them (made by
 * GICHD's convention; no list of them is published), and the keys that they may be short
 * for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "inspect/short_name.h"
#include "landrelease/context.h"

static lrel_plain_name plain(const char *text)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_folder folder = {.context = context};
    lrel_plain_name name;

    assert_int_equal(lrel_plain_name__make(&folder, lrel_text_of(text), &name, NULL),
                     LREL_OK);
    lrel_folder_clear(&folder);
    lrel_context_free(context);
    return name;
}

/* ---- one name for another ---- */

typedef struct short_case {
    const char *name, *known;
    bool fits;
} short_case;

static short_case pairs[] = {
    {"protsTheme", "protest theme", true}, /* GICHD's example, but for the order */
    {"hzdId", "hazard id", true},
    {"hazStat", "hazard status", true},
    {"cntmType", "contamination type", true},
    {"dateSrvy", "date of survey", true},
    {"accdDate", "accident date", true},
    {"clrncMthd", "clearance method", true},
    /* as it is: other fits say so */
    {"hazardId", "hazard id", false},
    /* not short in that way */
    {"HzdId", "hazard id", false},
    {"HZD_ID", "hazard id", false},
    {"hzd_id", "hazard id", false},
    {"hzdid", "hazard id", false},
    {"hazrdNumber", "hazard number", false}, /* eleven letters */
    /* other words */
    {"hzdId", "hazard", false},
    {"hzdId", "hazard local id", false},
    {"idHzd", "hazard id", false},
    {"zrdId", "hazard id", false},            /* begins with another letter */
    {"hdzId", "hazard id", false},            /* in another order */
    {"haId", "hazard id", false},             /* two letters */
    {"catType", "contamination type", false}, /* a few letters from here and there */
    {"shapeLen", "shape area", false},
};

static void check_pair(void **state)
{
    const short_case *c = *state;
    lrel_plain_name name = plain(c->name);

    assert_int_equal(lrel_short_name__fits(&name, lrel_text_of(c->known)), c->fits);
}

/* ---- keys ---- */

typedef struct key_case {
    const char *name;
    lrel_guess_role role;
    const char *keys; /* all of them, a blank behind each */
} key_case;

static key_case keys[] = {
    {"hzdId", LREL_GUESS_HAZARD, "id "},
    {"hzdStat", LREL_GUESS_HAZARD, "status "},
    {"cntmType", LREL_GUESS_HAZARD, "contamination "},
    {"thrtType", LREL_GUESS_HAZARD, "contamination "},
    {"areaClsf", LREL_GUESS_HAZARD, "class "},
    {"hzdType", LREL_GUESS_HAZARD, "class "},
    {"dateReprtd", LREL_GUESS_HAZARD, "from "},
    {"srvyDate", LREL_GUESS_HAZARD, "from "},
    {"clsreDate", LREL_GUESS_HAZARD, "to "},
    {"remnArea", LREL_GUESS_HAZARD, "area_remaining "},
    {"estmArea", LREL_GUESS_HAZARD, "area_estimated "},
    {"infoDate", LREL_GUESS_HAZARD, "date_of_information from "},
    {"oprtorName", LREL_GUESS_HAZARD, "operator "},
    {"hzdId", LREL_GUESS_RELEASE, "hazard "},
    {"clrncId", LREL_GUESS_RELEASE, "id "},
    {"clrdArea", LREL_GUESS_RELEASE, "area "},
    {"cmplDate", LREL_GUESS_RELEASE, "to "},
    {"acptncDate", LREL_GUESS_RELEASE, "accepted "},
    {"hndovrDate", LREL_GUESS_RELEASE, "handed_over "},
    {"taskNum", LREL_GUESS_RELEASE, "task "},
    {"rlsType", LREL_GUESS_RELEASE, "product "},
    {"clrncMthd", LREL_GUESS_RELEASE, "method "},
    {"reqDepth", LREL_GUESS_RELEASE, "depth_required "},
    {"ordnCtgry", LREL_GUESS_ITEM, "category "},
    {"accdDate", LREL_GUESS_ACCIDENT, "date "},
    /* nothing that is known */
    {"protsTheme", LREL_GUESS_HAZARD, ""},
    {"protsTheme", LREL_GUESS_RELEASE, ""},
    {"userName", LREL_GUESS_HAZARD, ""},
    {"shapeLen", LREL_GUESS_HAZARD, ""},
    {"shapeLen", LREL_GUESS_BOUNDARY, ""},
    {"shapeLeng", LREL_GUESS_RELEASE, ""},
    {"editDate", LREL_GUESS_RELEASE, ""},
    {"creatDate", LREL_GUESS_HAZARD, ""},
    {"roadType", LREL_GUESS_HAZARD, ""},
    {"soilType", LREL_GUESS_RELEASE, ""},
    {"vegHeight", LREL_GUESS_HAZARD, ""},
    {"objectId", LREL_GUESS_ITEM, ""},
    /* the first day, or the day of the status */
    {"statDate", LREL_GUESS_HAZARD, ""},
};

static void check_keys(void **state)
{
    const key_case *c = *state;
    lrel_plain_name name = plain(c->name);
    char found[200] = "";

    for (const lrel_alias *alias = lrel_aliases; alias->target; alias++) {
        char word[40];
        bool is_weak;

        (void)snprintf(word, sizeof word, "%s ", alias->target);
        if (lrel_short_name__is_of(&name, alias->target, c->role, &is_weak) &&
            !strstr(found, word))
            strcat(found, word);
    }
    assert_string_equal(found, c->keys);
}

int main(void)
{
    enum { PAIRS = sizeof pairs / sizeof *pairs, KEYS = sizeof keys / sizeof *keys };
    struct CMUnitTest tests[PAIRS + KEYS];
    static char names[PAIRS + KEYS][80];

    for (size_t i = 0; i < PAIRS; i++) {
        (void)snprintf(names[i], sizeof *names, "%s__%s_%s", pairs[i].name,
                       pairs[i].fits ? "is_short_for" : "is_not_short_for",
                       pairs[i].known);
        tests[i] = (struct CMUnitTest){
            .name = names[i], .test_func = check_pair, .initial_state = &pairs[i]};
    }
    for (size_t i = 0; i < KEYS; i++) {
        char *own = names[PAIRS + i];

        (void)snprintf(own, sizeof *names, "%s__of_a_%s_is_%s", keys[i].name,
                       lrel_role_infos[keys[i].role].name,
                       keys[i].keys[0] ? keys[i].keys : "nothing");
        tests[PAIRS + i] = (struct CMUnitTest){
            .name = own, .test_func = check_keys, .initial_state = &keys[i]};
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
