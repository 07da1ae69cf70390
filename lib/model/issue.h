/* SPDX-License-Identifier: Apache-2.0 */
/* issue.h: data issues: what a person should look at in the data, and the list that every
 * box adds to. A data issue never stops a run and never changes a record. */
#ifndef LREL_MODEL_ISSUE_H
#define LREL_MODEL_ISSUE_H

#include "core/fail.h"
#include "core/memory.h"
#include "core/text.h"

typedef enum lrel_severity { LREL_NOTE, LREL_WARNING, LREL_ERROR } lrel_severity;

/* One kind of data issue. The table stands in issue_kinds.h; numbers are never
 * reused. */
typedef enum lrel_issue_kind {
#define LREL_ISSUE(name, code, severity, title, rule, hint) LREL_ISSUE_##name,
#include "model/issue_kinds.h"
#undef LREL_ISSUE
    LREL_ISSUE_KIND_COUNT
} lrel_issue_kind;

typedef struct lrel_issue_info {
    const char *code; /* "LREL-D003" */
    lrel_severity severity;
    const char *title; /* what is wrong, in a few words */
    const char *rule;  /* what should hold: the standard, or the threshold */
    const char *hint;  /* what a person can do */
} lrel_issue_info;

const lrel_issue_info *lrel_issue_info_of(lrel_issue_kind kind);
const char *lrel_severity_name(lrel_severity severity);

/* One data issue. Texts belong to the list. */
typedef struct lrel_issue {
    lrel_issue_kind kind;
    int32_t source; /* index of the source, -1: the programme */
    int64_t row;    /* as the file counts; -1: the source as a whole */
    lrel_text id;
    lrel_text field;    /* the key or column, or "" */
    lrel_text value;    /* what was seen */
    lrel_text expected; /* what was expected or done */
    int64_t area2;      /* land concerned, doubled; -1: does not apply */
    int64_t count;      /* records concerned; 1 for a record's own issue */
    bool has_position;  /* where to look; lib/check fills it in where an issue has none */
    int32_t lon7, lat7; /* in units of 1e-7 degrees */
    lrel_text place;    /* code of the administrative unit, or "" */
} lrel_issue;

typedef struct lrel_issues lrel_issues;

lrel_issues *lrel_issues_new(const lrel_context *context);
void lrel_issues_free(lrel_issues *issues);

/** Adds a copy of @p issue, texts included. */
LREL_NODISCARD lrel_status lrel_issues_add(lrel_issues *issues, const lrel_issue *issue,
                                           lrel_error *err);
/** Adds copies of all that is in @p more, behind what there is. */
LREL_NODISCARD lrel_status lrel_issues_append(lrel_issues *issues,
                                              const lrel_issues *more, lrel_error *err);
/** Says where the issue number @p issue is. @p place lives as long as the list does. */
void lrel_issues_locate(lrel_issues *issues, size_t issue, int32_t lon7, int32_t lat7);
void lrel_issues_name_place(lrel_issues *issues, size_t issue, lrel_text place);
/** Sorts by severity (errors first), code, source, id, field, value, place, and only then
 * row: the order of input and threads leaves no trace.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_issues_sort(lrel_issues *issues, lrel_error *err);
size_t lrel_issues_count(const lrel_issues *issues);
const lrel_issue *lrel_issues_at(const lrel_issues *issues, size_t issue);
/** Issues of @p severity. */
size_t lrel_issues_count_of(const lrel_issues *issues, lrel_severity severity);

#endif
