/* SPDX-License-Identifier: Apache-2.0 */
/* test_module.c: modules that are there, missing, broken, or of another build; and how
 * little of GDAL is there once one is open. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <cpl_conv.h>
#include <gdal.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bridge/vector.h"
#include "landrelease/version.h"
#include "support/module_folder.h"

static void module__opens_and_is_the_same_each_time(void **state)
{
    const lrel_module_head *one, *other;

    assert_int_equal(lrel_module_open(LREL_MODULE_GDAL, &one, NULL), LREL_OK);
    assert_int_equal(lrel_module_open(LREL_MODULE_GDAL, &other, NULL), LREL_OK);
    assert_ptr_equal(one, other);
    assert_int_equal(one->abi, LREL_MODULE_ABI);
    assert_string_equal(one->version, LREL_VERSION);
}

static void module__is_described(void **state)
{
    lrel_module_info info;

    lrel_module_describe(LREL_MODULE_GDAL, &info);
    assert_true(info.is_there);
    assert_string_equal(info.name, "landrelease_gdal");
    assert_memory_equal(info.library, "GDAL ", 5);
    assert_non_null(strstr(info.path, "/landrelease_gdal.so"));
    assert_string_equal(info.reason, "");
}

static void module__of_workbooks_is_described(void **state)
{
    lrel_module_info info;

    lrel_module_describe(LREL_MODULE_XLSX, &info);
    assert_true(info.is_there);
    assert_string_equal(info.name, "landrelease_xlsx");
    assert_memory_equal(info.library, "libxlsxwriter ", 14);
}

static void module__of_databases_is_described(void **state)
{
    lrel_module_info info;

    lrel_module_describe(LREL_MODULE_POSTGRES, &info);
    assert_true(info.is_there);
    assert_string_equal(info.name, "landrelease_postgres");
    assert_memory_equal(info.library, "libpq ", 6);
}

/* A folder with what @p source is, under the module's name; NULL: nothing. */
static void in_folder(const char *source, lrel_status status, const char *message)
{
    char folder[] = "/tmp/lrel-module-XXXXXX", path[80];
    const lrel_module_head *head = NULL;
    lrel_module_info info;
    lrel_error err;

    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/landrelease_gdal.so", folder);
    if (source)
        assert_int_equal(symlink(source, path), 0);
    module_folder_set(folder);
    assert_int_equal(lrel_module_open(LREL_MODULE_GDAL, &head, &err), status);
    assert_null(head);
    if (!strstr(err.message, message))
        fail_msg("expected: %s\ngot: %s", message, err.message);
    lrel_module_describe(LREL_MODULE_GDAL, &info);
    assert_false(info.is_there);
    assert_string_equal(info.path, path);
    assert_string_equal(info.reason, err.message);
    module_folder_set(NULL);
    (void)unlink(path);
    assert_int_equal(rmdir(folder), 0);
}

static void module__missing_says_what_to_install(void **state)
{
    in_folder(NULL, LREL_E_NOT_FOUND,
              "needs the module landrelease_gdal, which is not installed");
    in_folder(NULL, LREL_E_NOT_FOUND, "on Debian the package libgdal32");
}

static void module__broken_says_why(void **state)
{
    in_folder(SOURCE_FOLDER "/VERSION", LREL_E_NOT_FOUND,
              "needs the module landrelease_gdal, which cannot be loaded (");
}

static void module__a_foreign_library_is_refused(void **state)
{
    in_folder(FOREIGN_MODULE, LREL_E_INTERNAL,
              "landrelease_gdal.so: not a module of landrelease");
}

static void module__of_another_version_is_refused(void **state)
{
    in_folder(OTHER_VERSION_MODULE, LREL_E_INTERNAL,
              "landrelease_gdal.so: belongs to landrelease 0.0.0-other (4), this is ");
}

static void module__of_another_abi_is_refused(void **state)
{
    in_folder(OTHER_ABI_MODULE, LREL_E_INTERNAL, " (4711), this is ");
}

static void *open_one(void *user)
{
    lrel_status *status = user;
    const lrel_module_head *head;

    *status = lrel_module_open(LREL_MODULE_GDAL, &head, NULL);
    return NULL;
}

static void module__opens_on_many_threads_at_once(void **state)
{
    enum { THREADS = 8 };
    pthread_t threads[THREADS];
    lrel_status statuses[THREADS];

    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, open_one, &statuses[i]), 0);
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_int_equal(statuses[i], LREL_OK);
    }
}

/* The module's GDAL is this test's GDAL: one library in one process. */
static void gdal__only_the_driver_that_was_asked_for_is_there(void **state)
{
    const lrel_module_head *head;
    const lrel_vector_functions *vector;
    lrel_context *context = lrel_context_new(NULL);
    lrel_vector *file = NULL;
    lrel_error err;

    assert_int_equal(GDALGetDriverCount(), 0);
    assert_int_equal(lrel_module_open(LREL_MODULE_GDAL, &head, NULL), LREL_OK);
    vector = (const lrel_vector_functions *)head;
    assert_int_equal(
        vector->open(context, "/tmp/no/such.gpkg", LREL_VECTOR_GPKG, &file, &err),
        LREL_E_FORMAT);
    assert_int_equal(GDALGetDriverCount(), 1);
    assert_non_null(GDALGetDriverByName("GPKG"));
    lrel_context_free(context);
}

static void CPL_STDCALL hosts_handler(CPLErr level, CPLErrorNum number, const char *text)
{
    ++*(int *)CPLGetErrorHandlerUserData();
}

static void gdal__the_host_keeps_its_settings_and_its_handler(void **state)
{
    const lrel_module_head *head;
    const lrel_vector_functions *vector;
    lrel_context *context = lrel_context_new(NULL);
    lrel_vector *file = NULL;
    int calls = 0;

    assert_int_equal(lrel_module_open(LREL_MODULE_GDAL, &head, NULL), LREL_OK);
    vector = (const lrel_vector_functions *)head;
    CPLSetThreadLocalConfigOption("GDAL_PAM_ENABLED", "YES");
    CPLPushErrorHandlerEx(hosts_handler, &calls);
    assert_int_not_equal(
        vector->open(context, "/tmp/no/such.fgb", LREL_VECTOR_FGB, &file, NULL), LREL_OK);
    assert_int_equal(calls, 0);
    assert_string_equal(CPLGetThreadLocalConfigOption("GDAL_PAM_ENABLED", ""), "YES");
    CPLError(CE_Failure, CPLE_AppDefined, "the host's");
    assert_int_equal(calls, 1);
    CPLPopErrorHandler();
    CPLSetThreadLocalConfigOption("GDAL_PAM_ENABLED", NULL);
    lrel_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gdal__only_the_driver_that_was_asked_for_is_there),
        cmocka_unit_test(gdal__the_host_keeps_its_settings_and_its_handler),
        cmocka_unit_test(module__opens_and_is_the_same_each_time),
        cmocka_unit_test(module__is_described),
        cmocka_unit_test(module__of_workbooks_is_described),
        cmocka_unit_test(module__of_databases_is_described),
        cmocka_unit_test(module__missing_says_what_to_install),
        cmocka_unit_test(module__broken_says_why),
        cmocka_unit_test(module__a_foreign_library_is_refused),
        cmocka_unit_test(module__of_another_version_is_refused),
        cmocka_unit_test(module__of_another_abi_is_refused),
        cmocka_unit_test(module__opens_on_many_threads_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
