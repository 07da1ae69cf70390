/* SPDX-License-Identifier: Apache-2.0 */
/* test_keys.c: docs/programme.md has a line for every word and code of the tables,
 * exactly as they have it, and each of its examples is read as a programme. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "programme/keys.h"
#include "programme/scratch.h"

#define PAGE "docs/programme.md"

static char *page; /* PAGE */

static int read_page(void **state)
{
    FILE *file = fopen(PAGE, "rb");
    size_t length;

    if (!file || !(page = calloc(1, 1 << 20)))
        return -1;
    length = fread(page, 1, (1 << 20) - 1, file);
    (void)fclose(file);
    return length > 0 ? 0 : -1;
}

static int drop_page(void **state)
{
    free(page);
    return 0;
}

static void assert_line(const char *line)
{
    size_t length = strlen(line);
    const char *found = page;

    while ((found = strstr(found, line)) &&
           ((found != page && found[-1] != '\n') || found[length] != '\n'))
        found++;
    if (!found)
        fail_msg(PAGE " lacks the line\n%s", line);
}

static void assert_words(const lrel_word_list *list)
{
    char line[600];

    for (int i = 0; i < list->count; i++) {
        const lrel_word *word = &list->words[i];

        assert_non_null(word->name);
        (void)snprintf(line, sizeof line, "| `%s` | %s | %s | %s |", word->name,
                       word->value, word->is_required ? "yes" : "", word->meaning);
        assert_line(line);
    }
}

static void docs_programme__every_word_has_its_line(void **state)
{
    assert_words(&lrel_programme_words);
    assert_words(&lrel_source_words);
    assert_words(&lrel_boundary_words);
    assert_words(&lrel_mapping_words);
    assert_words(&lrel_geometry_words);
    assert_words(&lrel_traverse_words);
    assert_words(&lrel_where_words);
    assert_words(&lrel_grid_words);
    assert_words(&lrel_focus_words);
    assert_words(&lrel_focus_weight_words);
    assert_words(&lrel_exposure_words);
    assert_words(&lrel_forecast_words);
    assert_words(&lrel_scenario_words);
}

static void list_roles(uint32_t roles, char out[120])
{
    int length = 0;

    (void)snprintf(out, 120, "all");
    for (int role = 0; roles != LREL_ROLES_ALL && role < LREL_ROLE_COUNT; role++)
        if (roles >> role & 1)
            length += snprintf(out + length, 120 - (size_t)length, "%s%s",
                               length == 0 ? "" : ", ",
                               lrel_vocabulary_name(&lrel_vocabulary_role, role));
}

static void docs_programme__every_key_has_its_line(void **state)
{
    char line[600], roles[120];

    for (int key = 0; key < LREL_KEY_COUNT; key++) {
        const lrel_key_info *info = lrel_key_info_of((lrel_key)key);

        assert_non_null(info->name);
        assert_in_range(info->roles, 1, LREL_ROLES_ALL);
        list_roles(info->roles, roles);
        (void)snprintf(line, sizeof line, "| `%s` | %s | %s%s%s | %s |", info->name,
                       roles, lrel_value_type_name(info->type),
                       info->vocabulary ? " of " : "",
                       info->vocabulary ? info->vocabulary->name : "", info->meaning);
        assert_line(line);
    }
}

