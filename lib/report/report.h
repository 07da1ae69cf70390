/* SPDX-License-Identifier: Apache-2.0 */
/* report.h: the files of a run that are tables or pages, one function each. Errors of
 * writing stay with the stream; what is returned is about memory. */
#ifndef LREL_REPORT_REPORT_H
#define LREL_REPORT_REPORT_H

#include "dataset/dataset.h"
#include "report/agency.h"
#include "report/choices.h"
#include "write/csv.h"

/** records.csv: one row a record, with what became of it.
 * @param only  records of this organisation alone; NULL: all */
LREL_NODISCARD lrel_status lrel_report_records(const lrel_dataset *data,
                                               const lrel_agency *only,
                                               lrel_stream *stream, lrel_error *err);
/** waterfall.csv: from what an organisation's releases state to what is counted. */
LREL_NODISCARD lrel_status lrel_report_waterfall(const lrel_agency *agency,
                                                 lrel_stream *stream, lrel_error *err);
/** README.html of what one organisation is handed. */
void lrel_report_pack_page(const lrel_agency *agency, lrel_stream *stream);
/** provenance.json of the same. */
LREL_NODISCARD lrel_status lrel_report_pack_provenance(const lrel_agency *agency,
                                                       lrel_stream *stream,
                                                       lrel_error *err);
/** records_by_account.csv: the areas of each record in each account it concerns. */
void lrel_report_records_by_account(const lrel_dataset *data, lrel_stream *stream);
/** ledger.csv. @p account: one account only, or LREL_ACCOUNT_EVERY, the one of all land
 * included. */
void lrel_report_ledger(const lrel_dataset *data, uint32_t account, size_t period_count,
                        lrel_stream *stream);
/** acceptance.csv: completed, accepted, waiting in between. */
LREL_NODISCARD lrel_status lrel_report_acceptance(const lrel_dataset *data,
                                                  lrel_stream *stream, lrel_error *err);
/** release.csv: per account, period and group of records. */
LREL_NODISCARD lrel_status lrel_report_release(const lrel_dataset *data,
                                               lrel_stream *stream, lrel_error *err);
/** credits.csv: whose land every figure of the account is. */
void lrel_report_credits(const lrel_dataset *data, lrel_stream *stream);
/** issues.csv: what a person should look at. */
void lrel_report_issues(const lrel_dataset *data, lrel_stream *stream);
/** issues.html: the same as a page to read. */
void lrel_report_issues_page(const lrel_dataset *data, lrel_stream *stream);
/** issues.xlsx: the same as a workbook to fill in.
 * @return LREL_OK, LREL_E_NOT_FOUND where nothing makes workbooks here, LREL_E_WRITE or
 * LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_report_issues_book(const lrel_dataset *data,
                                                   lrel_stream *stream, lrel_error *err);
/** The same as one JSON object. */
void lrel_report_issues_json(const lrel_dataset *data, lrel_stream *stream);
/** provenance.json: inputs, operations, choices, versions. */
LREL_NODISCARD lrel_status lrel_report_provenance(const lrel_dataset *data,
                                                  lrel_stream *stream, lrel_error *err);
/* A part of the first page that others write. */
typedef struct lrel_page_part {
    void (*write)(const void *of, lrel_stream *stream);
    const void *of;
} lrel_page_part;

/** README.html: what is what. @p news comes behind the figures; NULL: none */
void lrel_report_readme(const lrel_dataset *data, const lrel_choices *choices,
                        const lrel_page_part *news, lrel_stream *stream);

/* Shared by the tables. */

/** Columns of the groups of the programme's `by` that apply to land (or to records):
 * their names, and behind an admin level that has names of units, their column.
 * @param names  has room for LREL_REPORT_GROUPS_MAX
 * @return how many */
#define LREL_REPORT_GROUPS_MAX (LREL_BY_COUNT + 9)
size_t lrel_report__group_names(const lrel_dataset *data, bool is_of_land,
                                const char **names);
/** Their values: of a group of land and its place (NULL: none), or of records. */
void lrel_report__group_values(const lrel_dataset *data, bool is_of_land,
                               const lrel_group *group, const lrel_group *place,
                               lrel_csv *csv);
/** "admin1_name" where a boundary of that level says its names; else NULL. */
const char *lrel_report__name_column(const lrel_dataset *data, lrel_by by);
/** What the unit @p code of level @p by is called; "" where that is not known. */
lrel_text lrel_report__unit_name(const lrel_dataset *data, lrel_by by, lrel_text code);
/** `period,from,to`, where `to` is the first day after. */
void lrel_report__period(const lrel_dataset *data, size_t period, lrel_csv *csv);

/** An area as stated, in units of 1e-4 m2; 0 where it is not. */
int64_t lrel_report__stated(lrel_stated_number area_m2);
void lrel_report__write_stated(lrel_csv *csv, lrel_stated_sum sum);

#endif
