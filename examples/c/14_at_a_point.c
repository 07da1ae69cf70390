/* SPDX-License-Identifier: Apache-2.0 */
/* 14_at_a_point.c: what is on record at a point, in every account, and what may be.
 *
 * 14_at_a_point PROGRAMME.yaml LON LAT */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <landrelease/lookup.h>

static void print_states(const lrel_lookup *lookup, size_t side)
{
    for (size_t i = 0; i < lrel_lookup_account_count(lookup); i++) {
        lrel_lookup_account account = lrel_lookup_account_at(lookup, side, i);

        printf("  %s: %s%s%s\n", account.account, account.text, account.id[0] ? ", " : "",
               account.id);
    }
}

/* The land at the point, and the land that it may be on as well. */
static void print_sides(const lrel_lookup *lookup)
{
    for (size_t side = 0; side < lrel_lookup_side_count(lookup); side++) {
        if (side == 0)
            printf("At the point:\n");
        else
            printf("Or, beyond a border %.1f m away:\n",
                   lrel_lookup_side_at(lookup, side).distance_m);
        print_states(lookup, side);
    }
}

static void print_records(const lrel_lookup *lookup)
{
    lrel_lookup_record nearest;

    for (size_t i = 0; i < lrel_lookup_record_count(lookup); i++) {
        lrel_lookup_record r = lrel_lookup_record_at(lookup, i);

        printf("%s %s, row %" PRId64 " of %s%s\n", r.role, r.id, r.row, r.source,
               r.is_doubtful ? ": its border is within its position error" : "");
    }
    if (lrel_lookup_nearest(lookup, false, &nearest))
        printf("No record covers it; %s %s is %.0f m away\n", nearest.role, nearest.id,
               nearest.border_m);
}

int main(int argc, char **argv)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_job *job = NULL;
    lrel_lookup *lookup = NULL;
    int result = 1;
    lrel_error err;

    if (argc != 4 || !context)
        return 2;
    if (lrel_job_open(context, argv[1], NULL, &job, &err) != LREL_OK ||
        lrel_lookup_new(job, &lookup, &err) != LREL_OK ||
        lrel_lookup_point(lookup, atof(argv[2]), atof(argv[3]), NULL, &err) != LREL_OK)
        goto done;
    print_sides(lookup);
    print_records(lookup);
    printf(LREL_LOOKUP_STATEMENT "\n");
    result = 0;

done:
    if (result)
        fprintf(stderr, "%s\n", err.message);
    lrel_lookup_free(lookup);
    lrel_job_free(job);
    lrel_context_free(context);
    return result;
}
