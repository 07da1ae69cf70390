/* SPDX-License-Identifier: Apache-2.0 */
/* 12_doctor.c: what an installation has, and what it lacks.
 *
 * Shows the facts that `landrelease doctor` prints, and the libraries with their
 * versions. Prints what is the same on every machine where the main job can be done. */
#include <stdio.h>
#include <string.h>

#include <landrelease/doctor.h>

static void print_libraries(void)
{
    lrel_library library;

    for (size_t i = 0; (library = lrel_library_at(i)).name; i++)
        printf("%s: %s%s\n", library.name, library.use,
               library.version[0] ? "" : ", version not known");
}

/* Only what is needed: a font that is missing keeps nobody from the main job. */
static void print_needed(const lrel_doctor *doctor)
{
    for (size_t i = 0; i < lrel_doctor_count(doctor); i++) {
        lrel_doctor_fact fact = lrel_doctor_at(doctor, i);

        if (!fact.is_needed || strcmp(fact.topic, "versions") == 0)
            continue;
        printf("%s, %s: %s\n", fact.topic, fact.name, lrel_doctor_state_name(fact.state));
        if (fact.state == LREL_DOCTOR_MISSING)
            printf("  %s; %s\n", fact.value, fact.advice);
    }
}

int main(void)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_doctor *doctor = NULL;
    lrel_error err;

    if (!context)
        return 1;
    if (lrel_doctor_new(context, ".", &doctor, &err) != LREL_OK) {
        fprintf(stderr, "%s\n", err.message);
        lrel_context_free(context);
        return 1;
    }
    print_libraries();
    print_needed(doctor);
    printf("ready: %s\n", lrel_doctor_is_ready(doctor) ? "yes" : "no");
    lrel_doctor_free(doctor);
    lrel_context_free(context);
    return 0;
}
