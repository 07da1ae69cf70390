/* SPDX-License-Identifier: Apache-2.0 */
#include "support/jts.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct jts_file {
    char *text;
    const char *at;   /* behind the last operation */
    const char *stop; /* end of the case at hand; NULL: between cases */
    char *a, *b, *expected;
    unsigned number;
};

/* An element: its start tag's attributes and its text. */
typedef struct element {
    const char *attributes, *text, *end, *behind;
} element;

static char *read_all(const char *path)
{
    FILE *from = fopen(path, "rb");
    char *text = NULL;
    size_t length = 0, room = 0;

    if (!from)
        return NULL;
    do {
        room += 65536;
        text = realloc(text, room + 1);
        if (!text)
            abort();
        length += fread(text + length, 1, room - length, from);
    } while (length == room);
    text[length] = '\0';
    fclose(from);
    return text;
}

/* An operation in a comment is none. */
static void blank_comments(char *text)
{
    for (char *at = text; (at = strstr(at, "<!--")) != NULL;) {
        char *end = strstr(at, "-->");

        end = end ? end + 3 : at + strlen(at);
        memset(at, ' ', (size_t)(end - at));
        at = end;
    }
}

/* The first element @p name between @p from and @p stop (NULL: the end of the text). */
static bool find_element(const char *from, const char *stop, const char *name,
                         element *out)
{
    size_t length = strlen(name);
    char closing[16];

    snprintf(closing, sizeof closing, "</%s>", name);
    for (const char *at = from; (at = strchr(at, '<')) && (!stop || at < stop); at++) {
        if (strncasecmp(at + 1, name, length) != 0 ||
            (at[1 + length] != '>' && !isspace((unsigned char)at[1 + length])))
            continue;
        out->attributes = at + 1 + length;
        out->text = strchr(out->attributes, '>');
        out->end = out->text ? strcasestr(out->text, closing) : NULL;
        if (!out->end || (stop && out->end > stop))
            return false;
        out->text++;
        out->behind = out->end + strlen(closing);
        return true;
    }
    return false;
}

static char *copy_text(const element *e)
{
    char *copy = strndup(e->text, (size_t)(e->end - e->text));

    if (!copy)
        abort();
    return copy;
}

/* The value of attribute @p name, in lower case; "" where there is none. */
static void read_attribute(const element *e, const char *name, char *value, size_t size)
{
    const char *at = strstr(e->attributes, name);
    size_t n = 0;
    char quote;

    value[0] = '\0';
    if (!at || at >= e->text)
        return;
    at += strlen(name);
    while (*at == '=' || isspace((unsigned char)*at))
        at++;
    quote = *at++;
    while (*at && *at != quote && n + 1 < size)
        value[n++] = (char)tolower((unsigned char)*at++);
    value[n] = '\0';
}

jts_file *jts_open(const char *path)
{
    char *text = read_all(path);
    jts_file *file;

    if (!text)
        return NULL;
    file = calloc(1, sizeof *file);
    if (!file)
        abort();
    blank_comments(text);
    file->text = text;
    file->at = text;
    return file;
}

static void drop_case(jts_file *file)
{
    free(file->a);
    free(file->b);
    file->a = file->b = NULL;
}

void jts_close(jts_file *file)
{
    drop_case(file);
    free(file->expected);
    free(file->text);
    free(file);
}

bool jts_is_rounded(const jts_file *file)
{
    const char *model = strstr(file->text, "<precisionModel");

    return model && strcspn(model, ">") > 0 &&
           memmem(model, strcspn(model, ">"), "scale", 5) != NULL;
}

/* Steps into the next case, passing over those without a shape a. */
static bool next_case(jts_file *file)
{
    element e, shape;

    drop_case(file);
    while (find_element(file->at, NULL, "case", &e)) {
        file->at = e.text;
        file->stop = e.end;
        if (find_element(e.text, e.end, "b", &shape))
            file->b = copy_text(&shape);
        if (find_element(e.text, e.end, "a", &shape)) {
            file->a = copy_text(&shape);
            return true;
        }
        drop_case(file);
        file->at = e.behind;
    }
    return false;
}

bool jts_next(jts_file *file, jts_operation *out)
{
    element op;
    char argument[2][8];

    while (!file->stop || !find_element(file->at, file->stop, "op", &op)) {
        if (file->stop)
            file->at = file->stop;
        if (!next_case(file))
            return false;
    }
    file->at = op.behind;
    free(file->expected);
    file->expected = copy_text(&op);
    read_attribute(&op, "name", out->name, sizeof out->name);
    read_attribute(&op, "arg1", argument[0], sizeof argument[0]);
    read_attribute(&op, "arg2", argument[1], sizeof argument[1]);
    out->first = argument[0][0] == 'b' ? file->b : file->a;
    out->second = argument[1][0] == 'b'   ? file->b
                  : argument[1][0] == 'a' ? file->a
                                          : NULL;
    out->expected = file->expected;
    out->number = ++file->number;
    return true;
}
