/* SPDX-License-Identifier: Apache-2.0 */
/* xml.h: XML as it comes, element by element. Documents with a document type are refused:
 * without one there are no entities that could grow or name other files. */
#ifndef LREL_BRIDGE_XML_H
#define LREL_BRIDGE_XML_H

#include "core/fail.h"
#include "core/memory.h"
#include "core/text.h"

/* An element that begins. Names are "namespace name", or "name" without one. */
typedef struct lrel_xml_element {
    const char *name; /* without its namespace */
    const char *full; /* with it */
    const char **attributes;
} lrel_xml_element;

/** The value of the attribute @p name without a namespace, or NULL. */
const char *lrel_xml_attribute(const lrel_xml_element *element, const char *name);
/** Whether the element is of a namespace that has @p space in it. */
bool lrel_xml_is_of(const lrel_xml_element *element, const char *space);
/** The same, of a namespace that has @p space in it. */
const char *lrel_xml_attribute_of(const lrel_xml_element *element, const char *space,
                                  const char *name);

/* What hears of a document. Each returns LREL_OK to go on, LREL_DONE to stop with
 * success, or what failed. */
typedef struct lrel_xml_listener {
    lrel_status (*start)(void *user, const lrel_xml_element *element, lrel_error *err);
    lrel_status (*end)(void *user, const char *name, lrel_error *err);
    lrel_status (*text)(void *user, lrel_text text, lrel_error *err); /* in pieces */
    bool ignores_prefixes; /* they need not be declared, and names have none */
} lrel_xml_listener;

/* Where bytes come from: up to @p capacity, none only at the end. */
typedef lrel_status (*lrel_xml_source)(void *from, void *room, size_t capacity,
                                       size_t *got, lrel_error *err);

/** Reads a document to its end.
 * @return LREL_OK, what @p source or the listener failed with, LREL_E_FORMAT with the
 *         line, LREL_E_LIMIT (too deep, a tag too long), LREL_E_CANCELLED or
 *         LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_xml_read(const lrel_context *context,
                                         lrel_xml_source source, void *from,
                                         const lrel_xml_listener *listener, void *user,
                                         lrel_error *err);

/** The same of a document whose bytes are @p bytes. */
LREL_NODISCARD lrel_status lrel_xml_read_text(const lrel_context *context,
                                              lrel_text bytes,
                                              const lrel_xml_listener *listener,
                                              void *user, lrel_error *err);

/** Version of Expat. */
const char *lrel_xml_version(void);

#endif
