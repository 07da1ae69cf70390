/* SPDX-License-Identifier: Apache-2.0 */
/* audit_views.h: the forms in which an audit is written. */
#ifndef LREL_AUDIT_AUDIT_VIEWS_H
#define LREL_AUDIT_AUDIT_VIEWS_H

#include "audit/auditing.h"
#include "write/stream.h"

/** Claims have a section of their own. */
static inline bool lrel_audit__is_claim(finding_kind kind)
{
    return kind == FINDING_CLAIM_FAILS || kind == FINDING_CLAIM_UNANSWERED;
}

void lrel_audit__view_text(const lrel_audit *audit, lrel_stream *stream);
void lrel_audit__view_json(const lrel_audit *audit, lrel_stream *stream);
LREL_NODISCARD lrel_status lrel_audit__view_book(const lrel_audit *audit,
                                                 lrel_stream *stream, lrel_error *err);

#endif
