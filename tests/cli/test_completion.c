/* SPDX-License-Identifier: Apache-2.0 */
/* test_completion.c: the completions as the shells take them. A shell that is not
 * installed is skipped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define BASH LREL_USAGE "/bash/landrelease"
#define ZSH  LREL_USAGE "/zsh/_landrelease"
#define FISH LREL_USAGE "/fish/landrelease.fish"

static bool has(const char *shell)
{
    char command[80];

    snprintf(command, sizeof command, "command -v %s > /dev/null", shell);
    return system(command) == 0;
}

static void need(const char *shell)
{
    if (has(shell))
        return;
    print_message("skipped: no %s here\n", shell);
    skip();
}

/* What @p command prints, lines joined by spaces. */
static void answer_of(const char *command, char *out, size_t size)
{
    FILE *pipe = popen(command, "r");
    size_t length;

    assert_non_null(pipe);
    length = fread(out, 1, size - 1, pipe);
    out[length] = '\0';
    assert_int_equal(pclose(pipe), 0);
    while (length > 0 && out[length - 1] == '\n')
        out[--length] = '\0';
    for (char *c = out; *c; c++)
        if (*c == '\n')
            *c = ' ';
}

/* Words as bash hands them over: with "=" as one of its own. */
typedef struct completion {
    const char *name;
    const char *words;    /* what stands on the line */
    const char *expected; /* exactly; NULL: see `among` */
    const char *among;    /* one of what is offered */
} completion;

static const completion cases[] = {
    {"bash__a_command_by_its_beginning", "landrelease led", "ledger", NULL},
    {"bash__the_program_has_options", "landrelease --ver", "--version", NULL},
    {"bash__options_of_the_command", "landrelease run --fa", "--fail-on", NULL},
    {"bash__common_options_too", "landrelease ledger --prog", "--progress", NULL},
    {"bash__no_options_of_another_command", "landrelease doctor --overw", "", NULL},
    {"bash__choices", "landrelease run --fail-on ''", "note warning error", NULL},
    {"bash__choices_by_their_beginning", "landrelease run --fail-on w", "warning", NULL},
    {"bash__choices_behind_equals", "landrelease run --color = ne", "never", NULL},
    {"bash__choices_right_behind_equals",
     "landrelease run --color =", "auto always never", NULL},
    {"bash__programme_files_by_their_ending", "landrelease run examples/first/pro",
     "examples/first/programme.yaml", NULL},
    {"bash__no_files_of_other_endings", "landrelease run examples/first/al", "", NULL},
    {"bash__folders_lead_on", "landrelease run exam", "examples", NULL},
    {"bash__folders_for_an_output_folder", "landrelease run -o exam", "examples", NULL},
    {"bash__no_files_for_an_output_folder", "landrelease run -o examples/first/pro", "",
     NULL},
    {"bash__files_by_the_ending_of_the_option",
     "landrelease map -o examples/first/provinces", "examples/first/provinces.geojson",
     NULL},
    {"bash__nothing_for_a_date", "landrelease map --at 20", "", NULL},
    {"bash__words_of_a_list", "landrelease ledger --by co", "contamination", NULL},
    {"bash__the_next_word_of_a_list", "landrelease ledger --by class,ope",
     "class,operator", NULL},
    {"bash__every_word_behind_a_comma", "landrelease ledger --by class,source,", NULL,
     "class,source,admin1"},
    {"bash__an_account_goes_into_a_csv", "landrelease ledger -o testdata/beside/de",
     "testdata/beside/declared.csv", NULL},
    {"bash__help_knows_the_commands", "landrelease help ver", "version", NULL},
    {"bash__a_flag_takes_no_value", "landrelease run --quiet --js", NULL, "--json"},
};

static void bash_offers(void **state)
{
    const completion *c = *state;
    char command[600], found[4000];

    need("bash");
    snprintf(command, sizeof command,
             "bash --norc --noprofile -c 'source " BASH "; COMP_WORDS=(\"$@\"); "
             "COMP_CWORD=$(($# - 1)); _landrelease; "
             "printf \"%%s\\n\" \"${COMPREPLY[@]}\"' bash %s",
             c->words);
    answer_of(command, found, sizeof found);
    if (c->expected)
        assert_string_equal(found, c->expected);
    else
        assert_non_null(strstr(found, c->among));
}

static void zsh__syntax_is_right(void **state)
{
    need("zsh");
    assert_int_equal(system("zsh -n " ZSH), 0);
}

static void fish_offers(const char *line, const char *expected)
{
    char command[600], found[4000];

    snprintf(command, sizeof command,
             "fish --no-config -c 'source " FISH "; complete -C \"%s\"' | cut -f 1",
             line);
    answer_of(command, found, sizeof found);
    assert_string_equal(found, expected);
}

static void fish__syntax_is_right(void **state)
{
    need("fish");
    assert_int_equal(system("fish -n " FISH), 0);
}

static void fish__offers_commands_options_and_choices(void **state)
{
    need("fish");
    fish_offers("landrelease led", "ledger");
    fish_offers("landrelease run --fai", "--fail-on");
    fish_offers("landrelease run --fail-on w", "warning");
    fish_offers("landrelease ledger --by class,ope", "class,operator");
    fish_offers("landrelease run examples/first/prog", "examples/first/programme.yaml");
}

static void bash__shellcheck_finds_nothing(void **state)
{
    need("shellcheck");
    assert_int_equal(system("shellcheck -s bash " BASH), 0);
}

int main(void)
{
    enum { CASES = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[CASES + 4] = {
        cmocka_unit_test(bash__shellcheck_finds_nothing),
        cmocka_unit_test(zsh__syntax_is_right),
        cmocka_unit_test(fish__syntax_is_right),
        cmocka_unit_test(fish__offers_commands_options_and_choices),
    };

    for (size_t i = 0; i < CASES; i++)
        tests[4 + i] = (struct CMUnitTest){.name = cases[i].name,
                                           .test_func = bash_offers,
                                           .initial_state = (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
