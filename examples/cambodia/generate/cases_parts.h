/* SPDX-License-Identifier: Apache-2.0 */
/* cases_parts.h: what cases are made of, and the cases by family, in three files. */
#ifndef CAMBODIA_CASES_PARTS_H
#define CAMBODIA_CASES_PARTS_H

#include "cases.h"

typedef struct cases {
    landscape *land;
    records *r;
    random_stream random;
    int province; /* of the latest land */
    strip at;     /* the latest land */
    bool failed;  /* memory is out, or there was no room */
} cases;

/* New land of @p area_m2 where nothing else is. */
void case_clear_ground(cases *c, const char *province, double area_m2);
/* The latest land between two shares of its length. */
ring case_part(const cases *c, double from, double to);
/* A hazard and a release on such a part: the plainest, to be made odd. */
hazard_row case_hazard(const cases *c, agency a, int number, double from, double to,
                       int year, const char *note);
release_row case_release(const cases *c, agency a, int number, const char *hazards,
                         double from, double to, int year, const char *note);
void case_put(cases *c, hazard_row row);
void case_put_release(cases *c, release_row row);
/* Four corners of @p r, in the order of a bow tie. */
ring case_bow_tie(const ring *r);

/* cases_hazards.c */
void cases_of_shapes(cases *c);
void cases_of_dates_and_words(cases *c);
void cases_of_versions(cases *c);
void cases_across_a_border(cases *c);
/* cases_pairs.c */
void cases_of_two_agencies(cases *c);
void cases_of_mines_and_strikes(cases *c);
void cases_recorded_again(cases *c);
/* cases_releases.c */
void cases_without_shape(cases *c);
void cases_not_counted(cases *c);
void cases_beyond(cases *c);

#endif
