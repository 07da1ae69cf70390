/* SPDX-License-Identifier: Apache-2.0 */
/* causes.c: a change in its causes, as figures and as a sentence. */
#include "trend/causes.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/area.h"

const char *lrel_cause_name(lrel_cause cause)
{
    static const char *const names[] = {"newly recorded", "recorded again", "resurvey",
                                        "transferred",    "cancelled",      "reduced",
                                        "cleared",        "not explained"};

    return names[cause];
}

/* What was recorded again is a part of what is newly recorded, and where that is less, of
 * what resurvey brought in. */
static void split_again(lrel_causes *causes, int64_t again)
{
    int64_t of_new = again < causes->area2[LREL_CAUSE_NEWLY_RECORDED]
                         ? again
                         : causes->area2[LREL_CAUSE_NEWLY_RECORDED];

    causes->area2[LREL_CAUSE_RECORDED_AGAIN] = again;
    causes->area2[LREL_CAUSE_NEWLY_RECORDED] -= of_new;
    causes->area2[LREL_CAUSE_RESURVEY] -= again - of_new;
}

lrel_causes lrel_causes_of(const lrel_trend_series *series, size_t first, size_t last)
{
    lrel_causes causes = {
        .opening2 = series->points[first].area2[LREL_COLUMN_OPENING],
        .closing2 = series->points[last].area2[LREL_COLUMN_CLOSING],
    };
    int64_t again = 0;

    for (size_t p = first; p <= last; p++) {
        const int64_t *area2 = series->points[p].area2;

        causes.area2[LREL_CAUSE_NEWLY_RECORDED] += area2[LREL_COLUMN_NEWLY_RECORDED];
        causes.area2[LREL_CAUSE_RESURVEY] += area2[LREL_COLUMN_RESURVEY];
        causes.area2[LREL_CAUSE_TRANSFERRED] += area2[LREL_COLUMN_TRANSFERRED];
        causes.area2[LREL_CAUSE_CANCELLED] -= area2[LREL_COLUMN_CANCELLED];
        causes.area2[LREL_CAUSE_REDUCED] -= area2[LREL_COLUMN_REDUCED];
        causes.area2[LREL_CAUSE_CLEARED] -= area2[LREL_COLUMN_CLEARED];
        causes.area2[LREL_CAUSE_NOT_EXPLAINED] -= area2[LREL_COLUMN_CLOSED];
        again += area2[LREL_COLUMN_RECORDED_AGAIN];
    }
    split_again(&causes, again);
    return causes;
}

/* --- the sentence --- */

typedef struct sentence {
    char *out;
    int units_per_m;
} sentence;

static void say(sentence *s, const char *text)
{
    size_t used = strlen(s->out);

    snprintf(s->out + used, LREL_CAUSES_SENTENCE_MAX - used, "%s", text);
}

/* In km2; what would be 0.00 of them, in m2. */
static void say_area(sentence *s, int64_t area2)
{
    int64_t size2 = area2 < 0 ? -area2 : area2;
    bool is_small = lrel_area_to_m2(size2, s->units_per_m) < 100000;
    char text[40];

    if (is_small)
        lrel_area_format_whole_m2(size2, s->units_per_m, text);
    else
        lrel_area_format_km2(size2, s->units_per_m, 2, text);
    say(s, text);
    say(s, is_small ? " m2" : " km2");
}

static void say_change(sentence *s, const lrel_causes *causes, const char *from,
                       const char *to)
{
    int64_t change = causes->closing2 - causes->opening2;
    char text[80];

    if (change == 0) {
        say(s, "Recorded land is the same");
    } else {
        say(s, change < 0 ? "Recorded land fell by " : "Recorded land rose by ");
        say_area(s, change);
    }
    if (change != 0 && causes->opening2 > 0) {
        snprintf(text, sizeof text, " (%.1f %%)",
                 100 * (double)(change < 0 ? -change : change) /
                     (double)causes->opening2);
        say(s, text);
    }
    snprintf(text, sizeof text, " from %s to %s", from, to);
    say(s, text);
}

/* Groups of causes as people speak of them. */
typedef enum heading {
    RELEASED,
    RESURVEY,
    NEW,
    AGAIN,
    NOT_EXPLAINED,
    OTHER,
    HEADINGS
} heading;

static heading heading_of(int cause)
{
    switch (cause) {
    case LREL_CAUSE_CANCELLED:
    case LREL_CAUSE_REDUCED:
    case LREL_CAUSE_CLEARED:
        return RELEASED;
    case LREL_CAUSE_RESURVEY:
        return RESURVEY;
    case LREL_CAUSE_NEWLY_RECORDED:
        return NEW;
    case LREL_CAUSE_RECORDED_AGAIN:
        return AGAIN;
    case LREL_CAUSE_NOT_EXPLAINED:
        return NOT_EXPLAINED;
    default:
        return OTHER;
    }
}

static void add_by_heading(const lrel_causes *causes, int64_t sums[HEADINGS])
{
    for (int h = 0; h < HEADINGS; h++)
        sums[h] = 0;
    for (int c = 0; c < LREL_CAUSE_COUNT; c++)
        sums[heading_of(c)] += causes->area2[c];
}

/* "; 3.20 km2 were drawn away by resurvey" */
static void say_headings(sentence *s, const int64_t sums[HEADINGS])
{
    static const char *const less[] = {" released",
                                       " less by resurvey",
                                       "",
                                       "",
                                       (" closed in the register with no release on "
                                        "file, not explained"),
                                       " handed to other groups"};
    static const char *const more[] = {"",
                                       " more by resurvey",
                                       " newly recorded",
                                       " recorded again after it had left",
                                       "",
                                       " taken over from other groups"};
    const char *between = ": ";

    for (int h = 0; h < HEADINGS; h++) {
        if (fabs(lrel_area_to_m2(sums[h], s->units_per_m)) < 0.5)
            continue;
        say(s, between);
        say_area(s, sums[h]);
        say(s, sums[h] < 0 ? less[h] : more[h]);
        between = "; ";
    }
    say(s, ".");
}

/* Which of the causes that go the way of the change moved most, where that is not the
 * release that everybody takes it for. */
static void say_largest(sentence *s, int64_t change, const int64_t sums[HEADINGS])
{
    static const char *const names[] = {"release",
                                        "resurvey",
                                        "new land",
                                        "land recorded again",
                                        "closures without a release on file",
                                        "other groups"};
    int largest = -1;

    for (int h = 0; h < HEADINGS; h++)
        if ((sums[h] < 0) == (change < 0) && sums[h] != 0 &&
            (largest < 0 || llabs(sums[h]) > llabs(sums[largest])))
            largest = h;
    if (change == 0 || largest < 0)
        return;
    say(s, change < 0 ? " The fall is mostly " : " The rise is mostly ");
    say(s, names[largest]);
    say(s, change < 0 && largest != RELEASED ? ", not release." : ".");
}

void lrel_causes_sentence(const lrel_causes *causes, int units_per_m, const char *from,
                          const char *to, char out[LREL_CAUSES_SENTENCE_MAX])
{
    sentence s = {out, units_per_m};
    int64_t sums[HEADINGS];

    out[0] = '\0';
    add_by_heading(causes, sums);
    say_change(&s, causes, from, to);
    say_headings(&s, sums);
    say_largest(&s, causes->closing2 - causes->opening2, sums);
}
