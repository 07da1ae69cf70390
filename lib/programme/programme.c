/* SPDX-License-Identifier: Apache-2.0 */
/* programme.c: the programme file as a whole, and what its parts must say together. */
#include "programme/programme.h"

#include "core/fail.h"
#include "model/fact.h"
#include "programme/parser.h"

static lrel_status read_sources(const lrel_parser *parser, const lrel_yaml *node,
                                lrel_error *err)
{
    lrel_programme *programme = parser->programme;
    lrel_status status;

    if (node->kind != LREL_YAML_LIST || node->count == 0)
        return LREL_FAIL_AT(parser, node, err,
                            "`sources` takes a list with one at least");
    programme->sources =
        lrel_arena_alloc(programme->arena, node->count * sizeof *programme->sources);
    if (!programme->sources)
        return lrel__fail_memory(err);
    memset(programme->sources, 0, node->count * sizeof *programme->sources);
    for (const lrel_yaml *item = node->first; item; item = item->next) {
        status = lrel_programme__source(
            parser, item, &programme->sources[programme->source_count++], err);
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

/* Names tell sources apart in every output. */
static lrel_status check_names(const lrel_parser *parser, lrel_error *err)
{
    const lrel_programme *programme = parser->programme;

    for (size_t i = 0; i < programme->source_count; i++)
        for (size_t k = 0; k < i; k++) {
            const lrel_source *a = &programme->sources[k], *b = &programme->sources[i];

            if (lrel_text_is_equal(a->name, b->name))
                return lrel_programme__fail(parser, b->line, 1, err,
                                            "two sources are called `%.*s` (the other in "
                                            "line %d); give one a `name`",
                                            LREL_TEXT_ARGS(lrel_programme__clip(b->name)),
                                            a->line);
        }
    return LREL_OK;
}

/* Whether @p source decides how far the account reaches. Facts do not, for they never
 * change it; but where there is nothing else, they say what is known. */
static bool decides_as_of(const lrel_programme *programme, const lrel_source *source)
{
    bool has_account = false;

    for (size_t i = 0; i < programme->source_count; i++)
        has_account |= lrel_role_is_of_account(programme->sources[i].role);
    return !has_account || lrel_role_is_of_account(source->role);
}

/* The day that is known: said, or the earliest that every source of the account reaches.
 */
static lrel_status settle_as_of(const lrel_parser *parser, const lrel_yaml *root,
                                const lrel_yaml *node, lrel_error *err)
{
    lrel_programme *programme = parser->programme;
    const lrel_source *first = NULL;

    if (node)
        return lrel_programme__date(parser, node, &programme->as_of, err);
    for (size_t i = 0; i < programme->source_count; i++) {
        const lrel_source *source = &programme->sources[i];

        if (!decides_as_of(programme, source))
            continue;
        if (!source->has_complete_to)
            return LREL_FAIL_AT(
                parser, root, err,
                "the programme needs `as_of`, since source `%.*s` (line %d) "
                "has no `complete_to`",
                LREL_TEXT_ARGS(lrel_programme__clip(source->name)), source->line);
        if (!first || source->complete_to.days < first->complete_to.days)
            first = source;
    }
    programme->as_of = first->complete_to;
    return LREL_OK;
}

/* The entry of `by` that group @p index was said in. */
static const lrel_yaml *entry_of_group(const lrel_yaml *by, size_t index)
{
    const lrel_yaml *entry = by->kind == LREL_YAML_LIST ? by->first : by;

    while (index-- > 0)
        entry = entry->next;
    return entry;
}

static lrel_status check_levels(const lrel_parser *parser, const lrel_yaml *node,
                                lrel_error *err)
{
    const lrel_programme *programme = parser->programme;

    for (size_t i = 0; i < programme->by_count; i++)
        if (!lrel_programme_has_group(programme, programme->by[i]))
            return LREL_FAIL_AT(
                parser, entry_of_group(node, i), err, "%s",
                lrel_programme_no_level(programme, programme->by[i]).text);
    return LREL_OK;
}

bool lrel_programme_has_updates(const lrel_programme *programme)
{
    for (size_t i = 0; i < programme->source_count; i++)
        if (programme->sources[i].keys[LREL_KEY_DATE_OF_INFORMATION].is_set)
            return true;
    return false;
}

/* A rule that no source gives anything to go by is a slip. */
static lrel_status check_updates(const lrel_parser *parser, const lrel_yaml *node,
                                 lrel_error *err)
{
    const lrel_programme *programme = parser->programme;

    if (programme->replays_updates && !lrel_programme_has_updates(programme))
        return LREL_FAIL_AT(parser, node, err,
                            "`updates: date_of_information` needs a source of hazards "
                            "with `date_of_information`");
    return LREL_OK;
}

static lrel_status read_root(const lrel_parser *parser, const lrel_yaml *root,
                             lrel_error *err)
{
    const lrel_yaml *slots[LREL_SAYS_END];
    lrel_status status;

    if ((status = lrel_programme__refuse_secrets(parser, root, err)) ||
        (status =
             lrel_programme__slots(parser, root, &lrel_programme_words, slots, err)) ||
        (status = lrel_programme__rules(parser, slots, err)) ||
        (status = read_sources(parser, slots[LREL_SAYS_SOURCES], err)) ||
        (status = lrel_programme__boundaries(parser, slots[LREL_SAYS_BOUNDARIES], err)) ||
        (status = lrel_programme__focus(parser, slots[LREL_SAYS_FOCUS], err)) ||
        (status = check_names(parser, err)) ||
        (status = check_updates(parser, slots[LREL_SAYS_UPDATES], err)) ||
        (status = settle_as_of(parser, root, slots[LREL_SAYS_AS_OF], err)))
        return status;
    return check_levels(parser, slots[LREL_SAYS_BY], err);
}

static lrel_programme *programme_new(const lrel_context *context, const char *path)
{
    lrel_programme *programme = lrel__calloc(context, 1, sizeof *programme);

    if (!programme)
        return NULL;
    programme->context = context;
    programme->arena = lrel_arena_new(context);
    programme->file =
        programme->arena ? lrel_arena_text(programme->arena, path, strlen(path)) : NULL;
    if (!programme->file) {
        lrel_programme_free(programme);
        return NULL;
    }
    return programme;
}

lrel_status lrel_programme_read(const lrel_context *context, const char *path,
                                lrel_programme **out, lrel_error *err)
{
    lrel_programme *programme = programme_new(context, path);
    lrel_folder folder = {.context = context};
    const lrel_yaml *root = NULL;
    lrel_parser parser = {programme, NULL, &folder};
    lrel_status status;

    if (!programme)
        return lrel__fail_memory(err);
    parser.file = programme->file;
    if ((status = lrel_yaml_read(context, path, programme->arena, &root, err)) != LREL_OK)
        goto done;
    if ((status = read_root(&parser, root, err)) != LREL_OK)
        goto done;

    *out = programme;
    programme = NULL; /* now the caller's */

done:
    lrel_folder_clear(&folder);
    lrel_programme_free(programme);
    return status;
}

void lrel_programme_free(lrel_programme *programme)
{
    if (!programme)
        return;
    lrel_arena_free(programme->arena);
    lrel__free(programme->context, programme);
}
