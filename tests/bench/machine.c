/* SPDX-License-Identifier: Apache-2.0 */
#include "bench/machine.h"

#include <gdal.h>
#include <geos_c.h>

#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>
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

/* What `program --version` prints, or "none". */
static void read_version(const char *command, char *out, size_t size)
{
    FILE *answer = popen(command, "r");
    if (answer == NULL || fgets(out, (int)size, answer) == NULL)
        snprintf(out, size, "none");
    out[strcspn(out, "\n")] = '\0';
    if (answer != NULL)
        pclose(answer);
}

static void name_peers(machine *m)
{
    char mapshaper[48], node[32], postgres[64], postgis[64];
    read_version(LREL_BENCH_PEERS "/node_modules/.bin/mapshaper --version 2>&1 "
                                  "</dev/null | grep '^[0-9]'",
                 mapshaper, sizeof mapshaper);
    read_version("node --version 2>/dev/null", node, sizeof node);
    read_version("ls -r /usr/lib/postgresql 2>/dev/null", postgres, sizeof postgres);
    read_version("sed -n \"s/^default_version = '\\(.*\\)'/\\1/p\" "
                 "/usr/share/postgresql/*/extension/postgis.control 2>/dev/null",
                 postgis, sizeof postgis);
    snprintf(m->peers, sizeof m->peers,
             "GEOS %s, GDAL %s, PostgreSQL %s, PostGIS %s, mapshaper %s, Node %s",
             GEOSversion(), GDALVersionInfo("RELEASE_NAME"), postgres, postgis, mapshaper,
             node);
}

machine machine_here(void)
{
    machine m;
    struct utsname name;
    time_t now = time(NULL);
    struct tm parts;
    char system[96];
    read_value("/proc/cpuinfo", "model name", ':', m.processor, sizeof m.processor);
    read_value("/etc/os-release", "PRETTY_NAME", '=', system, sizeof system);
    uname(&name);
    strftime(m.day, sizeof m.day, "%Y-%m-%d", gmtime_r(&now, &parts));
    name_peers(&m);
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
