/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_version.c: `landrelease version`. */
#include <stddef.h>
#include <stdio.h>

#include "commands.h"
#include "json_out.h"
#include "landrelease/doctor.h"
#include "message.h"
#include "options.h"

typedef struct settings {
    common_values common;
} settings;

static const option options[] = {{0}};

const command_syntax version_syntax = {
    .command = "version",
    .about = "Prints the version of the program and of the libraries that it works with.",
    .options = options,
    .examples = "  landrelease version\n  landrelease version --json\n",
    .common = COMMON_JSON,
    .common_offset = offsetof(settings, common),
    .memory = "Nothing.",
};

/* Met in modules, which are opened when a file needs them: not to tell a version. */
static const char *const in_modules[] = {"GDAL", "libxlsxwriter"};
static const char use_in_module[] = "in a module; see 'landrelease doctor'";

#define IN_MODULES (sizeof in_modules / sizeof *in_modules)

static void print_text(void)
{
    lrel_library library;

    for (size_t i = 0; (library = lrel_library_at(i)).name; i++)
        if (i == 0)
            printf("%s %s\n", library.name, library.version);
        else
            printf("  with %-8s %-8s %s\n", library.name, library.version, library.use);
    for (size_t i = 0; i < IN_MODULES; i++)
        printf("  with %-8s %s\n", in_modules[i], use_in_module);
}

static void print_json(void)
{
    lrel_library library = lrel_library_at(0);
    json_out json;

    json_begin(&json, stdout);
    json_object(&json, false);
    json_key_integer(&json, "schema", 1);
    json_key_string(&json, "program", library.name);
    json_key_string(&json, "version", library.version);
    json_key(&json, "libraries");
    json_array(&json, false);
    for (size_t i = 1; (library = lrel_library_at(i)).name; i++) {
        json_object(&json, true);
        json_key_string(&json, "name", library.name);
        json_key_string(&json, "version", library.version);
        json_key_string(&json, "use", library.use);
        json_end(&json);
    }
    for (size_t i = 0; i < IN_MODULES; i++) {
        json_object(&json, true);
        json_key_string(&json, "name", in_modules[i]);
        json_key_string(&json, "version", NULL);
        json_key_string(&json, "use", use_in_module);
        json_end(&json);
    }
    json_end(&json);
    json_end(&json);
    json_finish(&json);
}

exit_status cmd_version(int count, char **arguments)
{
    settings set = {0};
    parsed answer = options_parse(&version_syntax, count, arguments, &set);

    if (answer != PARSED_GO)
        return options_exit(answer);
    if (set.common.json)
        print_json();
    else
        print_text();
    return message_finish(EXIT_DONE);
}
