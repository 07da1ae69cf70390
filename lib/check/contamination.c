/* SPDX-License-Identifier: Apache-2.0 */
/* contamination.c: a release for one contamination that names hazards of another: for
 * mines, say, where the hazard is of cluster munition remnants. The release touches no
 * account in which its hazard stands, so that the land stays recorded there. */
#include "check/checking.h"

/* The names of @p accounts, joined by "+". */
static lrel_text join_accounts(const lrel_dataset *data, uint32_t accounts, char *out,
                               size_t room)
{
    size_t length = 0;

    for (uint32_t a = 0; a < data->programme->account_count; a++) {
        lrel_text name = lrel_dataset_account_name(data, a);

        if (!(accounts >> a & 1) || length + name.length + 1 > room)
            continue;
        if (length)
            out[length++] = '+';
        memcpy(out + length, name.at, name.length);
        length += name.length;
    }
    return (lrel_text){out, length};
}

static lrel_status report(const lrel_checking *c, size_t release, uint32_t own,
                          lrel_error *err)
{
    const lrel_dataset *data = c->data;
    lrel_issue issue = lrel_check__issue(c, LREL_ISSUE_CONTAMINATION_AGAINST_HAZARD,
                                         data->record_of_release[release]);
    char value[512], expected[512];

    issue.field = LREL_TEXT("contamination");
    issue.value = join_accounts(data, own, value, sizeof value);
    issue.expected =
        join_accounts(data, data->named_accounts[release], expected, sizeof expected);
    return lrel_check__add(c, &issue, err);
}

lrel_status lrel_check__contamination(const lrel_checking *c, lrel_error *err)
{
    const lrel_dataset *data = c->data;
    uint32_t unknown = UINT32_C(1) << data->programme->unknown_account;
    lrel_status status = LREL_OK;

    for (size_t r = 0; r < data->release_count && status == LREL_OK; r++) {
        uint32_t stated = data->records.at[data->record_of_release[r]].contamination;
        uint32_t own = lrel_dataset_accounts_of(data, stated);
        uint32_t named = data->named_accounts[r];

        /* Where either is not known, nothing contradicts. */
        if (stated && named && !((own | named) & unknown) && !(own & named))
            status = report(c, r, own, err);
    }
    return status;
}
