/* SPDX-License-Identifier: Apache-2.0 */
/* test_yaml.c: what the tree of a YAML file says, and what is refused, at which place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "bridge/yaml.h"
#include "support/rows.h"

typedef struct fixture {
    lrel_context *context;
    lrel_arena *arena;
    lrel_error err;
} fixture;

static fixture begin(void)
{
    fixture f = {.context = lrel_context_new(NULL)};

    assert_non_null(f.context);
    f.arena = lrel_arena_new(f.context);
    assert_non_null(f.arena);
    lrel_error_init(&f.err);
    return f;
}

static void end(fixture *f)
{
    lrel_arena_free(f->arena);
    lrel_context_free(f->context);
}

static lrel_status parse(fixture *f, const char *text, const lrel_yaml **root)
{
    return lrel_yaml_parse(f->context, "p.yaml", lrel_text_of(text), f->arena, root,
                           &f->err);
}

static void assert_text(lrel_text text, const char *wanted)
{
    assert_int_equal(text.length, strlen(wanted));
    assert_memory_equal(text.at, wanted, text.length);
}

static void yaml_parse__scalars_stay_text(void **state)
{
    static const char *const wanted[] = {"NO", "007", "2020-01-02", "1e3",
                                         "",   "~",   "a: b"};
    fixture f = begin();
    const lrel_yaml *root = NULL, *item;
    size_t i = 0;

    assert_int_equal(parse(&f, "[NO, 007, 2020-01-02, 1e3, '', ~, 'a: b']", &root),
                     LREL_OK);
    assert_int_equal(root->kind, LREL_YAML_LIST);
    assert_int_equal(root->count, sizeof wanted / sizeof *wanted);
    for (item = root->first; item; item = item->next)
        assert_text(item->text, wanted[i++]);
    end(&f);
}

static void yaml_parse__keys_and_values_have_their_place(void **state)
{
    fixture f = begin();
    const lrel_yaml *root = NULL, *inner;

    assert_int_equal(parse(&f, "a: 1\nsome:\n  deep: {x: y}\n", &root), LREL_OK);
    assert_int_equal(root->count, 2);
    inner = root->first->next->first;
    assert_text(inner->key, "deep");
    assert_int_equal(inner->key_line, 3);
    assert_int_equal(inner->key_column, 3);
    assert_int_equal(inner->line, 3);
    assert_int_equal(inner->column, 9);
    assert_text(inner->first->text, "y");
    end(&f);
}

static void yaml_parse__a_list_of_maps_keeps_its_order(void **state)
{
    fixture f = begin();
    const lrel_yaml *root = NULL;

    assert_int_equal(parse(&f, "- {k: 1}\n- {k: 2}\n- [a, [b]]\n", &root), LREL_OK);
    assert_text(root->first->first->text, "1");
    assert_text(root->first->next->first->text, "2");
    assert_text(root->first->next->next->first->next->first->text, "b");
    end(&f);
}

static void yaml_parse__an_empty_file_is_an_empty_text(void **state)
{
    fixture f = begin();
    const lrel_yaml *root = NULL;

    assert_int_equal(parse(&f, "# only a comment\n", &root), LREL_OK);
    assert_int_equal(root->kind, LREL_YAML_TEXT);
    assert_int_equal(root->text.length, 0);
    end(&f);
}

static void yaml_parse__a_byte_order_mark_is_skipped(void **state)
{
    fixture f = begin();
    const lrel_yaml *root = NULL;

    assert_int_equal(parse(&f,
                           "\xEF\xBB\xBF"
                           "a: b\n",
                           &root),
                     LREL_OK);
    assert_text(root->first->key, "a");
    end(&f);
}

typedef struct refusal {
    const char *name;
    const char *text;
    const char *message; /* how it begins */
} refusal;

