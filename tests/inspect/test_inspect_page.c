/* SPDX-License-Identifier: Apache-2.0 */
/* test_inspect_page.c: docs/inspect.md shows what the program prints: its blocks are the
 * golden cases page_text and page_draft. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = calloc(1, 1 << 16);

    if (!file)
        fail_msg("no %s", path);
    assert_non_null(text);
    assert_in_range(fread(text, 1, (1 << 16) - 1, file), 1, (1 << 16) - 2);
    fclose(file);
    return text;
}

/* The first block that begins with @p fence, to be freed. */
static char *block_of(const char *page, const char *fence)
{
    const char *start = strstr(page, fence), *end;

    if (!start)
        fail_msg("no block %s", fence);
    start += strlen(fence);
    end = strstr(start, "```");
    assert_non_null(end);
    return strndup(start, (size_t)(end - start));
}

static void expect_block(const char *fence, const char *golden)
{
    char *page = read_file("docs/inspect.md"), *shown = block_of(page, fence);
    char *printed = read_file(golden);

    assert_string_equal(shown, printed);
    free(printed);
    free(shown);
    free(page);
}

static void page__the_text_is_what_is_printed(void **state)
{
    expect_block("```text\n", "tests/cli/inspect/page_text/stdout");
}

static void page__the_draft_is_what_is_printed(void **state)
{
    expect_block("```yaml\n", "tests/cli/inspect/page_draft/stdout");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page__the_text_is_what_is_printed),
        cmocka_unit_test(page__the_draft_is_what_is_printed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
