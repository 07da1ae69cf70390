/* SPDX-License-Identifier: Apache-2.0 */
/* doctor.c: versions and PROJ's data; the rest is looked at in doctor_*.c. */
#include "run/doctor.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bridge/checksum.h"
#include "bridge/proj.h"
#include "bridge/shapelib.h"
#include "bridge/unicode.h"
#include "bridge/yaml.h"
#include "landrelease/version.h"

const char *lrel_fact_state_name(lrel_fact_state state)
{
    static const char *const names[] = {"ok", "warning", "missing"};

    return state >= LREL_FACT_OK && state <= LREL_FACT_MISSING ? names[state] : "";
}

lrel_library lrel_library_at(size_t index)
{
    const lrel_library list[] = {
        {"landrelease", LREL_VERSION, "this library"},
        {"PROJ", lrel_proj_version(), "coordinate systems and operations"},
        {"shapelib", lrel_shapelib_version(), "shapefiles"},
        {"libyaml", lrel_yaml_version(), "programme files"},
        {"utf8proc", lrel_unicode_version(), "Unicode text"},
        {"libmd", lrel_checksum_version(), "SHA-256 checksums"},
    };

    return index < sizeof list / sizeof *list ? list[index] : (lrel_library){0};
}

void lrel_doctor__add(lrel_doctor *doctor, lrel_fact fact, const char *format, ...)
{
    char value[768];
    va_list arguments;
    lrel_fact *fresh = LREL__PUSH(doctor->context, &doctor->facts);

    va_start(arguments, format);
    vsnprintf(value, sizeof value, format, arguments);
    va_end(arguments);
    fact.value = lrel_arena_text(doctor->arena, value, strlen(value));
    if (!fresh || !fact.value) {
        doctor->facts.count -= fresh != NULL;
        doctor->has_failed = true;
        return;
    }
    if (!fact.advice)
        fact.advice = "";
    *fresh = fact;
}

static void look_at_versions(lrel_doctor *doctor)
{
    lrel_library library;

    for (size_t i = 0; (library = lrel_library_at(i)).name; i++)
        lrel_doctor__add(doctor,
                         (lrel_fact){.topic = "versions",
                                     .name = library.name,
                                     .is_needed = true},
                         "%s", library.version);
}

/* The variable that leads PROJ astray, where one is set; PROJ_LIB is its old name. */
static const char *proj_variable(void)
{
    if (getenv("PROJ_DATA"))
        return "PROJ_DATA";
    return getenv("PROJ_LIB") ? "PROJ_LIB" : NULL;
}

static void say_no_database(lrel_doctor *doctor, const lrel_proj_database *database)
{
    const char *variable = proj_variable();
    lrel_fact fact = {.topic = "PROJ data",
                      .name = "database",
                      .state = LREL_FACT_MISSING,
                      .is_needed = true,
                      .advice = "install the package proj-data"};

    if (variable) {
        fact.advice = "unset the variable, or let it name the folder that holds proj.db";
        lrel_doctor__add(doctor, fact, "PROJ cannot read proj.db where %s says: %.400s",
                         variable, getenv(variable));
        return;
    }
    lrel_doctor__add(doctor, fact, "PROJ cannot read proj.db: %s", database->reason);
}

static void look_at_proj(lrel_doctor *doctor)
{
    lrel_proj_database database;

    lrel_proj_look_at_database(&database);
    if (!database.is_there) {
        say_no_database(doctor, &database);
    } else {
        lrel_doctor__add(
            doctor,
            (lrel_fact){.topic = "PROJ data", .name = "database", .is_needed = true},
            "%s", database.path);
        lrel_doctor__add(doctor,
                         (lrel_fact){.topic = "PROJ data", .name = "EPSG dataset"}, "%s",
                         database.epsg);
    }
    lrel_doctor__add(
        doctor, (lrel_fact){.topic = "PROJ data", .name = "network"}, "off%s",
        database.wants_network ? ", although the environment or proj.ini asks for it"
                               : "");
}

lrel_status lrel_doctor_new(const lrel_context *context, const char *folder,
                            lrel_doctor **out, lrel_error *err)
{
    lrel_doctor *doctor = lrel__calloc(context, 1, sizeof *doctor);

    if (!doctor)
        return lrel__fail_memory(err);
    doctor->context = context;
    doctor->arena = lrel_arena_new(context);
    if (doctor->arena) {
        look_at_versions(doctor);
        look_at_proj(doctor);
        lrel_doctor__look_at_fonts(doctor);
        lrel_doctor__look_at_limits(doctor);
        lrel_doctor__look_at_places(doctor, folder ? folder : ".");
    }
    if (!doctor->arena || doctor->has_failed) {
        lrel_doctor_free(doctor);
        return lrel__fail_memory(err);
    }
    *out = doctor;
    return LREL_OK;
}

void lrel_doctor_free(lrel_doctor *doctor)
{
    if (!doctor)
        return;
    lrel__free(doctor->context, doctor->facts.at);
    lrel_arena_free(doctor->arena);
    lrel__free(doctor->context, doctor);
}

size_t lrel_doctor_count(const lrel_doctor *doctor)
{
    return doctor->facts.count;
}

lrel_fact lrel_doctor_at(const lrel_doctor *doctor, size_t fact)
{
    return doctor->facts.at[fact];
}

bool lrel_doctor_is_ready(const lrel_doctor *doctor)
{
    for (size_t i = 0; i < doctor->facts.count; i++)
        if (doctor->facts.at[i].is_needed &&
            doctor->facts.at[i].state == LREL_FACT_MISSING)
            return false;
    return true;
}
