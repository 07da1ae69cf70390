/* SPDX-License-Identifier: Apache-2.0 */
/* agency_issues.c: the data issues that one organisation may see. What others have is
 * looked for in every text: better a text too many without its words than an id given
 * away. */
#include <stdlib.h>

#include "core/fail.h"
#include "report/agency.h"

#define UNNAMED LREL_TEXT("(it names a record of another organisation)")

/* ---- naming others ---- */

static bool is_word(char c)
{
    unsigned char u = (unsigned char)c;

    return (u >= '0' && u <= '9') || ((u | 0x20) >= 'a' && (u | 0x20) <= 'z') ||
           u >= 0x80;
}

static const lrel_known_id *find_id(const lrel_agency *a, lrel_text id)
{
    size_t low = 0, high = a->ids.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = lrel_text_compare(a->ids.at[middle].id, id);

        if (order == 0)
            return &a->ids.at[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* The longest id that @p text begins with as a word. */
static const lrel_known_id *id_at_start(const lrel_agency *a, lrel_text text)
{
    size_t longest = text.length < LREL_AGENCY_ID_MAX ? text.length : LREL_AGENCY_ID_MAX;

    for (size_t length = longest; length > 0; length--) {
        const lrel_known_id *id;

        if (!a->has_length[length] || (length < text.length && is_word(text.at[length]) &&
                                       is_word(text.at[length - 1])))
            continue;
        if ((id = find_id(a, (lrel_text){text.at, length})) != NULL)
            return id;
    }
    return NULL;
}

static bool has(lrel_text text, lrel_text part)
{
    return part.length > 0 && text.length >= part.length &&
           memmem(text.at, text.length, part.at, part.length);
}

static bool names_source_or_long_id(const lrel_agency *a, lrel_text text)
{
    const lrel_programme *p = a->data->programme;

    for (size_t i = 0; i < p->source_count; i++)
        if (!a->shows_source[i] && has(text, p->sources[i].name))
            return true;
    for (size_t i = 0; i < a->ids.count && text.length > LREL_AGENCY_ID_MAX; i++)
        if (a->ids.at[i].id.length > LREL_AGENCY_ID_MAX && a->ids.at[i].is_others &&
            has(text, a->ids.at[i].id))
            return true;
    return false;
}

bool lrel_agency_names_others(const lrel_agency *a, lrel_text text)
{
    for (size_t i = 0; i < text.length;) {
        const lrel_known_id *id = NULL;

        if (i == 0 || !is_word(text.at[i - 1]) || !is_word(text.at[i]))
            id = id_at_start(a, (lrel_text){text.at + i, text.length - i});
        if (id && id->is_others)
            return true;
        i += id ? id->id.length : 1;
    }
    return names_source_or_long_id(a, text);
}

/* ---- whose issues ---- */

/* A row that has a record of the organisation. */
typedef struct own_row {
    uint32_t source;
    int64_t row;
} own_row;

typedef struct own_rows {
    own_row *at;
    size_t count;
} own_rows;

static int compare_rows(const void *left, const void *right)
{
    const own_row *a = left, *b = right;

    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static lrel_status list_rows(const lrel_agency *a, own_rows *out, lrel_error *err)
{
    const lrel_dataset *data = a->data;

    *out = (own_rows){0};
    out->at = lrel__alloc(data->context, data->records.count + data->facts.count,
                          sizeof *out->at);
    if (!out->at)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < data->records.count; i++)
        if (a->owns_record[i])
            out->at[out->count++] =
                (own_row){data->records.at[i].source, data->records.at[i].row};
    for (size_t i = 0; i < data->facts.count; i++)
        if (a->owns_fact[i])
            out->at[out->count++] =
                (own_row){data->facts.at[i].source, data->facts.at[i].row};
    if (out->count)
        qsort(out->at, out->count, sizeof *out->at, compare_rows);
    return LREL_OK;
}

static bool is_own_issue(const lrel_agency *a, const own_rows *rows,
                         const lrel_issue *issue)
{
    own_row key = {(uint32_t)issue->source, issue->row};

    if (issue->source < 0 || !a->shows_source[issue->source])
        return false;
    return a->is_sole_owner[issue->source] ||
           (issue->row >= 0 && rows->count > 0 &&
            bsearch(&key, rows->at, rows->count, sizeof key, compare_rows));
}

static lrel_text without_others(const lrel_agency *a, lrel_text text)
{
    return lrel_agency_names_others(a, text) ? UNNAMED : text;
}

/* What its own file says is its own, whatever numbers others have for ids. */
static bool is_own_word(const lrel_agency *a, const lrel_issue *issue)
{
    return issue->value.length > 0 &&
           lrel_text_is_equal(lrel_text_trim(issue->value),
                              lrel_text_trim(lrel_dataset_issue_text(a->data, issue)));
}

static lrel_status add_own(const lrel_agency *a, const own_rows *rows, lrel_issues *out,
                           lrel_error *err)
{
    const lrel_issues *all = a->data->issues;
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < lrel_issues_count(all) && status == LREL_OK; i++) {
        lrel_issue issue = *lrel_issues_at(all, i);

        if (!is_own_issue(a, rows, &issue))
            continue;
        issue.id = without_others(a, issue.id);
        if (!is_own_word(a, &issue))
            issue.value = without_others(a, issue.value);
        issue.expected = without_others(a, issue.expected);
        status = lrel_issues_add(out, &issue, err);
    }
    return status;
}

lrel_status lrel_agency_issues(const lrel_agency *agency, lrel_issues **out,
                               lrel_error *err)
{
    lrel_issues *issues = lrel_issues_new(agency->data->context);
    own_rows rows = {0};
    lrel_status status = issues ? LREL_OK : lrel__fail_memory(err);

    if (status == LREL_OK)
        status = list_rows(agency, &rows, err);
    if (status == LREL_OK)
        status = add_own(agency, &rows, issues, err);
    lrel__free(agency->data->context, rows.at);
    if (status != LREL_OK) {
        lrel_issues_free(issues);
        return status;
    }
    *out = issues;
    return LREL_OK;
}
