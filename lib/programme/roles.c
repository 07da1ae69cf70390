/* SPDX-License-Identifier: Apache-2.0 */
/* roles.c: what a source must say for its role, and what belongs to another one. */
#include <stdio.h>

#include "programme/parser.h"

/* Room for the names of all roles. */
#define NAMES_MAX 120

static const char *role_name(lrel_role role)
{
    return lrel_vocabulary_name(&lrel_vocabulary_role, (int)role);
}

/* "the role release", "the roles hazard, release and item". */
static void name_roles(uint32_t roles, char out[NAMES_MAX])
{
    bool is_one = (roles & (roles - 1)) == 0;
    int length = snprintf(out, NAMES_MAX, is_one ? "the role" : "the roles");

    for (int role = 0, count = 0; roles; role++, roles >>= 1) {
        const char *glue = count == 0 ? " " : roles == 1 ? " and " : ", ";

        if (!(roles & 1))
            continue;
        length += snprintf(out + length, NAMES_MAX - (size_t)length, "%s%s", glue,
                           role_name((lrel_role)role));
        count++;
    }
}

lrel_status lrel_programme__another_role(const lrel_parser *parser,
                                         const lrel_yaml *entry, uint32_t roles,
                                         lrel_role role, lrel_error *err)
{
    bool has_vowel = role == LREL_ROLE_ITEM || role == LREL_ROLE_ACCIDENT;
    char names[NAMES_MAX];

    name_roles(roles, names);
    return LREL_FAIL_AT_KEY(parser, entry, err,
                            "`%.*s` belongs to %s; this source is %s %s",
                            LREL_TEXT_ARGS(lrel_programme__clip(entry->key)), names,
                            has_vowel ? "an" : "a", role_name(role));
}

/* What a role cannot do without. */
static const struct {
    lrel_role role;
    lrel_key key;
    const char *message;
} needed[] = {
    {LREL_ROLE_RELEASE, LREL_KEY_PRODUCT,
     "a release needs `product` (cancelled, reduced or cleared)"},
    {LREL_ROLE_COVERAGE, LREL_KEY_COVERAGE_STATUS,
     "coverage needs `status` (surveyed, partly, not_surveyed or access_restricted)"},
    {LREL_ROLE_DECLARATION, LREL_KEY_DECLARED_STATUS,
     "a declaration needs `status`, what was declared"},
    {LREL_ROLE_DECLARATION, LREL_KEY_PLACE,
     "a declaration needs `place`, the code of the unit that was declared"},
    {LREL_ROLE_SERIES, LREL_KEY_MEASURE,
     "a series needs `measure` (stock, cleared, items, ...)"},
    {LREL_ROLE_SERIES, LREL_KEY_VALUE, "a series needs `value`, the figure"},
};

lrel_status lrel_programme__check_role(const lrel_parser *parser, const lrel_yaml *node,
                                       const lrel_source *source, lrel_error *err)
{
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (needed[i].role == source->role && !source->keys[needed[i].key].is_set)
            return LREL_FAIL_AT(parser, node, err, "%s", needed[i].message);
    /* A figure without its unit is no figure: Table 6 of one report says m2 of km2. */
    if (source->role == LREL_ROLE_SERIES && !source->keys[LREL_KEY_UNIT].is_set &&
        source->keys[LREL_KEY_VALUE].unit.length == 0)
        return LREL_FAIL_AT(
            parser, node, err,
            "`value` needs its unit, as in `value: {column: X, unit: km2}`; "
            "or say the column of units with `unit`");
    return LREL_OK;
}
