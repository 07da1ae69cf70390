/* SPDX-License-Identifier: Apache-2.0 */
/* html_table.c: tags as they come, in whatever order people's programs wrote them;
 * nothing of it can be broken. */
#include "read/html_table.h"

/* A longer first cell is no name. */
#define NAME_BYTES_MAX 100

typedef struct html {
    lrel_text text;
    size_t at;
    lrel_html_row row;
    void *user;
    lrel_gathered *rest;
    lrel_gathered cells[2];
    bool is_in_row;
    int cell_count; /* of the row; its text goes to the rest from the third on */
    lrel_error *err;
} html;

/* ---- text ---- */

static lrel_gathered *target(html *self)
{
    if (self->is_in_row && (self->cell_count == 1 || self->cell_count == 2))
        return &self->cells[self->cell_count - 1];
    return self->rest;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* A blank between two texts; never one at the beginning, never two. */
static lrel_status part_by_blank(lrel_gathered *to, lrel_error *err)
{
    if (to->count == 0 || to->at[to->count - 1] == ' ')
        return LREL_OK;
    return lrel_gathered__add(to, LREL_TEXT(" "), err);
}

/* The bytes of @p point in UTF-8, 0 where it is no character. */
static size_t encode(uint32_t point, char out[4])
{
    if (point < 0x20 || (point >= 0x7F && point < 0xA0) || point > 0x10FFFF ||
        (point >= 0xD800 && point < 0xE000))
        return 0;
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    if (point < 0x800) {
        out[0] = (char)(0xC0 | point >> 6);
        out[1] = (char)(0x80 | (point & 0x3F));
        return 2;
    }
    if (point < 0x10000) {
        out[0] = (char)(0xE0 | point >> 12);
        out[1] = (char)(0x80 | (point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | point >> 18);
    out[1] = (char)(0x80 | (point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (point & 0x3F));
    return 4;
}

/* "#160" or "#xA0"; 0: no number. */
static uint32_t number_of(lrel_text name)
{
    bool is_hex = name.length > 1 && (name.at[1] == 'x' || name.at[1] == 'X');
    uint32_t number = 0;

    for (size_t i = is_hex ? 2 : 1; i < name.length; i++) {
        char c = name.at[i];
        uint32_t digit;

        if (c >= '0' && c <= '9')
            digit = (uint32_t)(c - '0');
        else if (is_hex && ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'))
            digit = (uint32_t)((c | 0x20) - 'a') + 10;
        else
            return 0;
        if (number > 0x10FFFF)
            return 0;
        number = number * (is_hex ? 16 : 10) + digit;
    }
    return number;
}

/* The character that "&name;" at the cursor is; false where it is none. */
static bool read_reference(html *self, char out[4], size_t *length)
{
    static const struct {
        const char *name;
        const char *text;
    } names[] = {{"amp", "&"},   {"lt", "<"},   {"gt", ">"},
                 {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}};
    const char *start = self->text.at + self->at + 1;
    size_t left = self->text.length - self->at - 1;
    const char *end = memchr(start, ';', left < 10 ? left : 10);
    lrel_text name;

    if (!end)
        return false;
    name = (lrel_text){start, (size_t)(end - start)};
    *length = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names && *length == 0; i++)
        if (lrel_text_is_equal(name, lrel_text_of(names[i].name))) {
            *length = 1;
            out[0] = names[i].text[0];
        }
    if (*length == 0 && name.length > 1 && name.at[0] == '#')
        *length = encode(number_of(name), out);
    if (*length == 0)
        return false;
    self->at += name.length + 2;
    return true;
}

static lrel_status read_text(html *self)
{
    lrel_gathered *to = target(self);
    char c = self->text.at[self->at], room[4];
    size_t length = 1;

    if (is_blank(c)) {
        self->at++;
        return part_by_blank(to, self->err);
    }
    if (c != '&' || !read_reference(self, room, &length)) {
        room[0] = c;
        self->at++;
    }
    return lrel_gathered__add(to, (lrel_text){room, length}, self->err);
}

/* ---- rows ---- */

static lrel_text text_of(const lrel_gathered *cell)
{
    return lrel_text_trim((lrel_text){cell->at, cell->count});
}

/* What a row of another kind says is text as any other. */
static lrel_status give_back(html *self)
{
    lrel_status status = LREL_OK;

    for (int i = 0; i < 2 && status == LREL_OK; i++) {
        status = part_by_blank(self->rest, self->err);
        if (status == LREL_OK)
            status = lrel_gathered__add(self->rest, text_of(&self->cells[i]), self->err);
        lrel_gathered__begin(&self->cells[i]);
    }
    return status == LREL_OK ? part_by_blank(self->rest, self->err) : status;
}

static void forget_cells(html *self)
{
    lrel_gathered__begin(&self->cells[0]);
    lrel_gathered__begin(&self->cells[1]);
}

static bool is_pair(const html *self, lrel_text name)
{
    return self->is_in_row && self->cell_count == 2 && name.length > 0 &&
           name.length <= NAME_BYTES_MAX && !lrel_gathered__is_too_long(&self->cells[1]);
}

static lrel_status end_row(html *self)
{
    lrel_text name = text_of(&self->cells[0]), value = text_of(&self->cells[1]);
    lrel_status status;

    if (name.length > 0 && name.at[name.length - 1] == ':')
        name = lrel_text_trim((lrel_text){name.at, name.length - 1});
    if (lrel_text_is_equal_nocase(value, LREL_TEXT("<null>")))
        value.length = 0;
    status = is_pair(self, name) ? self->row(self->user, name, value, self->err)
                                 : give_back(self);
    self->is_in_row = false;
    self->cell_count = 0;
    forget_cells(self);
    return status;
}

static lrel_status begin_row(html *self)
{
    lrel_status status = self->is_in_row ? give_back(self) : LREL_OK;

    self->is_in_row = true;
    self->cell_count = 0;
    forget_cells(self);
    return status;
}

static lrel_status begin_cell(html *self)
{
    if (!self->is_in_row)
        return part_by_blank(self->rest, self->err);
    return ++self->cell_count == 3 ? give_back(self)
                                   : part_by_blank(target(self), self->err);
}

/* ---- tags ---- */

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Whether a tag or comment begins at @p at, and not a mere sign of comparison. */
static bool is_tag(lrel_text text, size_t at)
{
    char next = at + 1 < text.length ? text.at[at + 1] : '\0';

    return text.at[at] == '<' &&
           (is_letter(next) || next == '/' || next == '!' || next == '?');
}

/* Behind the next @p end; the end of the text where there is none. */
static size_t find_past(lrel_text text, size_t at, const char *end)
{
    size_t length = strlen(end);

    for (; at + length <= text.length; at++)
        if (memcmp(text.at + at, end, length) == 0)
            return at + length;
    return text.length;
}

/* Behind the `>` of the tag at @p at; one in quotes is a part of a value. */
static size_t find_tag_end(lrel_text text, size_t at)
{
    char quote = '\0';

    for (; at < text.length; at++) {
        char c = text.at[at];

        if (quote)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return at + 1;
    }
    return text.length;
}

static bool is_one_of(lrel_text name, const char *const *list)
{
    for (; *list; list++)
        if (lrel_text_is_equal_nocase(name, lrel_text_of(*list)))
            return true;
    return false;
}

/* What stands in these is never shown. */
static void skip_unseen(html *self, lrel_text name)
{
    static const char *const unseen[] = {"script", "style", "head", "title", NULL};

    if (!is_one_of(name, unseen))
        return;
    while (self->at < self->text.length) {
        const char *next =
            memchr(self->text.at + self->at, '<', self->text.length - self->at);
        lrel_text rest;

        if (!next) {
            self->at = self->text.length;
            return;
        }
        self->at = (size_t)(next - self->text.at);
        rest = (lrel_text){next, self->text.length - self->at};
        if (rest.length > name.length + 1 && rest.at[1] == '/' &&
            lrel_text_is_equal_nocase((lrel_text){rest.at + 2, name.length}, name))
            return;
        self->at++;
    }
}

static lrel_status read_tag(html *self)
{
    static const char *const inline_tags[] = {"a",   "b",   "big",   "em",   "font",
                                              "i",   "s",   "small", "span", "strong",
                                              "sub", "sup", "u",     NULL};
    lrel_text name = {self->text.at + self->at + 1, 0};
    bool is_end = *name.at == '/';

    if (*name.at == '!' || *name.at == '?') {
        bool is_comment = self->text.length - self->at > 3 && name.at[1] == '-';

        self->at = is_comment ? find_past(self->text, self->at, "-->")
                              : find_tag_end(self->text, self->at);
        return LREL_OK;
    }
    name.at += is_end;
    while (name.at + name.length < self->text.at + self->text.length &&
           (is_letter(name.at[name.length]) ||
            (name.at[name.length] >= '0' && name.at[name.length] <= '9')))
        name.length++;
    self->at = find_tag_end(self->text, self->at);
    if (lrel_text_is_equal_nocase(name, LREL_TEXT("tr")))
        return is_end ? end_row(self) : begin_row(self);
    if (lrel_text_is_equal_nocase(name, LREL_TEXT("td")) ||
        lrel_text_is_equal_nocase(name, LREL_TEXT("th")))
        return is_end ? LREL_OK : begin_cell(self);
    if (is_end && lrel_text_is_equal_nocase(name, LREL_TEXT("table")))
        return end_row(self);
    if (!is_end)
        skip_unseen(self, name);
    return is_one_of(name, inline_tags) ? LREL_OK
                                        : part_by_blank(target(self), self->err);
}

static bool has_tag(lrel_text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (is_tag(text, i))
            return true;
    return false;
}

lrel_status lrel_html__read(lrel_text text, lrel_html_row row, void *user,
                            lrel_gathered *rest, lrel_error *err)
{
    html self = {.text = text,
                 .row = row,
                 .user = user,
                 .rest = rest,
                 .cells = {{.context = rest->context}, {.context = rest->context}},
                 .err = err};
    lrel_status status = LREL_OK;

    if (!has_tag(text))
        return lrel_gathered__add(rest, text, err);
    while (self.at < text.length && status == LREL_OK)
        status = is_tag(text, self.at) ? read_tag(&self) : read_text(&self);
    if (status == LREL_OK && self.is_in_row)
        status = end_row(&self);
    lrel_gathered__clear(&self.cells[0]);
    lrel_gathered__clear(&self.cells[1]);
    return status;
}
