/* SPDX-License-Identifier: Apache-2.0 */
#include "bench/machine.h"

#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#define BYTES_PER_MB (1024L * 1024L)

/* The value of the first line "key ... separator value" of a file of such lines. */
static void read_value(const char *path, const char *key, char separator, char *out,
                       size_t size)
{
    char line[256];
    FILE *file = fopen(path, "r");
    snprintf(out, size, "unknown");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        char *value = strchr(line, separator);
        if (strncmp(line, key, strlen(key)) != 0 || value == NULL)
            continue;
        value += strspn(value, ": =\"\t");
        value[strcspn(value, "\"\n")] = '\0';
        snprintf(out, size, "%s", value);
        break;
    }
    if (file != NULL)
        fclose(file);
}

machine machine_here(void)
{
    machine m;
    struct utsname name;
    char system[96];
    read_value("/proc/cpuinfo", "model name", ':', m.processor, sizeof m.processor);
    read_value("/etc/os-release", "PRETTY_NAME", '=', system, sizeof system);
    uname(&name);
    snprintf(m.system, sizeof m.system, "%s, %.16s", system, name.machine);
#ifdef __clang__
    snprintf(m.compiler, sizeof m.compiler, "clang %s", __clang_version__);
#else
    snprintf(m.compiler, sizeof m.compiler, "gcc %s", __VERSION__);
#endif
    m.cores = sysconf(_SC_NPROCESSORS_ONLN);
    m.memory_mb = sysconf(_SC_PHYS_PAGES) / (BYTES_PER_MB / sysconf(_SC_PAGESIZE));
    return m;
}
