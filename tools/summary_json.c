/* SPDX-License-Identifier: Apache-2.0 */
/* summary_json.c: what a run came to, for a program to read. */
#include "json_out.h"
#include "summary.h"

static void print_missing(json_out *json, const lrel_job *job)
{
    json_key(json, "missing");
    json_array(json, false);
    for (size_t i = 0; i < lrel_job_input_count(job); i++) {
        lrel_input_summary input = lrel_job_input_at(job, i);

        if (!input.refused)
            continue;
        json_object(json, true);
        json_key_string(json, "name", input.name);
        json_key_string(json, "path", input.path);
        json_key_string(json, "reason", input.refused);
        json_end(json);
    }
    json_end(json);
}

static void print_area(json_out *json, const char *key, const char *decimal)
{
    json_key(json, key);
    json_decimal(json, decimal);
}

static void print_accounts(json_out *json, const lrel_job *job)
{
    json_key(json, "accounts");
    json_array(json, false);
    for (size_t i = 0; i < lrel_job_account_count(job); i++) {
        lrel_account_summary account = lrel_job_account_at(job, i);

        json_object(json, true);
        json_key_string(json, "account", account.name);
        print_area(json, "recorded_m2", account.recorded_m2);
        print_area(json, "edge_m2", account.edge_m2);
        json_key_integer(json, "hazards_n", account.hazards_n);
        print_area(json, "cancelled_m2", account.released_m2[LREL_PRODUCT_CANCELLED]);
        print_area(json, "reduced_m2", account.released_m2[LREL_PRODUCT_REDUCED]);
        print_area(json, "cleared_m2", account.released_m2[LREL_PRODUCT_CLEARED]);
        json_end(json);
    }
    json_end(json);
}

static void print_roles(json_out *json, const lrel_job *job)
{
    const char *role;
    size_t read, used;

    json_key(json, "by_role");
    json_array(json, false);
    for (size_t i = 0; (read = lrel_job_role(job, i, &role, &used)) > 0; i++) {
        json_object(json, true);
        json_key_string(json, "role", role);
        json_key_integer(json, "read", (long long)read);
        json_key_integer(json, "used", (long long)used);
        json_end(json);
    }
    json_end(json);
}

static void print_records(json_out *json, const lrel_job *job,
                          const lrel_summary *summary)
{
    const char *reason;

    json_key(json, "records");
    json_object(json, false);
    json_key_integer(json, "read", (long long)summary->records_read);
    json_key_integer(json, "used", (long long)summary->records_used);
    json_key_integer(json, "set_aside", (long long)summary->records_set_aside);
    print_roles(json, job);
    json_key(json, "set_aside_because");
    json_array(json, false);
    for (size_t i = 0;; i++) {
        size_t count = lrel_job_set_aside(job, i, &reason);

        if (!reason)
            break;
        json_object(json, true);
        json_key_string(json, "reason", reason);
        json_key_integer(json, "records", (long long)count);
        json_end(json);
    }
    json_end(json);
    json_end(json);
}

static void print_counts(json_out *json, const lrel_summary *summary)
{
    json_key(json, "without_shape");
    json_object(json, true);
    json_key_integer(json, "hazards_n", (long long)summary->without_shape_n);
    print_area(json, "stated_m2", summary->without_shape_m2);
    json_end(json);
    json_key(json, "place_unknown");
    json_object(json, true);
    json_key_integer(json, "releases_n", (long long)summary->place_unknown_n);
    print_area(json, "stated_m2", summary->place_unknown_m2);
    json_end(json);
    json_key(json, "issues");
    json_object(json, true);
    json_key_integer(json, "error", (long long)summary->issues[LREL_LEVEL_ERROR]);
    json_key_integer(json, "warning", (long long)summary->issues[LREL_LEVEL_WARNING]);
    json_key_integer(json, "note", (long long)summary->issues[LREL_LEVEL_NOTE]);
    json_end(json);
}

static void print_files(json_out *json)
{
    const char *name;

    json_key(json, "files");
    json_array(json, false);
    for (size_t i = 0; (name = lrel_job_file_at(i)) != NULL; i++)
        json_string(json, name);
    json_end(json);
}

void summary_print_json(const lrel_job *job, const char *folder)
{
    lrel_summary summary = lrel_job_summary(job);
    json_out json;

    json_begin(&json, stdout);
    json_object(&json, false);
    json_key_integer(&json, "schema", 1);
    json_key_string(&json, "command", "run");
    json_key_string(&json, "programme", summary.programme);
    json_key_string(&json, "as_of", summary.as_of);
    json_key_boolean(&json, "draft", summary.is_draft);
    print_missing(&json, job);
    json_key_string(&json, "statement", SUMMARY_STATEMENT);
    print_accounts(&json, job);
    print_records(&json, job, &summary);
    print_counts(&json, &summary);
    json_key_string(&json, "folder", folder);
    print_files(&json);
    json_end(&json);
    json_finish(&json);
}
