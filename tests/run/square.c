/* SPDX-License-Identifier: Apache-2.0 */
#include "run/square.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

/* A square of 0.001 degrees with its south-west corner at 103.5, 13; its west half is
 * cleared. 1e-5 degrees are 1.08 m to the east here, and 1.11 m to the north. */
static const char square[] = "POLYGON ((103.5 13, 103.501 13, 103.501 13.001, "
                             "103.5 13.001, 103.5 13))";
static const char west_half[] = "POLYGON ((103.5 13, 103.5005 13, 103.5005 13.001, "
                                "103.5 13.001, 103.5 13))";

void square_put(const job_scratch *s, const char *more)
{
    char text[2000];

    snprintf(
        text, sizeof text,
        "programme: Square\n"
        "as_of: 2024-12-31\n"
        "sources:\n"
        "  - {path: h.csv, role: hazard, geometry: {wkt: g}, crs: EPSG:4326, id: id,\n"
        "     class: class, contamination: {const: ap}, from: from, area: area,\n"
        "     %splace: place}\n"
        "  - {path: r.csv, role: release, geometry: {wkt: g}, crs: EPSG:4326, id: id,\n"
        "     product: product, contamination: {const: ap}, accepted: accepted,\n"
        "     acceptance: state}\n",
        more);
    job_put(s, "p.yaml", text);
    snprintf(text, sizeof text,
             "id,class,from,area,place,g\nH1,cha,2010-05-01,,,\"%s\"\n", square);
    job_put(s, "h.csv", text);
    snprintf(text, sizeof text,
             "id,product,accepted,state,g\nR1,cleared,2015-06-01,qa_passed,\"%s\"\n",
             west_half);
    job_put(s, "r.csv", text);
}

lrel_lookup *square_open(job_scratch *s)
{
    lrel_lookup *lookup = NULL;

    (void)job_open(s);
    if (lrel_lookup_new(s->job, &lookup, &s->err) != LREL_OK)
        fail_msg("%s", s->err.message);
    return lookup;
}

void square_close(job_scratch *s, lrel_lookup *lookup)
{
    lrel_lookup_free(lookup);
    job_close(s);
}

void square_ask(lrel_lookup *lookup, double lon, double lat)
{
    assert_int_equal(lrel_lookup_point(lookup, lon, lat, NULL, NULL), LREL_OK);
}

lrel_lookup_record square_record(const lrel_lookup *lookup, const char *id)
{
    for (size_t i = 0; i < lrel_lookup_record_count(lookup); i++)
        if (strcmp(lrel_lookup_record_at(lookup, i).id, id) == 0)
            return lrel_lookup_record_at(lookup, i);
    fail_msg("no record %s in the answer", id);
    return (lrel_lookup_record){0};
}

lrel_land_state square_state(const lrel_lookup *lookup, size_t side)
{
    return lrel_lookup_account_at(lookup, side, 0).state; /* ap_mine */
}
