/* SPDX-License-Identifier: Apache-2.0 */
/* kml_check.c: the tags of an XML file, one after the other, with a stack of what
 * matters. Not a parser of XML: what is wrong otherwise, the library's own parser says.
 */
#include "read/kml_check.h"

#include "read/kml_levels.h"
#include "read/kml_values.h"

/* The library builds a tree in memory that takes some twenty times as much. */
#define BYTES_MAX ((size_t)256 << 20)

typedef struct tags {
    lrel_text bytes;
    size_t at;
    lrel_kml_levels levels;
    bool has_root;
    lrel_kml_notes notes;
} tags;

static lrel_status fail(const tags *self, size_t at, const char *reason, lrel_error *err)
{
    size_t line = 1;

    for (size_t i = 0; i < at && i < self->bytes.length; i++)
        line += self->bytes.at[i] == '\n';
    return lrel__fail(err, LREL_E_FORMAT, "%s in line %zu", reason, line);
}

static bool begins_with(const tags *self, const char *start)
{
    size_t length = strlen(start);

    return self->bytes.length - self->at >= length &&
           memcmp(self->bytes.at + self->at, start, length) == 0;
}

/* Goes behind the next @p end. */
static lrel_status skip_past(tags *self, const char *end, lrel_error *err)
{
    size_t start = self->at;

    for (; self->at < self->bytes.length; self->at++)
        if (begins_with(self, end)) {
            self->at += strlen(end);
            return LREL_OK;
        }
    return fail(self, start, "cut off: something begins and does not end", err);
}

static bool ends_name(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '/' || c == '>';
}

/* The name at the cursor without its prefix: `Model` of `kml:Model`. */
static lrel_text read_name(tags *self)
{
    lrel_text name = {self->bytes.at + self->at, 0};

    while (self->at < self->bytes.length && !ends_name(self->bytes.at[self->at])) {
        name.length++;
        if (self->bytes.at[self->at++] == ':')
            name = (lrel_text){self->bytes.at + self->at, 0};
    }
    return name;
}

/* Goes behind the `>` of a tag; one in quotes is a part of a value. */
static lrel_status end_tag(tags *self, bool *is_empty, lrel_error *err)
{
    size_t start = self->at;
    char quote = '\0';

    *is_empty = false;
    for (; self->at < self->bytes.length; self->at++) {
        char c = self->bytes.at[self->at];

        if (quote) {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            *is_empty = self->at > 0 && self->bytes.at[self->at - 1] == '/';
            self->at++;
            return LREL_OK;
        }
    }
    return fail(self, start, "cut off: a tag that does not end", err);
}

static lrel_status check_root(tags *self, lrel_text name, size_t at, lrel_error *err)
{
    self->has_root = true;
    if (lrel_text_is_equal(name, LREL_TEXT("kml")))
        return LREL_OK;
    return lrel__fail(err, LREL_E_FORMAT, "named .kml, but its first element is <%.*s>",
                      (int)(name.length < 40 ? name.length : 40), name.at);
}

static lrel_status check_coordinates(const tags *self, lrel_error *err)
{
    lrel_text rest = {self->bytes.at + self->at, self->bytes.length - self->at};
    size_t at;

    if (lrel_kml__has_coordinates(rest, &at))
        return LREL_OK;
    return fail(self, self->at + at,
                "coordinates that are no numbers, two or three to a point with commas "
                "between them,",
                err);
}

static void note_date(tags *self)
{
    lrel_text rest = {self->bytes.at + self->at, self->bytes.length - self->at};

    if (lrel_kml__is_date(&self->levels) && !lrel_kml__is_day(rest))
        self->notes.dayless_count++;
}

static void note(tags *self, lrel_text name)
{
    if (lrel_text_is_equal(name, LREL_TEXT("Schema")))
        self->notes.has_schema = true;
    else if (lrel_text_is_equal(name, LREL_TEXT("Data")))
        self->notes.data_count++;
    else if (lrel_text_is_equal(name, LREL_TEXT("NetworkLink")))
        self->notes.link_count++;
}

static lrel_status open_element(tags *self, lrel_error *err)
{
    size_t start = self->at++;
    lrel_text name = read_name(self);
    const char *reason;
    bool is_empty;
    lrel_status status;

    if (!self->has_root && (status = check_root(self, name, start, err)) != LREL_OK)
        return status;
    note(self, name);
    if ((status = end_tag(self, &is_empty, err)) != LREL_OK)
        return status;
    if (is_empty && !lrel_text_is_equal(name, LREL_TEXT("Model")))
        return LREL_OK;
    if ((reason = lrel_kml__open(&self->levels, name)) != NULL ||
        (is_empty && (reason = lrel_kml__close(&self->levels)) != NULL))
        return fail(self, start, reason, err);
    note_date(self);
    return lrel_text_is_equal(name, LREL_TEXT("coordinates"))
               ? check_coordinates(self, err)
               : LREL_OK;
}

static lrel_status close_element(tags *self, lrel_error *err)
{
    size_t start = self->at;
    const char *reason;
    bool is_empty;
    lrel_status status = end_tag(self, &is_empty, err);

    if (status != LREL_OK)
        return status;
    reason = lrel_kml__close(&self->levels);
    return reason ? fail(self, start, reason, err) : LREL_OK;
}

static lrel_status read_tag(tags *self, lrel_error *err)
{
    if (begins_with(self, "<!--"))
        return skip_past(self, "-->", err);
    if (begins_with(self, "<![CDATA["))
        return skip_past(self, "]]>", err);
    if (begins_with(self, "<!"))
        return fail(self, self->at,
                    "a document type or entities (<!...), which are not read,", err);
    if (begins_with(self, "<?"))
        return skip_past(self, "?>", err);
    if (begins_with(self, "</"))
        return close_element(self, err);
    return open_element(self, err);
}

lrel_status lrel_kml__check(lrel_text bytes, lrel_kml_notes *notes, lrel_error *err)
{
    tags self = {.bytes = bytes};
    lrel_status status;

    if (bytes.length > BYTES_MAX)
        return lrel__fail(err, LREL_E_LIMIT,
                          "KML of %zu bytes; up to %zu are read: save it as GeoPackage",
                          bytes.length, BYTES_MAX);
    if (bytes.length >= 2 &&
        (memcmp(bytes.at, "\xFF\xFE", 2) == 0 || memcmp(bytes.at, "\xFE\xFF", 2) == 0))
        return lrel__fail(err, LREL_E_FORMAT, "KML in UTF-16; save it as UTF-8");
    if (memchr(bytes.at, '\0', bytes.length))
        return lrel__fail(err, LREL_E_FORMAT, "named .kml, but not text");
    for (;;) {
        const char *next = memchr(bytes.at + self.at, '<', bytes.length - self.at);

        if (!next)
            break;
        self.at = (size_t)(next - bytes.at);
        if ((status = read_tag(&self, err)) != LREL_OK)
            return status;
    }
    if (!self.has_root)
        return lrel__fail(err, LREL_E_FORMAT, "named .kml, but has no element");
    if (self.levels.depth > 0)
        return fail(&self, bytes.length, "cut off: elements that do not end", err);
    *notes = self.notes;
    notes->passed_over = self.levels.passed_over;
    return LREL_OK;
}
