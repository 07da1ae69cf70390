/* SPDX-License-Identifier: Apache-2.0 */
/* 01_version_and_context.c: the smallest program.
 *
 * Shows which version a program was compiled with and which one it runs with, and how to
 * make a context: the one thing that every other example begins with.
 * Prints whether the two versions are the same. */
#include <stdio.h>
#include <string.h>

#include <landrelease/context.h>
#include <landrelease/version.h>

/* Known when compiling, so that a program can ask for what it needs. */
#if LREL_VERSION_MAJOR == 0 && LREL_VERSION_MINOR < 1
#error "needs landrelease 0.1 or newer"
#endif

int main(void)
{
    lrel_context_options options;
    lrel_context *context;

    if (strcmp(lrel_version(), LREL_VERSION) == 0)
        printf("headers and library are of one version\n");
    else
        printf("compiled with %s, running %s\n", LREL_VERSION, lrel_version());

    /* Always by the init function: it knows the defaults, and which fields there are. */
    lrel_context_options_init(&options);
    options.jobs = 2; /* threads at most; it changes the time, never the result */

    context = lrel_context_new(&options);
    if (!context) {
        fprintf(stderr, "no memory for a context\n");
        return 1;
    }
    printf("a context with two threads\n");

    lrel_context_free(context);
    return 0;
}
