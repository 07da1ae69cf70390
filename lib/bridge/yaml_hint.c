/* SPDX-License-Identifier: Apache-2.0 */
/* yaml_hint.c: one problem of libyaml can have several causes; what stands before it in
 * its line tells them apart. */
#include "bridge/yaml_hint.h"

#define TAB "a tab; indent with spaces"

/* Problems with one cause. */
static const struct {
    const char *problem;
    const char *reason;
    bool is_at_beginning; /* what lacks its end is what to look at */
} plain[] = {
    {"found a tab character that violates indentation", TAB, false},
    {"did not find expected '-' indicator",
     "indented otherwise than the lines above; the keys of one entry begin in one "
     "column, "
     "and a new entry begins with `- ` under the `-` above",
     false},
    {"could not find expected ':'", "a key without `: ` behind it, as in `key: value`",
     true},
    {"did not find expected ',' or ']'",
     "this `[` is not closed, or a comma lacks in it; quote text that has `, `, `[` or "
     "`: ` in it",
     true},
    {"did not find expected ',' or '}'",
     "this `{` is not closed, or a comma lacks in it; quote text that has `, `, `{` or "
     "`: ` in it",
     true},
    {"found unexpected end of stream", "this quote is never closed", true},
    {"found unknown escape character",
     "`\\` means something within \"...\"; write the text in '...'", false},
    {"block sequence entries are not allowed in this context",
     "a list begins in the line below its key; quote text that begins with `- `", false},
    {"did not find expected <document start>",
     "indented otherwise than the lines above; keys of the programme begin in the first "
     "column",
     false},
};

/* The line of @p place up to it. Columns count characters; what we look for stands before
 * the first that has several bytes, or the answer is the same. */
static lrel_text before(lrel_text text, lrel_yaml_place place)
{
    size_t start = 0, end;

    for (size_t line = 0; line < place.line && start < text.length; start++)
        line += text.at[start] == '\n';
    end = start + place.column < text.length ? start + place.column : text.length;
    return (lrel_text){text.at + start, end - start};
}

static bool holds(lrel_text text, const char *part)
{
    size_t length = strlen(part);

    for (size_t i = 0; i + length <= text.length; i++)
        if (memcmp(text.at + i, part, length) == 0)
            return true;
    return false;
}

/* The character at @p place, 0 behind the end. */
static char character_at(lrel_text text, lrel_yaml_place place)
{
    lrel_text line = before(text, place);
    size_t at = (size_t)(line.at - text.at) + line.length;

    return at < text.length ? text.at[at] : 0;
}

static const char *explain_start(lrel_text text, lrel_yaml_place at)
{
    return character_at(text, at) == '\t'
               ? TAB
               : "text cannot begin with this character; quote it";
}

static const char *explain_mapping(lrel_text text, lrel_yaml_place at)
{
    return holds(before(text, at), ": ")
               ? "a second `: ` in one line; quote text that has `: ` in it"
               : "indented more than the line above, which has a value already; the keys "
                 "of one entry begin in one column";
}

static const char *explain_key(lrel_text text, lrel_yaml_place at)
{
    return lrel_text_trim(before(text, at)).length == 0
               ? "indented otherwise than the lines above; the keys of one entry begin "
                 "in "
                 "one column: is it one space too many or too few?"
               : "text behind a closing quote or bracket; quote all of it";
}

lrel_yaml_hint lrel_yaml__explain(lrel_text text, const lrel_yaml_problem *problem)
{
    static const struct {
        const char *problem;
        const char *(*explain)(lrel_text text, lrel_yaml_place at);
    } several[] = {
        {"found character that cannot start any token", explain_start},
        {"mapping values are not allowed in this context", explain_mapping},
        {"did not find expected key", explain_key},
    };

    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strcmp(problem->problem, plain[i].problem) == 0)
            return (lrel_yaml_hint){
                plain[i].reason, plain[i].is_at_beginning ? problem->begun : problem->at};
    for (size_t i = 0; i < sizeof several / sizeof *several; i++)
        if (strcmp(problem->problem, several[i].problem) == 0)
            return (lrel_yaml_hint){several[i].explain(text, problem->at), problem->at};
    return (lrel_yaml_hint){problem->problem, problem->at};
}
