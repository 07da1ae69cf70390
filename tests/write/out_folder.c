/* SPDX-License-Identifier: Apache-2.0 */
#include "out_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

const char *const out_files[] = {MARKER, "README.html", "extra", NULL};

lrel_status out_open(const sandbox *box, bool overwrite, lrel_folder **out,
                     lrel_error *err)
{
    return lrel_folder_open(box->context, sandbox_path(box, "out"), out_files, overwrite,
                            out, err);
}

void out_write_file(lrel_folder *folder, const char *name, const char *content)
{
    lrel_stream *stream = NULL;

    assert_int_equal(lrel_folder_create(folder, name, &stream, NULL), LREL_OK);
    lrel_stream_text(stream, content);
    assert_int_equal(lrel_stream_close(stream, NULL), LREL_OK);
}

void out_write_run(lrel_folder *folder)
{
    out_write_file(folder, MARKER, "{}");
    out_write_file(folder, "README.html", "hello");
}

void out_put_old_run(const sandbox *box)
{
    sandbox_mkdir(box, "out");
    sandbox_mkdir(box, "out/data");
    sandbox_put(box, "out/" MARKER, "old");
    sandbox_put(box, "out/extra", "old");
}
