/* SPDX-License-Identifier: Apache-2.0 */
/* test_inspect_formats.c: files that other projects publish to test readers with: each is
 * shown, or named with its reason, in every form, and a draft with sources is a
 * programme. Skipped where the folder is absent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bridge/yaml.h"
#include "inspect/uncomment.h"
#include "landrelease/inspect.h"
#include "programme/programme.h"
#include "support/shared_files.h"

#define FORMATS SHARED_FORMATS

typedef struct tally {
    lrel_context *context;
    char written[40];
    int read, refused, drafts;
} tally;

/* Without its marks it is YAML too. */
static void check_uncommented(tally *count, const char *path, char *draft)
{
    lrel_arena *arena = lrel_arena_new(count->context);
    const lrel_yaml *root = NULL;
    lrel_error err;

    uncomment(draft);
    if (lrel_yaml_parse(count->context, path, lrel_text_of(draft), arena, &root, &err) !=
        LREL_OK)
        fail_msg("%s in:\n%s", err.message, draft);
    lrel_arena_free(arena);
}

static void check_yaml(tally *count, const char *path)
{
    lrel_arena *arena = lrel_arena_new(count->context);
    const lrel_yaml *root = NULL;
    lrel_error err;

    assert_non_null(arena);
    if (lrel_yaml_read(count->context, count->written, arena, &root, &err) != LREL_OK)
        fail_msg("the draft of %s: %s", path, err.message);
    assert_int_equal(root->kind, LREL_YAML_MAP);
    lrel_arena_free(arena);
}

static void check_draft(tally *count, const char *path)
{
    lrel_programme *programme = NULL;
    char start[1 << 18];
    lrel_error err;
    FILE *file = fopen(count->written, "r");
    bool has_sources;
    size_t length;

    assert_non_null(file);
    length = fread(start, 1, sizeof start - 1, file);
    start[length] = '\0';
    fclose(file);
    has_sources = !strstr(start, "\nsources: []");
    if (length < sizeof start - 1)
        check_uncommented(count, path, start);
    if (!has_sources)
        return; /* boundaries alone, or nothing: no programme yet */
    if (lrel_programme_read(count->context, count->written, &programme, &err) != LREL_OK)
        fail_msg("the draft of %s: %s", path, err.message);
    lrel_programme_free(programme);
    count->drafts++;
}

static void inspect_file(const char *path, const char *name, void *user)
{
    tally *count = user;
    lrel_inspection *inspection = NULL;
    lrel_error err;

    assert_int_equal(lrel_inspection_new(count->context, NULL, &inspection, NULL),
                     LREL_OK);
    if (lrel_inspection_add(inspection, path, &err) == LREL_OK) {
        count->read++;
    } else {
        count->refused++;
        assert_true(err.message[0] != '\0');
    }
    assert_int_equal(lrel_inspection_file_count(inspection), 1);
    for (int form = LREL_INSPECTION_TEXT; form <= LREL_INSPECTION_PROGRAMME; form++)
        assert_int_equal(lrel_inspection_write(inspection, (lrel_inspection_form)form,
                                               count->written, true, NULL),
                         LREL_OK);
    check_yaml(count, path);
    check_draft(count, path);
    lrel_inspection_free(inspection);
}

static void formats__every_file_is_shown_or_named_with_its_reason(void **state)
{
    static const char *const folders[] = {
        FORMATS "/csv",    FORMATS "/geojson",  FORMATS "/shp",
        FORMATS "/gpkg",   FORMATS "/kml",      SHARED "/khm_admin",
        SHARED "/bih_adm", SHARED "/published", SHARED "/natural_earth"};
    tally count = {.written = "/tmp/lrel_inspect_XXXXXX"};
    int file;

    shared_files_skip_without(FORMATS);
    file = mkstemp(count.written);
    assert_true(file >= 0);
    close(file);
    count.context = lrel_context_new(NULL);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        shared_files_walk(folders[i], inspect_file, &count);
    print_message("%d shown, %d refused, %d drafts\n", count.read, count.refused,
                  count.drafts);
    assert_true(count.read > 100);
    assert_true(count.drafts > 0);
    lrel_context_free(count.context);
    unlink(count.written);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats__every_file_is_shown_or_named_with_its_reason),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
