/* SPDX-License-Identifier: Apache-2.0 */
/* json_members.h: members of objects whose value is a single one: key and value in one
 * line. */
#ifndef LREL_WRITE_JSON_MEMBERS_H
#define LREL_WRITE_JSON_MEMBERS_H

#include "write/json.h"

static inline void lrel_json_member_text(lrel_json *json, const char *key,
                                         lrel_text value)
{
    lrel_json_key(json, key);
    lrel_json_text(json, value);
}

static inline void lrel_json_member_string(lrel_json *json, const char *key,
                                           const char *value)
{
    lrel_json_key(json, key);
    lrel_json_string(json, value);
}

static inline void lrel_json_member_integer(lrel_json *json, const char *key,
                                            int64_t value)
{
    lrel_json_key(json, key);
    lrel_json_integer(json, value);
}

static inline void lrel_json_member_double(lrel_json *json, const char *key, double value)
{
    lrel_json_key(json, key);
    lrel_json_double(json, value);
}

static inline void lrel_json_member_boolean(lrel_json *json, const char *key, bool value)
{
    lrel_json_key(json, key);
    lrel_json_boolean(json, value);
}

static inline void lrel_json_member_date(lrel_json *json, const char *key,
                                         lrel_date value)
{
    lrel_json_key(json, key);
    lrel_json_date(json, value);
}

/* @p value, or null where it is not known. */
static inline void lrel_json_member_known(lrel_json *json, const char *key, bool is_known,
                                          double value)
{
    lrel_json_key(json, key);
    if (is_known)
        lrel_json_double(json, value);
    else
        lrel_json_null(json);
}

#endif