static void docs_programme__every_code_has_its_place(void **state)
{
    static const lrel_vocabulary *const vocabularies[] = {
        &lrel_vocabulary_class,        &lrel_vocabulary_contamination,
        &lrel_vocabulary_status,       &lrel_vocabulary_status_reason,
        &lrel_vocabulary_product,      &lrel_vocabulary_activity,
        &lrel_vocabulary_method,       &lrel_vocabulary_asset,
        &lrel_vocabulary_acceptance,   &lrel_vocabulary_item,
        &lrel_vocabulary_use_after,    &lrel_vocabulary_origin,
        &lrel_vocabulary_point_type,   &lrel_vocabulary_geometry_kind,
        &lrel_vocabulary_find_context, &lrel_vocabulary_yes_no,
        &lrel_vocabulary_coverage,     &lrel_vocabulary_measure,
        &lrel_vocabulary_basis,        &lrel_vocabulary_value_flag,
        &lrel_vocabulary_source_kind,  &lrel_vocabulary_figure_unit,
        &lrel_vocabulary_role};
    char line[600];

    for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++) {
        int length = snprintf(line, sizeof line, "| %s |", vocabularies[i]->name);

        for (int code = 0; code < lrel_vocabulary_count(vocabularies[i]); code++)
            length += snprintf(line + length, sizeof line - (size_t)length, "%s `%s`",
                               code == 0 ? "" : ",", vocabularies[i]->codes[code]);
        (void)snprintf(line + length, sizeof line - (size_t)length, " |");
        assert_line(line);
    }
}

static void docs_programme__every_group_is_named(void **state)
{
    char name[40];

    for (int by = 0; by < LREL_BY_COUNT; by++) {
        (void)snprintf(name, sizeof name, "`%s`", lrel_by_name((lrel_by)by));
        assert_non_null(strstr(page, name));
    }
}

/* Examples that begin with `# name.yaml` are files for those that follow. */
static void docs_programme__every_example_is_read(void **state)
{
    scratch s = scratch_begin();
    const char *at = page;
    int programmes = 0;

    while ((at = strstr(at, "```yaml\n"))) {
        const char *first = at + strlen("```yaml\n");
        const char *last = strstr(first, "```");
        char name[64] = "p.yaml";

        assert_non_null(last);
        if (sscanf(first, "# %63[a-z].yaml", name) == 1) {
            (void)strcat(name, ".yaml");
            scratch_write(&s, name, (lrel_text){first, (size_t)(last - first)});
        } else {
            scratch_write(&s, "p.yaml", (lrel_text){first, (size_t)(last - first)});
            if (scratch_read(&s, "p.yaml") != LREL_OK)
                fail_msg("%s", s.err.message);
            programmes++;
        }
        at = last + 3;
    }
    assert_true(programmes >= 3);
    scratch_end(&s);
}

/* One name may mean two things in two roles (`status`), never in one. */
static void keys__names_are_unique_in_a_role_and_over_source_words(void **state)
{
    for (int key = 0; key < LREL_KEY_COUNT; key++) {
        const lrel_key_info *info = lrel_key_info_of((lrel_key)key);
        lrel_text name = lrel_text_of(info->name);

        for (int role = 0; role < LREL_ROLE_COUNT; role++)
            if (info->roles >> role & 1)
                assert_int_equal(lrel_key_find(name, (lrel_role)role), key);
        assert_int_equal(lrel_key_roles(name) & info->roles, info->roles);
        assert_int_equal(lrel_word_find(&lrel_source_words, name), -1);
    }
    for (int word = 0; word < lrel_source_words.count; word++)
        assert_int_equal(lrel_word_find(&lrel_source_words,
                                        lrel_text_of(lrel_source_words.words[word].name)),
                         word);
}

static void keys__coded_keys_have_a_vocabulary_and_no_others(void **state)
{
    for (int key = 0; key < LREL_KEY_COUNT; key++) {
        const lrel_key_info *info = lrel_key_info_of((lrel_key)key);
        bool coded = info->type == LREL_VALUE_CODE || info->type == LREL_VALUE_CODES;

        assert_int_equal(coded, info->vocabulary != NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(docs_programme__every_word_has_its_line),
        cmocka_unit_test(docs_programme__every_key_has_its_line),
        cmocka_unit_test(docs_programme__every_code_has_its_place),
        cmocka_unit_test(docs_programme__every_group_is_named),
        cmocka_unit_test(docs_programme__every_example_is_read),
        cmocka_unit_test(keys__names_are_unique_in_a_role_and_over_source_words),
        cmocka_unit_test(keys__coded_keys_have_a_vocabulary_and_no_others),
    };

    return cmocka_run_group_tests(tests, read_page, drop_page);
}
