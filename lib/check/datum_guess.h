/* SPDX-License-Identifier: Apache-2.0 */
/* datum_guess.h: which mistake about a datum would move a source by what was measured.
 * Private to lib/check. */
#ifndef LREL_CHECK_DATUM_GUESS_H
#define LREL_CHECK_DATUM_GUESS_H

#include "check/checking.h"

/* One site of a source, and how far it lies from where another source has it. */
typedef struct lrel_sighting {
    lrel_xy seen;       /* longitude and latitude */
    double east, north; /* in m, from where the other has it to where it was seen */
} lrel_sighting;

/* What the source may be in truth. */
typedef struct lrel_datum_guess {
    char text[240]; /* "Indian 1960 read as WGS 84: say `crs: ...`" */
    char datum[160];
    bool is_read_on_wgs84; /* the usual mistake: no shift was done */
    double off_m;          /* how far it leaves the sites from each other */
} lrel_datum_guess;

#define LREL_DATUM_GUESS_MAX 3

typedef struct lrel_datum_guesses {
    lrel_datum_guess at[LREL_DATUM_GUESS_MAX];
    size_t count;
} lrel_datum_guesses;

/** Tries every datum in use where the sightings are, by every operation that PROJ has for
 * it: for the source's own coordinate system, for degrees and for UTM, since somebody
 * else may have made the mistake before the file was written. Takes half a second.
 *
 * @param tolerance_m  what two surveys may differ by; an operation adds its own
 * @param out  the likeliest first; one a datum
 * @return LREL_OK or LREL_E_MEMORY; what PROJ cannot do is no guess */
LREL_NODISCARD lrel_status lrel_datum_guess_of(const lrel_checking *c, uint32_t source,
                                               const lrel_sighting *sightings,
                                               size_t count, double tolerance_m,
                                               lrel_datum_guesses *out, lrel_error *err);

/** The middle one of @p count numbers, which are sorted for that; of an even count the
 * larger of the two. */
double lrel_median(double *numbers, size_t count);

#endif
