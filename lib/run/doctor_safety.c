/* SPDX-License-Identifier: Apache-2.0 */
/* doctor_safety.c: what is read, written, sent and started, in sentences that whoever
 * answers for the machines of an office can hold us to. docs/safety.md has the reasons.
 */
#include "bridge/guarded_look.h"
#include "run/doctor.h"

#define TOPIC  "safety"
#define READER "landrelease_reader"

static void say(lrel_doctor *doctor, const char *name, const char *sentence)
{
    lrel_doctor__add(doctor, (lrel_doctor_fact){.topic = TOPIC, .name = name}, "%s",
                     sentence);
}

/* The program and the library alike. */
static void say_what_is_done(lrel_doctor *doctor)
{
    say(doctor, "reads",
        "the programme file, the files that it names and those that belong to them; "
        "PROJ's data; for a database libpq's service and password files");
    say(doctor, "writes", "the folder or file for results (-o), whole or not at all");
    say(doctor, "writes for start",
        "into the folder that it is given: programme.yaml, programme.draft.yaml, "
        "questions.xlsx, answers.csv, first_look");
    say(doctor, "writes for a moment",
        "what is read out of a zip, for the user alone, in TMPDIR or /tmp");
    say(doctor, "writes after a defect",
        "landrelease-reproducer-*.txt in the working folder, which a message names");
    say(doctor, "sends",
        "nothing: no connection is opened, but to a database that the programme file "
        "names (`postgis:`)");
    say(doctor, "keeps",
        "the records and the account of the delivery before, in the folder for results; "
        "nothing else: no settings, no cache");
}

static void say_no_guard(lrel_doctor *doctor)
{
    say(doctor, "starts", "no other program");
    lrel_doctor__add(
        doctor,
        (lrel_doctor_fact){.topic = TOPIC,
                           .name = "GDAL",
                           .state = LREL_DOCTOR_WARNING,
                           .advice = "give the context a guard (landrelease/guard.h)"},
        "reads foreign files in this process, without limits");
}

static void look_at_reader(lrel_doctor *doctor)
{
    lrel_error err;

    if (lrel_guarded_try(doctor->context, &err) == LREL_OK) {
        say(doctor, READER, "is installed, starts and answers");
        return;
    }
    lrel_doctor__add(doctor,
                     (lrel_doctor_fact){.topic = TOPIC,
                                        .name = READER,
                                        .state = LREL_DOCTOR_MISSING,
                                        .advice = "until then files that GDAL reads are "
                                                  "refused, and all others are read"},
                     "%s", err.message);
}

static void say_limits(lrel_doctor *doctor)
{
    const lrel_guard *guard = lrel__guard(doctor->context);

    lrel_doctor__add(doctor, (lrel_doctor_fact){.topic = TOPIC, .name = "it may take"},
                     "%llu MiB of memory, %u s of computing, %u s in all; a file that "
                     "takes more is refused",
                     (unsigned long long)(guard->memory_bytes >> 20),
                     (unsigned)guard->cpu_seconds, (unsigned)guard->wait_seconds);
}

static void say_what_it_cannot(lrel_doctor *doctor)
{
    const lrel_doctor_fact fact = {
        .topic = TOPIC,
        .name = "it cannot",
        .state = LREL_DOCTOR_WARNING,
        .advice = "a kernel with seccomp, on x86-64 or ARM64, keeps it from connections "
                  "and programs too"};

    if (lrel_guarded_has_filter())
        say(doctor, "it cannot",
            "open connections, start programs, write or remove files, gain privileges: "
            "the kernel refuses it");
    else
        lrel_doctor__add(doctor, fact, "make files longer or gain privileges");
}

void lrel_doctor__look_at_safety(lrel_doctor *doctor)
{
    say_what_is_done(doctor);
    if (!lrel__guard(doctor->context)) {
        say_no_guard(doctor);
        return;
    }
    say(doctor, "starts", READER ", which comes with it, and no other program");
    say(doctor, "foreign files",
        "FlatGeobuf, File Geodatabase and unusual GeoPackages are read by GDAL in " READER
        ", one process for each file");
    look_at_reader(doctor);
    say_limits(doctor);
    say_what_it_cannot(doctor);
}
