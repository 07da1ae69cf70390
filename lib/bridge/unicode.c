/* SPDX-License-Identifier: Apache-2.0 */
/* unicode.c: utf8proc with its steps taken apart (decompose into our room, trim, compose
 * in place), because its one-call form allocates for every cell. */
#include "bridge/unicode.h"

#include <utf8proc.h>

#include "core/fail.h"

#define FOLD_OPTIONS (UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD)
/* Lengths beyond this would not fit into utf8proc's counts. */
#define TEXT_MAX (SIZE_MAX / 64)

static bool is_ascii(lrel_text text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.at[i] >= 0x80)
            return false;
    return true;
}

static lrel_status make_room(lrel_folder *folder, size_t points, lrel_error *err)
{
    if (points > TEXT_MAX ||
        !lrel__grow(folder->context, &folder->points, &folder->capacity, points,
                    sizeof *folder->points))
        return lrel__fail_memory(err);
    return LREL_OK;
}

/* Most cells are ASCII: no tables are needed for them. */
static lrel_status fold_bytes(lrel_folder *folder, lrel_text text, lrel_text *out,
                              lrel_error *err)
{
    lrel_text trimmed = lrel_text_trim(text);
    lrel_status status = make_room(folder, trimmed.length / sizeof(int32_t) + 1, err);
    char *folded = (char *)folder->points;

    if (status != LREL_OK)
        return status;
    for (size_t i = 0; i < trimmed.length; i++) {
        char c = trimmed.at[i];

        folded[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    *out = (lrel_text){folded, trimmed.length};
    return LREL_OK;
}

static bool is_space(int32_t point)
{
    switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        /* U+0085 is a line end; U+FEFF a byte order mark that was pasted along. */
        return (point >= 0x09 && point <= 0x0D) || point == 0x85 || point == 0xFEFF;
    }
}

/* Moves the points between the white space to the front. */
static size_t trim_points(int32_t *points, size_t count)
{
    size_t first = 0;

    while (count > first && is_space(points[count - 1]))
        count--;
    while (first < count && is_space(points[first]))
        first++;
    memmove(points, points + first, (count - first) * sizeof *points);
    return count - first;
}

/* The decomposed points of @p text in the folder's room; < 0: not UTF-8. */
static lrel_status decompose(lrel_folder *folder, lrel_text text, utf8proc_ssize_t *count,
                             lrel_error *err)
{
    lrel_status status;

    /* One point a byte is enough unless a character comes apart into many: then again. */
    if ((status = make_room(folder, text.length + 1, err)) != LREL_OK)
        return status;
    for (;;) {
        *count = utf8proc_decompose((const utf8proc_uint8_t *)text.at,
                                    (utf8proc_ssize_t)text.length, folder->points,
                                    (utf8proc_ssize_t)folder->capacity, FOLD_OPTIONS);
        if (*count < 0 || (size_t)*count < folder->capacity)
            return LREL_OK;
        /* utf8proc_reencode() wants one byte more than the points take. */
        if ((status = make_room(folder, (size_t)*count + 1, err)) != LREL_OK)
            return status;
    }
}

lrel_status lrel_unicode_fold(lrel_folder *folder, lrel_text text, lrel_text *out,
                              lrel_error *err)
{
    utf8proc_ssize_t count;
    lrel_status status;

    if (is_ascii(text))
        return fold_bytes(folder, text, out, err);
    if ((status = decompose(folder, text, &count, err)) != LREL_OK)
        return status;
    if (count < 0)
        return fold_bytes(folder, text, out, err);
    count = (utf8proc_ssize_t)trim_points(folder->points, (size_t)count);
    count = utf8proc_reencode(folder->points, count, FOLD_OPTIONS);
    if (count < 0)
        return fold_bytes(folder, text, out, err);
    *out = (lrel_text){(const char *)folder->points, (size_t)count};
    return LREL_OK;
}

#define ACCENT_FIRST 0x0300
#define ACCENT_LAST  0x036F

static bool is_kept(int32_t point)
{
    if (point >= ACCENT_FIRST && point <= ACCENT_LAST)
        return false;
    switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
        return true;
    default:
        return point == '%';
    }
}

lrel_status lrel_unicode_fold_plain(lrel_folder *folder, lrel_text text, lrel_text *out,
                                    lrel_error *err)
{
    utf8proc_ssize_t count, kept = 0;
    lrel_status status = decompose(folder, text, &count, err);

    if (status != LREL_OK)
        return status;
    if (count < 0)
        return fold_bytes(folder, text, out, err);
    for (utf8proc_ssize_t i = 0; i < count; i++)
        if (is_kept(folder->points[i]))
            folder->points[kept++] = folder->points[i];
    count = utf8proc_reencode(folder->points, kept, FOLD_OPTIONS);
    if (count < 0)
        return fold_bytes(folder, text, out, err);
    *out = (lrel_text){(const char *)folder->points, (size_t)count};
    return LREL_OK;
}

void lrel_folder_clear(lrel_folder *folder)
{
    lrel__free(folder->context, folder->points);
    folder->points = NULL;
    folder->capacity = 0;
}

size_t lrel_unicode_next(lrel_text text, int32_t *point)
{
    utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)text.at,
                                             (utf8proc_ssize_t)text.length, point);

    if (used > 0)
        return (size_t)used;
    *point = -1;
    return 1;
}

int lrel_unicode_width(int32_t point)
{
    return utf8proc_charwidth(point);
}

bool lrel_unicode_is_visible(int32_t point)
{
    switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return false;
    default:
        return true;
    }
}

const char *lrel_unicode_version(void)
{
    return utf8proc_version();
}
