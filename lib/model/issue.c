/* SPDX-License-Identifier: Apache-2.0 */
/* issue.c: the list of data issues. Texts are copied into the list's arena, so that an
 * issue outlives the table it speaks of. */
#include "model/issue_list.h"

#include <assert.h>

static const lrel_issue_info infos[] = {
#define LREL_ISSUE(name, code, severity, title, rule, hint)                              \
    {code, severity, title, rule, hint},
#include "model/issue_kinds.h"
#undef LREL_ISSUE
};

const lrel_issue_info *lrel_issue_info_of(lrel_issue_kind kind)
{
    assert((unsigned)kind < LREL_ISSUE_KIND_COUNT);
    return &infos[kind];
}

const char *lrel_severity_name(lrel_severity severity)
{
    static const char *const names[] = {"note", "warning", "error"};

    assert((unsigned)severity < sizeof names / sizeof *names);
    return names[severity];
}

lrel_issues *lrel_issues_new(const lrel_context *context)
{
    lrel_issues *issues = lrel__calloc(context, 1, sizeof *issues);

    if (!issues)
        return NULL;
    issues->context = context;
    issues->arena = lrel_arena_new(context);
    if (!issues->arena) {
        lrel_issues_free(issues);
        return NULL;
    }
    return issues;
}

void lrel_issues_free(lrel_issues *issues)
{
    if (!issues)
        return;
    lrel_arena_free(issues->arena);
    lrel__free(issues->context, issues->at);
    lrel__free(issues->context, issues);
}

/* False where there is no memory. */
static bool keep_text(lrel_arena *arena, lrel_text *text)
{
    char *copy;

    if (text->length == 0) {
        *text = LREL_TEXT("");
        return true;
    }
    copy = lrel_arena_text(arena, text->at, text->length);
    if (!copy)
        return false;
    text->at = copy;
    return true;
}

lrel_status lrel_issues_add(lrel_issues *issues, const lrel_issue *issue, lrel_error *err)
{
    lrel_issue copy = *issue;
    lrel_issue *place;

    if (!keep_text(issues->arena, &copy.id) || !keep_text(issues->arena, &copy.field) ||
        !keep_text(issues->arena, &copy.value) ||
        !keep_text(issues->arena, &copy.expected) ||
        !keep_text(issues->arena, &copy.place))
        return lrel__fail_memory(err);
    place = LREL__PUSH(issues->context, issues);
    if (!place)
        return lrel__fail_memory(err);
    *place = copy;
    return LREL_OK;
}

lrel_status lrel_issues_append(lrel_issues *issues, const lrel_issues *more,
                               lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < more->count && status == LREL_OK; i++)
        status = lrel_issues_add(issues, &more->at[i], err);
    return status;
}

void lrel_issues_locate(lrel_issues *issues, size_t issue, int32_t lon7, int32_t lat7)
{
    lrel_issue *one = &issues->at[issue];

    assert(issue < issues->count);
    one->has_position = true;
    one->lon7 = lon7;
    one->lat7 = lat7;
}

void lrel_issues_name_place(lrel_issues *issues, size_t issue, lrel_text place)
{
    assert(issue < issues->count);
    issues->at[issue].place = place;
}

size_t lrel_issues_count(const lrel_issues *issues)
{
    return issues->count;
}

const lrel_issue *lrel_issues_at(const lrel_issues *issues, size_t issue)
{
    assert(issue < issues->count);
    return &issues->at[issue];
}

size_t lrel_issues_count_of(const lrel_issues *issues, lrel_severity severity)
{
    size_t count = 0;

    for (size_t i = 0; i < issues->count; i++)
        count += lrel_issue_info_of(issues->at[i].kind)->severity == severity;
    return count;
}