static const refusal refusals[] = {
    {"yaml_parse__an_anchor_is_refused", "a: &x 1\n", "p.yaml:1:4: an anchor"},
    {"yaml_parse__an_anchor_on_a_map_is_refused", "a: &x {b: c}\n",
     "p.yaml:1:4: an anchor"},
    {"yaml_parse__an_alias_is_refused", "a: 1\nb: *x\n", "p.yaml:2:4: an alias"},
    {"yaml_parse__a_tag_is_refused", "a: !!int 1\n", "p.yaml:1:4: a tag"},
    {"yaml_parse__a_tag_on_a_list_is_refused", "a: !x [1]\n", "p.yaml:1:4: a tag"},
    {"yaml_parse__a_key_twice_is_refused", "a: 1\nb: 2\na: 3\n",
     "p.yaml:3:1: key `a` comes twice (first in line 1)"},
    {"yaml_parse__a_key_twice_in_one_line_is_refused", "{a: 1, a: 2}",
     "p.yaml:1:8: key `a` comes twice"},
    {"yaml_parse__a_map_as_key_is_refused", "? {a: b}\n: c\n",
     "p.yaml:1:3: a key must be plain text"},
    {"yaml_parse__a_second_document_is_refused", "a: 1\n---\nb: 2\n",
     "p.yaml:2:1: a second document"},
    {"yaml_parse__nul_in_text_is_refused", "a: \"x\\0y\"\n",
     "p.yaml:1:4: text with a NUL"},
    /* what a hand does wrong, and what to do about it */
    {"yaml_parse__a_tab_before_a_first_key_is_refused", "a:\n\tb: c\n",
     "p.yaml:2:1: a tab; indent with spaces"},
    {"yaml_parse__a_tab_after_a_value_is_refused", "a: 1\n\tb: c\n",
     "p.yaml:2:1: a tab; indent with spaces"},
    {"yaml_parse__a_tab_in_an_entry_is_refused", "s:\n  - a: 1\n\tb: c\n",
     "p.yaml:3:1: a tab; indent with spaces"},
    {"yaml_parse__a_tab_behind_a_character_of_two_bytes_is_refused",
     "\xC3\xA9: 1\nx:\n\tb: c\n", "p.yaml:3:1: a tab; indent with spaces"},
    {"yaml_parse__a_key_under_the_dash_is_refused", "s:\n  - a: 1\n  b: 2\n",
     "p.yaml:3:3: indented otherwise than the lines above; the keys of one entry begin "
     "in "
     "one column, and a new entry begins with `- ` under the `-` above"},
    {"yaml_parse__a_key_one_space_left_is_refused", "s:\n  - a: 1\n   b: 2\n",
     "p.yaml:3:4: indented otherwise than the lines above"},
    {"yaml_parse__an_entry_one_space_right_is_refused", "s:\n  - a: 1\n   - a: 2\n",
     "p.yaml:3:4: indented otherwise than the lines above"},
    {"yaml_parse__an_entry_one_space_left_is_refused", "s:\n  - a: 1\n - a: 2\n",
     "p.yaml:3:2: indented otherwise than the lines above; the keys of one entry begin "
     "in "
     "one column: is it one space too many or too few?"},
    {"yaml_parse__a_key_one_space_right_is_refused", "s:\n  - a: 1\n     b: 2\n",
     "p.yaml:3:7: indented more than the line above, which has a value already; the keys "
     "of one entry begin in one column"},
    {"yaml_parse__a_first_line_that_is_indented_is_refused", " a: 1\nb: 2\n",
     "p.yaml:2:1: indented otherwise than the lines above; keys of the programme begin "
     "in "
     "the first column"},
    {"yaml_parse__a_colon_in_a_value_is_refused", "a: Year: 2020\n",
     "p.yaml:1:8: a second `: ` in one line; quote text that has `: ` in it"},
    {"yaml_parse__a_colon_in_a_value_of_a_flow_map_is_refused", "a: {b: c: d}\n",
     "p.yaml:1:4: this `{` is not closed, or a comma lacks in it; quote text that has "
     "`, `, `{` or `: ` in it"},
    {"yaml_parse__a_key_without_colon_is_refused", "a: 1\nb 2\nc: 3\n",
     "p.yaml:2:1: a key without `: ` behind it, as in `key: value`"},
    {"yaml_parse__a_colon_without_space_is_refused", "a: 1\nb:[2]\nc: 3\n",
     "p.yaml:2:1: a key without `: ` behind it"},
    {"yaml_parse__an_open_bracket_is_refused", "a: 1\nb: [1, 2\nc: 3\n",
     "p.yaml:2:4: this `[` is not closed, or a comma lacks in it"},
    {"yaml_parse__an_open_brace_is_refused", "a: {b: 1\n",
     "p.yaml:1:4: this `{` is not closed"},
    {"yaml_parse__an_open_quote_is_refused", "a: 1\nb: \"2\nc: 3\n",
     "p.yaml:2:4: this quote is never closed"},
    {"yaml_parse__text_behind_a_quote_is_refused", "a: \"1\" or 2\n",
     "p.yaml:1:8: text behind a closing quote or bracket; quote all of it"},
    {"yaml_parse__an_at_sign_is_refused", "a: @b\n",
     "p.yaml:1:4: text cannot begin with this character; quote it"},
    {"yaml_parse__a_backslash_in_quotes_is_refused", "a: \"C:\\data\"\n",
     "p.yaml:1:7: `\\` means something within \"...\"; write the text in '...'"},
    {"yaml_parse__a_list_in_the_line_of_its_key_is_refused", "a: - b\n",
     "p.yaml:1:4: a list begins in the line below its key; quote text that begins with "
     "`- `"},
    {"yaml_parse__what_has_no_hint_is_told_as_it_is", "a: |x\n  b\n",
     "p.yaml:1:5: did not find expected comment or line break"},
    {"yaml_parse__bytes_that_are_not_utf8_are_refused", "a: \xFF\n", "p.yaml: byte 3: "},
};

