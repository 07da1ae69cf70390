/* SPDX-License-Identifier: Apache-2.0 */
/* at_answer.h: the answer about one point, for a person or a program. */
#ifndef LREL_TOOLS_AT_ANSWER_H
#define LREL_TOOLS_AT_ANSWER_H

#include "degrees.h"
#include "landrelease/lookup.h"

/* What was asked. */
typedef struct at_question {
    lrel_coordinate point;
    double error_m;
    double rounding_m; /* how far the last decimals that were written let the point be */
    char day[16];      /* whose end is looked at */
} at_question;

/** Prints the answer of @p lookup on standard output. */
void at_print_text(const lrel_job *job, const lrel_lookup *lookup,
                   const at_question *question);

/** The same as one JSON object. @param compact  on one line */
void at_print_json(const lrel_job *job, const lrel_lookup *lookup,
                   const at_question *question, bool compact);

#define AT_FIGURE_ROOM 40

/** @p value with @p decimals, without trailing zeros: the same in every locale. */
void at_format(double value, int decimals, char out[AT_FIGURE_ROOM]);
/** "3.2 m", "312 m", "4.7 km", "1234 km". */
void at_format_distance(double metres, char out[AT_FIGURE_ROOM]);
/** "north-east". */
const char *at_wind(double bearing_deg);
/** How far a point may be from where it is written, for all that its decimals say. */
double at_rounding_m(const lrel_coordinate *point);

#endif
