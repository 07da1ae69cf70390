/* SPDX-License-Identifier: Apache-2.0 */
/* doctor.c: versions and PROJ's data; the rest is looked at in doctor_*.c. */
#include "run/doctor.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bridge/checksum.h"
#include "bridge/gpkg.h"
#include "bridge/module.h"
#include "bridge/proj.h"
#include "bridge/shapelib.h"
#include "bridge/unicode.h"
#include "bridge/xml.h"
#include "bridge/yaml.h"
#include "bridge/zip.h"
#include "landrelease/version.h"

const char *lrel_doctor_state_name(lrel_doctor_state state)
{
    static const char *const names[] = {"ok", "warning", "missing"};

    return state >= LREL_DOCTOR_OK && state <= LREL_DOCTOR_MISSING ? names[state] : "";
}

lrel_library lrel_library_at(size_t index)
{
    const lrel_library list[] = {
        {"landrelease", LREL_VERSION, "this library"},
        {"PROJ", lrel_proj_version(), "coordinate systems and operations"},
        {"shapelib", lrel_shapelib_version(), "shapefiles"},
        {"SQLite", lrel_gpkg_sqlite_version(), "GeoPackages"},
        {"libzip", lrel_zip_version(), "spreadsheets, unpacked"},
        {"Expat", lrel_xml_version(), "spreadsheets, their XML"},
        {"libyaml", lrel_yaml_version(), "programme files"},
        {"utf8proc", lrel_unicode_version(), "Unicode text"},
        {"libmd", lrel_checksum_version(), "SHA-256 checksums"},
    };

    return index < sizeof list / sizeof *list ? list[index] : (lrel_library){0};
}

static const char *copy_of(lrel_doctor *doctor, const char *text)
{
    return lrel_arena_text(doctor->arena, text, strlen(text));
}

void lrel_doctor__add(lrel_doctor *doctor, lrel_doctor_fact fact, const char *format, ...)
{
    char value[768];
    va_list arguments;
    lrel_doctor_fact *fresh = LREL__PUSH(doctor->context, &doctor->facts);

    va_start(arguments, format);
    vsnprintf(value, sizeof value, format, arguments);
    va_end(arguments);
    fact.value = copy_of(doctor, value);
    fact.advice = copy_of(doctor, fact.advice ? fact.advice : "");
    if (!fresh || !fact.value || !fact.advice) {
        doctor->facts.count -= fresh != NULL;
        doctor->has_failed = true;
        return;
    }
    *fresh = fact;
}

static void look_at_versions(lrel_doctor *doctor)
{
    lrel_library library;

    for (size_t i = 0; (library = lrel_library_at(i)).name; i++)
        lrel_doctor__add(doctor,
                         (lrel_doctor_fact){.topic = "versions",
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
    lrel_doctor_fact fact = {.topic = "PROJ data",
                             .name = "database",
                             .state = LREL_DOCTOR_MISSING,
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

/* Formats that are met in modules work where their outside library is installed. */
static void look_at_modules(lrel_doctor *doctor)
{
    for (int id = 0; id < LREL_MODULE_COUNT; id++) {
        lrel_module_info module;
        lrel_doctor_fact fact = {.topic = "modules"};
        char advice[200];

        lrel_module_describe((lrel_module_id)id, &module);
        fact.name = module.name;
        if (module.is_there) {
            lrel_doctor__add(doctor, fact, "%s, for %s", module.library, module.serves);
            continue;
        }
        snprintf(advice, sizeof advice, "for %s install the package %s", module.serves,
                 module.package);
        fact.state = LREL_DOCTOR_MISSING;
        fact.advice = advice;
        lrel_doctor__add(doctor, fact, "%s", module.reason);
    }
}

static void look_at_proj(lrel_doctor *doctor)
{
    lrel_proj_database database;

    lrel_proj_look_at_database(&database);
    if (!database.is_there) {
        say_no_database(doctor, &database);
    } else {
        lrel_doctor__add(doctor,
                         (lrel_doctor_fact){
                             .topic = "PROJ data", .name = "database", .is_needed = true},
                         "%s", database.path);
        lrel_doctor__add(doctor,
                         (lrel_doctor_fact){.topic = "PROJ data", .name = "EPSG dataset"},
                         "%s", database.epsg);
    }
    lrel_doctor__add(
        doctor, (lrel_doctor_fact){.topic = "PROJ data", .name = "network"}, "off%s",
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
        look_at_modules(doctor);
        look_at_proj(doctor);
        lrel_doctor__look_at_safety(doctor);
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

lrel_doctor_fact lrel_doctor_at(const lrel_doctor *doctor, size_t fact)
{
    return doctor->facts.at[fact];
}

bool lrel_doctor_is_ready(const lrel_doctor *doctor)
{
    for (size_t i = 0; i < doctor->facts.count; i++)
        if (doctor->facts.at[i].is_needed &&
            doctor->facts.at[i].state == LREL_DOCTOR_MISSING)
            return false;
    return true;
}
