/* SPDX-License-Identifier: Apache-2.0 */
/* test_progress.c: what the program shows on a terminal while it works. Standard error is
 * a pseudo-terminal, standard output is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define FIRST    "examples/first/programme.yaml"
#define REFUSALS "tests/cli/run/every_refusal_is_named/programme.yaml"
#define ERASE    "\r\033[K"
#define BAR      "[####"

static char scratch[] = "/tmp/landrelease-progress-XXXXXX";

static int plant(void **state)
{
    return mkdtemp(scratch) ? 0 : -1;
}

static int remove_entry(const char *path, const struct stat *about, int kind,
                        struct FTW *where)
{
    return remove(path);
}

static int uproot(void **state)
{
    return nftw(scratch, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* A terminal, and what was drawn on it. */
typedef struct terminal {
    const char *kind; /* TERM */
    const char *no_color;
    int columns;
    char shown[1 << 16];
    int status;
} terminal;

static void start(const terminal *t, const char *const *words)
{
    const char *arguments[16] = {"landrelease"};
    char out[80];
    int nowhere = open("/dev/null", O_WRONLY), count = 1;

    dup2(nowhere, STDOUT_FILENO);
    setenv("TERM", t->kind, 1);
    unsetenv("NO_COLOR");
    if (t->no_color)
        setenv("NO_COLOR", t->no_color, 1);
    snprintf(out, sizeof out, "%s/out", scratch);
    while (words[count - 1]) {
        arguments[count] = strcmp(words[count - 1], "OUT") == 0 ? out : words[count - 1];
        count++;
    }
    arguments[count] = NULL;
    execv(LREL_PROGRAM, (char **)(uintptr_t)arguments);
    _exit(99);
}

/* Reads until the program has closed its end, which a terminal reports as EIO. */
static void watch(terminal *t, const char *const *words)
{
    struct winsize size = {.ws_row = 24, .ws_col = (unsigned short)t->columns};
    size_t length = 0;
    ssize_t got;
    int master;
    pid_t child = forkpty(&master, NULL, NULL, &size);

    if (child == 0)
        start(t, words);
    assert_true(child > 0);
    while ((got = read(master, t->shown + length, sizeof t->shown - 1 - length)) > 0 ||
           (got < 0 && errno == EINTR))
        length += got > 0 ? (size_t)got : 0;
    t->shown[length] = '\0';
    close(master);
    assert_int_equal(waitpid(child, &t->status, 0), child);
}

#define WATCH(t, ...) watch(t, (const char *const[]){__VA_ARGS__, NULL})
#define RUN           "run", FIRST, "-o", "OUT", "--overwrite"

static terminal *terminal_of(const char *kind)
{
    static terminal t;

    t = (terminal){.kind = kind, .columns = 80};
    return &t;
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);

    return length >= tail && strcmp(text + length - tail, end) == 0;
}

static void progress__a_terminal_has_a_bar(void **state)
{
    terminal *t = terminal_of("xterm");

    WATCH(t, RUN);
    assert_int_equal(WEXITSTATUS(t->status), 0);
    assert_non_null(strstr(t->shown, BAR));
    assert_non_null(strstr(t->shown, "reading 2 of 4: BRAVO hazards"));
    assert_non_null(strstr(t->shown, "cutting the mosaic"));
    assert_non_null(strstr(t->shown, "data/ledger.csv"));
}

static void progress__nothing_of_the_bar_stays(void **state)
{
    terminal *t = terminal_of("xterm");

    WATCH(t, RUN);
    assert_true(ends_with(t->shown, ERASE));
    assert_null(strchr(t->shown, '\n'));
}

static void progress__the_bar_goes_before_a_message_comes(void **state)
{
    terminal *t = terminal_of("xterm");
    const char *at;
    int messages = 0;

    WATCH(t, "run", REFUSALS, "-o", "OUT", "--overwrite");
    assert_int_equal(WEXITSTATUS(t->status), 4);
    assert_non_null(strstr(t->shown, BAR + 1));
    for (at = t->shown; (at = strstr(at, "landrelease: ")) != NULL; at++, messages++) {
        bool is_behind_erase = at - t->shown >= 4 && strncmp(at - 4, ERASE, 4) == 0;

        assert_true(is_behind_erase || at[-1] == '\n');
    }
    assert_true(messages >= 4);
}

