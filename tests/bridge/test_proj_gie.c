/* SPDX-License-Identifier: Apache-2.0 */
/* test_proj_gie.c: the PROJ that is installed gives the figures that PROJ publishes for
 * the projections that agencies use and the grid is made of. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bridge/proj.h"
#include "core/number.h"
#include "support/near.h"

static const char path[] = "../shared/data/crs/proj-gie/builtins.gie";

/* Where a gie file stands: the last operation, its tolerance, the last point. */
typedef struct gie {
    lrel_proj *proj;
    lrel_proj_pipe *pipe; /* NULL: not one of ours */
    double tolerance_m;   /* < 0: in a unit that is not read here */
    double x, y;
    bool is_forward;
    char operation[420];
    size_t compared;
} gie;

/* On an ellipsoid: no agency's land is on a sphere, where tmerc of 9.1 is off by cm. R_C
 * came after 9.1; the others change the order or the unit of axes. */
static bool is_ours(const char *operation)
{
    static const char *const names[] = {"+proj=laea ",   "+proj=utm ", "+proj=tmerc ",
                                        "+proj=sterea ", "+proj=lcc ", "+proj=merc "};

    if (!strstr(operation, "+ellps=") || strstr(operation, "+R_C") ||
        strstr(operation, "+to_meter") || strstr(operation, "axis="))
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strstr(operation, names[i]))
            return true;
    return false;
}

/* gie takes degrees where an operation takes radians. */
static void take_operation(gie *at, const char *operation)
{
    char pipeline[600];

    lrel_proj_pipe_free(at->pipe);
    at->pipe = NULL;
    at->tolerance_m = 0.0005; /* gie's default */
    at->is_forward = true;
    snprintf(at->operation, sizeof at->operation, "%.400s ", operation);
    if (!is_ours(at->operation))
        return;
    snprintf(pipeline, sizeof pipeline,
             "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step %s",
             at->operation);
    if (lrel_proj_pipe_new(at->proj, pipeline, &at->pipe, NULL) != LREL_OK)
        at->pipe = NULL; /* gie expects that of some */
}

/* Two numbers in a line; not the degrees with letters that gie allows. */
static bool two_numbers(const char *text, double *x, double *y)
{
    size_t length = strlen(text);
    size_t first = strspn(text, " \t");
    size_t used = lrel_number_scan(text + first, length - first, x);
    size_t second = first + used + strspn(text + first + used, " \t");

    return used > 0 && second > first + used &&
           lrel_number_scan(text + second, length - second, y) > 0;
}

static void take_tolerance(gie *at, const char *text)
{
    double size = 0;
    size_t used = lrel_number_scan(text, strlen(text), &size);
    const char *unit = text + used + strspn(text + used, " \t");

    if (used > 0 && strcmp(unit, "mm") == 0)
        at->tolerance_m = size / 1e3;
    else if (used > 0 && strcmp(unit, "m") == 0)
        at->tolerance_m = size;
    else if (used > 0 && strcmp(unit, "um") == 0)
        at->tolerance_m = size / 1e6;
    else if (used > 0 && strcmp(unit, "nm") == 0)
        at->tolerance_m = size / 1e9;
    else
        at->tolerance_m = -1;
}

static void compare(gie *at, const char *expected)
{
    double x = at->x;
    double y = at->y;
    double want_x, want_y;

    if (!at->pipe || !at->is_forward || isnan(x) || at->tolerance_m < 0 ||
        !two_numbers(expected, &want_x, &want_y))
        return;
    if (!lrel_proj_pipe_forward(at->pipe, &x, &y))
        fail_msg("%s: %.9g, %.9g has no place", at->operation, at->x, at->y);
    if (hypot(x - want_x, y - want_y) > at->tolerance_m)
        fail_msg("%s: %.9g, %.9g gives %.9g, %.9g, not %s", at->operation, at->x, at->y,
                 x, y, expected);
    at->compared++;
}

static const char *after(const char *line, const char *word)
{
    size_t length = strlen(word);

    if (strncmp(line, word, length) != 0 || (line[length] != ' ' && line[length] != '\t'))
        return NULL;
    return line + length + strspn(line + length, " \t");
}

static void take_line(gie *at, const char *line)
{
    const char *rest;

    if ((rest = after(line, "operation")) != NULL)
        take_operation(at, rest);
    else if ((rest = after(line, "direction")) != NULL)
        at->is_forward = strncmp(rest, "forward", 7) == 0;
    else if ((rest = after(line, "tolerance")) != NULL)
        take_tolerance(at, rest);
    else if ((rest = after(line, "accept")) != NULL && !two_numbers(rest, &at->x, &at->y))
        at->x = NAN;
    else if ((rest = after(line, "expect")) != NULL)
        compare(at, rest);
}

static void published_figures_are_met(void **state)
{
    FILE *file = fopen(path, "r");
    gie at = {.proj = NULL};
    lrel_context *context;
    char line[1000];

    if (!file) {
        print_message("skipped: %s is not there\n", path);
        skip();
        return;
    }
    context = lrel_context_new(NULL);
    assert_int_equal(lrel_proj_new(context, &at.proj, NULL), LREL_OK);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = '\0';
        take_line(&at, line);
    }
    fclose(file);
    print_message("%zu figures compared\n", at.compared);
    assert_true(at.compared > 50);
    lrel_proj_pipe_free(at.pipe);
    lrel_proj_free(at.proj);
    lrel_context_free(context);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_figures_are_met),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