static void text_is_refused(void **state)
{
    const refusal *row = *state;
    fixture f = begin();
    const lrel_yaml *root = NULL;

    assert_int_equal(parse(&f, row->text, &root), LREL_E_PROGRAMME);
    assert_null(root);
    if (strncmp(f.err.message, row->message, strlen(row->message)) != 0)
        fail_msg("\"%s\" does not begin with \"%s\"", f.err.message, row->message);
    end(&f);
}

/* `[[[...]]]` with @p depth brackets. */
static lrel_status parse_depth(fixture *f, int depth)
{
    char text[400] = "";
    const lrel_yaml *root = NULL;

    memset(text, '[', (size_t)depth);
    memset(text + depth, ']', (size_t)depth);
    return parse(f, text, &root);
}

static void yaml_parse__32_levels_are_read_and_33_refused(void **state)
{
    fixture f = begin();

    assert_int_equal(parse_depth(&f, LREL_YAML_DEPTH_MAX), LREL_OK);
    assert_int_equal(parse_depth(&f, LREL_YAML_DEPTH_MAX + 1), LREL_E_PROGRAMME);
    end(&f);
}

static void yaml_parse__more_than_4_mib_is_a_limit(void **state)
{
    fixture f = begin();
    size_t length = LREL_YAML_BYTES_MAX + 1;
    char *text = lrel__alloc(f.context, length, 1);
    const lrel_yaml *root = NULL;

    assert_non_null(text);
    memset(text, '\n', length);
    assert_int_equal(lrel_yaml_parse(f.context, "p.yaml", (lrel_text){text, length},
                                     f.arena, &root, &f.err),
                     LREL_E_LIMIT);
    lrel__free(f.context, text);
    end(&f);
}

static void yaml_read__what_is_no_file_is_refused(void **state)
{
    fixture f = begin();
    const lrel_yaml *root = NULL;

    assert_int_equal(
        lrel_yaml_read(f.context, "tests/no such.yaml", f.arena, &root, &f.err),
        LREL_E_NOT_FOUND);
    assert_string_equal(f.err.message, "tests/no such.yaml: no such file");
    assert_int_equal(lrel_yaml_read(f.context, "tests", f.arena, &root, &f.err),
                     LREL_E_READ);
    assert_int_equal(lrel_yaml_read(f.context, "/dev/zero", f.arena, &root, &f.err),
                     LREL_E_READ);
    end(&f);
}

int main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(yaml_parse__scalars_stay_text),
        cmocka_unit_test(yaml_parse__keys_and_values_have_their_place),
        cmocka_unit_test(yaml_parse__a_list_of_maps_keeps_its_order),
        cmocka_unit_test(yaml_parse__an_empty_file_is_an_empty_text),
        cmocka_unit_test(yaml_parse__a_byte_order_mark_is_skipped),
        cmocka_unit_test(yaml_parse__32_levels_are_read_and_33_refused),
        cmocka_unit_test(yaml_parse__more_than_4_mib_is_a_limit),
        cmocka_unit_test(yaml_read__what_is_no_file_is_refused),
    };
    struct CMUnitTest tests[ROWS(single) + ROWS(refusals)];
    size_t count = ROWS(single);

    memcpy(tests, single, sizeof single);
    ADD_ROWS(tests, count, refusals, text_is_refused);
    return cmocka_run_group_tests_name("yaml", tests, NULL, NULL);
}