/* A line that is too long would go on in the next, where nothing erases it. */
static void progress__the_bar_fits_the_terminal(void **state)
{
    static const int widths[] = {20, 40, 52, 80};

    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        terminal *t = terminal_of("xterm");
        const char *at;

        t->columns = widths[i];
        WATCH(t, RUN);
        for (at = t->shown; (at = strstr(at, ERASE)) != NULL;) {
            const char *next = strstr(at + 4, ERASE);

            at += 4;
            assert_true((next ? next - at : (long)strlen(at)) < widths[i]);
        }
    }
}

static void progress__plain_lines_on_a_terminal_where_asked_for(void **state)
{
    terminal *t = terminal_of("xterm");

    WATCH(t, RUN, "--progress=plain");
    assert_null(strstr(t->shown, ERASE));
    assert_non_null(strstr(t->shown, "reading 2 of 4: BRAVO hazards\r\n"));
}

static void progress__a_dumb_terminal_has_none(void **state)
{
    terminal *t = terminal_of("dumb");

    WATCH(t, RUN);
    assert_string_equal(t->shown, "");
}

static void progress__quiet_and_none_have_none(void **state)
{
    terminal *t = terminal_of("xterm");

    WATCH(t, RUN, "--quiet");
    assert_string_equal(t->shown, "");
    WATCH(t, RUN, "--progress=none");
    assert_string_equal(t->shown, "");
}

static void color__a_terminal_has_it(void **state)
{
    terminal *t = terminal_of("xterm");

    WATCH(t, "run", "nowhere.yaml");
    assert_non_null(strstr(t->shown, "\033[1;31merror:\033[0m"));
}

static void color__no_color_takes_it_away(void **state)
{
    terminal *t = terminal_of("xterm");

    t->no_color = "1";
    WATCH(t, "run", "nowhere.yaml");
    assert_null(strstr(t->shown, "\033[1;31m"));
    assert_non_null(strstr(t->shown, "error: nowhere.yaml"));
}

static void color__an_empty_no_color_does_not(void **state)
{
    terminal *t = terminal_of("xterm");

    t->no_color = "";
    WATCH(t, "run", "nowhere.yaml");
    assert_non_null(strstr(t->shown, "\033[1;31m"));
}

static void color__never_and_dumb_have_none(void **state)
{
    terminal *t = terminal_of("xterm");

    WATCH(t, "run", "nowhere.yaml", "--color", "never");
    assert_null(strstr(t->shown, "\033[1;31m"));
    t = terminal_of("dumb");
    WATCH(t, "run", "nowhere.yaml");
    assert_null(strstr(t->shown, "\033[1;31m"));
}

static void color__always_goes_before_no_color(void **state)
{
    terminal *t = terminal_of("xterm");

    t->no_color = "1";
    WATCH(t, "run", "nowhere.yaml", "--color=always");
    assert_non_null(strstr(t->shown, "\033[1;31m"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(progress__a_terminal_has_a_bar),
        cmocka_unit_test(progress__nothing_of_the_bar_stays),
        cmocka_unit_test(progress__the_bar_goes_before_a_message_comes),
        cmocka_unit_test(progress__the_bar_fits_the_terminal),
        cmocka_unit_test(progress__plain_lines_on_a_terminal_where_asked_for),
        cmocka_unit_test(progress__a_dumb_terminal_has_none),
        cmocka_unit_test(progress__quiet_and_none_have_none),
        cmocka_unit_test(color__a_terminal_has_it),
        cmocka_unit_test(color__no_color_takes_it_away),
        cmocka_unit_test(color__an_empty_no_color_does_not),
        cmocka_unit_test(color__never_and_dumb_have_none),
        cmocka_unit_test(color__always_goes_before_no_color),
    };
    return cmocka_run_group_tests(tests, plant, uproot);
}
