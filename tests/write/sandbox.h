/* SPDX-License-Identifier: Apache-2.0 */
/* sandbox.h: a folder of its own for a test, and what is in it as one text. */
#ifndef LREL_TEST_WRITE_SANDBOX_H
#define LREL_TEST_WRITE_SANDBOX_H

#include <stddef.h>

#include "write/stream.h"

typedef struct sandbox {
    lrel_context *context;
    char root[64];
} sandbox;

/** For cmocka: *state becomes a sandbox, and is removed with all in it. */
int sandbox_setup(void **state);
int sandbox_teardown(void **state);

/** The path of @p name in the sandbox; good until the next but three calls. */
const char *sandbox_path(const sandbox *box, const char *name);
void sandbox_mkdir(const sandbox *box, const char *name);
void sandbox_put(const sandbox *box, const char *name, const char *content);
/** The content of @p name, to be freed. */
char *sandbox_get(const sandbox *box, const char *name);
/** Every file, folder and link with its content, sorted: "a/\na/b=text\nc->d\n"; to be
 * freed. */
char *sandbox_list(const sandbox *box);
/** Fails the test unless sandbox_list() is @p expected. */
void sandbox_expect(const sandbox *box, const char *expected);

/** A new stream to the file "stream" of the sandbox. */
lrel_stream *sandbox_stream(const sandbox *box);
/** Closes @p stream, of sandbox_stream(), and compares what it wrote. */
void sandbox_expect_stream(const sandbox *box, lrel_stream *stream, const char *expected);

#endif
