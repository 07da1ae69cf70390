/* SPDX-License-Identifier: Apache-2.0 */
/* spelling.c: how many typing mistakes lie between two words.
 *
 * Method: optimal string alignment (insert, delete, change, swap of neighbours), three
 * rows of the table at a time. */
#include "spelling.h"

#include <string.h>

/* Longer words are nobody's slip of the finger, and the rows have room for no more. */
#define WORD_MAX 40

/* One mistake in three letters, and one in a word of two: with more, "map" would be
 * offered for "cat". */
static size_t mistakes_allowed(size_t length)
{
    return length < 3 ? 1 : (length + 1) / 3;
}

static size_t least(size_t a, size_t b, size_t c)
{
    size_t smaller = a < b ? a : b;

    return smaller < c ? smaller : c;
}

static size_t mistakes(const char *a, const char *b)
{
    size_t rows[3][WORD_MAX + 1];
    size_t width = strlen(b);
    size_t height = strlen(a);

    for (size_t k = 0; k <= width; k++)
        rows[0][k] = k;
    for (size_t i = 1; i <= height; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];

        row[0] = i;
        for (size_t k = 1; k <= width; k++) {
            row[k] = least(above[k] + 1, row[k - 1] + 1,
                           above[k - 1] + (a[i - 1] != b[k - 1]));
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1] &&
                before[k - 2] + 1 < row[k])
                row[k] = before[k - 2] + 1;
        }
    }
    return rows[height % 3][width];
}

const char *spelling_nearest(const char *text, spelling_name_fn name_at, const void *list)
{
    const char *nearest = NULL, *name;
    size_t length = strlen(text);
    size_t fewest = mistakes_allowed(length) + 1;

    if (length == 0 || length > WORD_MAX)
        return NULL;
    for (size_t i = 0; (name = name_at(list, i)) != NULL; i++) {
        size_t found;

        if (strlen(name) > WORD_MAX)
            continue;
        if (length > 1 && strncmp(name, text, length) == 0)
            return name;
        found = mistakes(text, name);
        if (found < fewest && found < length) {
            nearest = name;
            fewest = found;
        }
    }
    return nearest;
}
