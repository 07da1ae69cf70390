/* SPDX-License-Identifier: Apache-2.0 */
/* test_spelling.c: which word is offered for a mistyped one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "spelling.h"

static const char *const words[] = {"output", "overwrite", "jobs", "fail-on",
                                    "at",     "map",       NULL};

static const char *word_at(const void *list, size_t index)
{
    return ((const char *const *)list)[index];
}

typedef struct spelling_case {
    const char *name;
    const char *typed;
    const char *meant; /* NULL: no offer */
} spelling_case;

static const spelling_case cases[] = {
    {"spelling__a_missing_letter", "ouput", "output"},
    {"spelling__two_letters_swapped", "mpa", "map"},
    {"spelling__a_letter_too_many", "jjobs", "jobs"},
    {"spelling__another_letter", "overwrote", "overwrite"},
    {"spelling__the_beginning_of_a_word", "over", "overwrite"},
    {"spelling__three_mistakes_in_nine_letters", "ovverwirt", "overwrite"},
    {"spelling__two_mistakes_in_three_letters_are_too_many", "cop", NULL},
    {"spelling__one_letter_has_no_neighbour", "x", NULL},
    {"spelling__the_empty_word_has_none", "", NULL},
    {"spelling__a_very_long_word_has_none",
     "ooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo", NULL},
};

static void offers(void **state)
{
    const spelling_case *c = *state;
    const char *nearest = spelling_nearest(c->typed, word_at, words);

    if (c->meant && nearest)
        assert_string_equal(nearest, c->meant);
    else
        assert_ptr_equal(nearest, c->meant);
}

int main(void)
{
    enum { COUNT = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[COUNT];

    for (size_t i = 0; i < COUNT; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, offers, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
