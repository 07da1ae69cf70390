/* SPDX-License-Identifier: Apache-2.0 */
/* accounts.c: which contamination each account holds. Every code is in exactly one
 * account: codes that the programme names nowhere go to the account that holds `unknown`,
 * so that regrouping can never make land disappear. */
#include "programme/parser.h"

#include "core/fail.h"

#define BIT(code)       (1u << LREL_CONTAMINATION_##code)
#define EVERY_CODE      ((1u << LREL_CONTAMINATION_COUNT) - 1)
#define DEFAULT_UNKNOWN LREL_TEXT("unknown")

/* No code is in two accounts and none is empty, so with one for the rest they always fit.
 */
_Static_assert(LREL_CONTAMINATION_COUNT < LREL_ACCOUNT_MAX, "accounts fit");

static const struct {
    const char *name;
    uint32_t contamination;
} defaults[] = {
    {"ap_mine", BIT(AP) | BIT(AP_AV_MIXED) | BIT(IMPROVISED_AP)},
    {"cmr", BIT(CMR)},
    {"other",
     BIT(AV) | BIT(UXO) | BIT(AXO) | BIT(IED) | BIT(IMPROVISED_OTHER) | BIT(BOOBY_TRAP)},
    {"unknown", BIT(UNKNOWN)},
};

static void add_defaults(lrel_programme *programme)
{
    for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++)
        programme->accounts[programme->account_count++] =
            (lrel_account){lrel_text_of(defaults[i].name), defaults[i].contamination};
}

static lrel_status add_account(const lrel_parser *parser, const lrel_yaml *entry,
                               uint32_t taken, lrel_error *err)
{
    lrel_programme *programme = parser->programme;
    uint32_t codes = 0;
    lrel_status status;
    int code = 0;

    if (entry->key.length == 0 || lrel_text_is_equal_nocase(entry->key, LREL_TEXT("all")))
        return LREL_FAIL_AT_KEY(
            parser, entry, err,
            "`%.*s` cannot be the name of an account; `all` is the land "
            "in at least one",
            LREL_TEXT_ARGS(entry->key));
    if ((status = lrel_programme__codes(parser, entry, &lrel_vocabulary_contamination,
                                        &codes, err)) != LREL_OK)
        return status;
    while (code < LREL_CONTAMINATION_COUNT && !(codes & taken & 1u << code))
        code++;
    if (code < LREL_CONTAMINATION_COUNT)
        return LREL_FAIL_AT(parser, entry, err, "`%s` is in two accounts",
                            lrel_vocabulary_name(&lrel_vocabulary_contamination, code));
    programme->accounts[programme->account_count++] = (lrel_account){entry->key, codes};
    return LREL_OK;
}

/* The account that takes what is not understood: the one that names `unknown`, else the
 * one called so; as many as there are where there is neither. */
static uint32_t find_unknown(const lrel_programme *programme, uint32_t taken)
{
    uint32_t account = 0;

    for (; account < programme->account_count; account++) {
        const lrel_account *at = &programme->accounts[account];

        if (taken & BIT(UNKNOWN) ? at->contamination & BIT(UNKNOWN)
                                 : lrel_text_is_equal(at->name, DEFAULT_UNKNOWN))
            break;
    }
    return account;
}

static void settle_unknown(lrel_programme *programme, uint32_t taken)
{
    uint32_t account = find_unknown(programme, taken);

    if (account == programme->account_count)
        programme->accounts[programme->account_count++].name = DEFAULT_UNKNOWN;
    programme->accounts[account].contamination |= EVERY_CODE & ~taken;
    programme->unknown_account = account;
}

lrel_status lrel_programme__accounts(const lrel_parser *parser, const lrel_yaml *node,
                                     lrel_error *err)
{
    uint32_t taken = 0;
    lrel_status status;

    if (!node) {
        add_defaults(parser->programme);
        settle_unknown(parser->programme, EVERY_CODE);
        return LREL_OK;
    }
    if (node->kind != LREL_YAML_MAP || node->count == 0)
        return LREL_FAIL_AT(
            parser, node, err,
            "`accounts` needs entries, as in `ap_mine: [ap, ap_av_mixed]`");
    for (const lrel_yaml *entry = node->first; entry; entry = entry->next) {
        if ((status = add_account(parser, entry, taken, err)) != LREL_OK)
            return status;
        taken |= parser->programme->accounts[parser->programme->account_count - 1]
                     .contamination;
    }
    settle_unknown(parser->programme, taken);
    return LREL_OK;
}
