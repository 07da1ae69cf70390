/* SPDX-License-Identifier: Apache-2.0 */
/* points.c: see points.h. */
#include "points.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"

/* A line that is longer is no point. */
#define LINE_ROOM 512

static lrel_coordinate *add_point(points *list)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? 2 * list->capacity : 16;
        lrel_coordinate *at = realloc(list->at, capacity * sizeof *at);

        if (!at)
            return NULL;
        list->at = at;
        list->capacity = capacity;
    }
    return &list->at[list->count++];
}

exit_status points_from_words(const char *command, const operand_list *words, points *out)
{
    char why[256];
    int used;

    for (int i = 0; i < words->count; i += used) {
        lrel_coordinate *slot = add_point(out);

        if (!slot)
            return message_no_memory();
        if (strcmp(words->at[i], "-") == 0)
            return message_usage(command, "-: for points on standard input say "
                                          "--points -");
        if (!degrees_parse_words(words->at + i, words->count - i, &used, slot, why,
                                 sizeof why))
            return message_usage(command, "%s", why);
    }
    return EXIT_DONE;
}

static bool is_empty(const char *line)
{
    line += strspn(line, " \t");
    return *line == '\0' || *line == '#';
}

static exit_status refuse_line(const char *path, size_t number, const char *why)
{
    message_line(LREL_LEVEL_ERROR, "%s:%zu: %s", path, number, why);
    return EXIT_INPUT;
}

static exit_status take_line(const char *path, size_t number, const char *line,
                             points *out)
{
    lrel_coordinate *slot;
    char why[256];

    if (is_empty(line))
        return EXIT_DONE;
    if (!(slot = add_point(out)))
        return message_no_memory();
    return degrees_parse(line, slot, why, sizeof why) ? EXIT_DONE
                                                      : refuse_line(path, number, why);
}

static exit_status read_lines(FILE *file, const char *path, points *out)
{
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    char line[LINE_ROOM];
    exit_status end = EXIT_DONE;

    for (size_t number = 1; end == EXIT_DONE && fgets(line, sizeof line, file);
         number++) {
        size_t length = strcspn(line, "\r\n");
        bool has_mark = number == 1 && strncmp(line, byte_order_mark, 3) == 0;

        if (line[length] == '\0' && length + 1 == sizeof line)
            return refuse_line(path, number, "the line is too long for a point");
        line[length] = '\0';
        end = take_line(path, number, line + (has_mark ? 3 : 0), out);
    }
    if (end == EXIT_DONE && ferror(file)) {
        message_line(LREL_LEVEL_ERROR, "%s: %s", path, strerror(errno));
        return EXIT_INPUT;
    }
    return end;
}

exit_status points_from_file(const char *path, points *out)
{
    bool is_standard = strcmp(path, "-") == 0;
    FILE *file = is_standard ? stdin : fopen(path, "r");
    exit_status end;

    if (!file) {
        message_line(LREL_LEVEL_ERROR, "%s: %s", path, strerror(errno));
        return EXIT_INPUT;
    }
    end = read_lines(file, is_standard ? "standard input" : path, out);
    if (!is_standard)
        fclose(file);
    if (end == EXIT_DONE && out->count == 0) {
        message_line(LREL_LEVEL_ERROR, "%s: there is no point in it", path);
        return EXIT_INPUT;
    }
    return end;
}

void points_free(points *list)
{
    free(list->at);
    *list = (points){0};
}
