/* SPDX-License-Identifier: Apache-2.0 */
/* scene_rows.c: tables made by hand, as the readers make them of files. */
#include "normalise/scene_rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static lrel_text column_names[SCENE_COLUMNS] = {{"A", 1}, {"B", 1}, {"C", 1}, {"D", 1},
                                                {"E", 1}, {"F", 1}, {"G", 1}, {"H", 1}};

static lrel_programme *read_programme(scene *s, lrel_role role, const char *rules,
                                      const char *keys)
{
    char path[] = "/tmp/lrel-normalise-XXXXXX";
    lrel_programme *programme = NULL;
    int file = mkstemp(path);
    FILE *stream = file >= 0 ? fdopen(file, "w") : NULL;

    assert_non_null(stream);
    (void)fprintf(stream,
                  "programme: P\nas_of: 2024-06-30\n%ssources:\n  - path: t.csv\n"
                  "    role: %s\n    name: src\n%s",
                  rules, lrel_vocabulary_name(&lrel_vocabulary_role, (int)role), keys);
    assert_int_equal(fclose(stream), 0);
    if (lrel_programme_read(s->context, path, &programme, &s->err) != LREL_OK)
        fail_msg("%s", s->err.message);
    (void)unlink(path);
    return programme;
}

scene scene_begin(lrel_role role, const char *rules, const char *keys)
{
    scene s = {.context = lrel_context_new(NULL)};

    assert_non_null(s.context);
    lrel_error_init(&s.err);
    s.arena = lrel_arena_new(s.context);
    s.issues = lrel_issues_new(s.context);
    assert_true(s.arena && s.issues);
    s.programme = read_programme(&s, role, rules, keys);
    s.table.context = s.context;
    s.table.columns = column_names;
    s.table.column_count = SCENE_COLUMNS;
    return s;
}

static void *more(void *memory, size_t count, size_t size)
{
    void *larger = realloc(memory, (count + 1) * size);

    assert_non_null(larger);
    return larger;
}

/* Cells left out are empty. */
static void split_cells(scene *s, const char *cells, lrel_text *out)
{
    const char *copy = lrel_arena_text(s->arena, cells, strlen(cells));

    assert_non_null(copy);
    for (int i = 0; i < SCENE_COLUMNS; i++) {
        size_t length = strcspn(copy, "|");

        out[i] = (lrel_text){copy, length};
        copy += copy[length] ? length + 1 : length;
    }
}

void scene_add_shape(scene *s, const char *cells, lrel_shape_kind kind)
{
    lrel_table *table = &s->table;
    size_t row = table->row_count++;

    table->cells = more(table->cells, row, SCENE_COLUMNS * sizeof *table->cells);
    table->rows = more(table->rows, row, sizeof *table->rows);
    table->is_ragged = more(table->is_ragged, row, sizeof *table->is_ragged);
    table->shapes = more(table->shapes, row, sizeof *table->shapes);
    split_cells(s, cells, table->cells + row * SCENE_COLUMNS);
    table->rows[row] = (int64_t)row + 1;
    table->is_ragged[row] = false;
    table->shapes[row] = (lrel_shape){.kind = (uint8_t)kind};
}

void scene_add(scene *s, const char *cells)
{
    scene_add_shape(s, cells, LREL_SHAPE_POLYGON);
}

lrel_status scene_try(scene *s)
{
    if (lrel_role_is_of_account(s->programme->sources[0].role))
        return lrel_normalise_records(s->programme, 0, &s->table, s->arena, &s->records,
                                      s->issues, &s->err);
    return lrel_normalise_facts(s->programme, 0, &s->table, s->arena, &s->facts,
                                s->issues, &s->err);
}

void scene_run(scene *s)
{
    if (scene_try(s) != LREL_OK)
        fail_msg("%s", s->err.message);
    assert_int_equal(s->records.count + s->facts.count, s->table.row_count);
}

size_t scene_issues(const scene *s, lrel_issue_kind kind)
{
    size_t count = 0;

    for (size_t i = 0; i < lrel_issues_count(s->issues); i++)
        count += lrel_issues_at(s->issues, i)->kind == kind;
    return count;
}

const lrel_issue *scene_issue(const scene *s, lrel_issue_kind kind)
{
    assert_int_equal(scene_issues(s, kind), 1);
    for (size_t i = 0;; i++)
        if (lrel_issues_at(s->issues, i)->kind == kind)
            return lrel_issues_at(s->issues, i);
}

void scene_expect(const scene *s, int issue)
{
    if (issue == NO_ISSUE)
        assert_int_equal(lrel_issues_count(s->issues), 0);
    else
        assert_int_equal(scene_issue(s, (lrel_issue_kind)issue)->count, 1);
}

void scene_end(scene *s)
{
    free(s->table.cells);
    free(s->table.rows);
    free(s->table.is_ragged);
    free(s->table.shapes);
    lrel_records_clear(s->context, &s->records);
    lrel_facts_clear(s->context, &s->facts);
    lrel_issues_free(s->issues);
    lrel_programme_free(s->programme);
    lrel_arena_free(s->arena);
    lrel_context_free(s->context);
}

void assert_words(lrel_text text, const char *wanted)
{
    if (text.length != strlen(wanted) ||
        (text.length > 0 && memcmp(text.at, wanted, text.length) != 0))
        fail_msg("\"%.*s\" is not \"%s\"", LREL_TEXT_ARGS(text), wanted);
}
