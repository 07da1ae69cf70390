/* SPDX-License-Identifier: Apache-2.0 */
/* xml.c: Expat, with bounds. Expat takes its memory from malloc(): the tag that it is in,
 * and the names of the elements that are open. */
#include "bridge/xml.h"

#include <expat.h>
#include <stdio.h>
#include <string.h>

#include "core/threads.h"

#define CHUNK_BYTES 65536
/* Spreadsheets are some ten deep, with text in them some twenty. */
#define DEPTH_MAX 200
/* Expat keeps a tag until it is whole, and looks at it anew with each chunk. */
#define TAG_BYTES_MAX ((XML_Index)1 << 20)
/* What no name of a namespace holds. */
#define SEPARATOR ' '

typedef struct reading {
    XML_Parser parser;
    const lrel_xml_listener *listener;
    void *user;
    int depth;
    lrel_status status; /* of the listener, or ours */
    lrel_error *err;
} reading;

static const char *behind(const char *name, char separator)
{
    const char *at = strchr(name, separator);

    return at ? at + 1 : name;
}

static const char *local_name(const reading *r, const char *name)
{
    return behind(name, r->listener->ignores_prefixes ? ':' : SEPARATOR);
}

static void stop_unless_ok(reading *r, lrel_status status)
{
    if (status == LREL_OK)
        return;
    r->status = status;
    XML_StopParser(r->parser, XML_FALSE);
}

static void XMLCALL on_start(void *data, const char *name, const char **attributes)
{
    reading *r = data;
    lrel_xml_element element = {local_name(r, name), name, attributes};

    if (r->status != LREL_OK)
        return;
    if (++r->depth > DEPTH_MAX) {
        stop_unless_ok(r, lrel__fail(r->err, LREL_E_LIMIT,
                                     "XML with more than %d levels in line %lu",
                                     DEPTH_MAX, XML_GetCurrentLineNumber(r->parser)));
        return;
    }
    stop_unless_ok(r, r->listener->start(r->user, &element, r->err));
}

static void XMLCALL on_end(void *data, const char *name)
{
    reading *r = data;

    r->depth--;
    if (r->status == LREL_OK)
        stop_unless_ok(r, r->listener->end(r->user, local_name(r, name), r->err));
}

static void XMLCALL on_text(void *data, const char *text, int length)
{
    reading *r = data;

    if (r->status == LREL_OK)
        stop_unless_ok(
            r, r->listener->text(r->user, (lrel_text){text, (size_t)length}, r->err));
}

static void XMLCALL on_doctype(void *data, const char *name, const char *system_id,
                               const char *public_id, int has_internal_subset)
{
    reading *r = data;

    (void)name, (void)system_id, (void)public_id, (void)has_internal_subset;
    stop_unless_ok(r, lrel__fail(r->err, LREL_E_FORMAT,
                                 "XML with a document type or entities (<!...), which "
                                 "are not read, in line %lu",
                                 XML_GetCurrentLineNumber(r->parser)));
}

static lrel_status fail_xml(const reading *r, lrel_error *err)
{
    enum XML_Error code = XML_GetErrorCode(r->parser);

    if (code == XML_ERROR_NO_MEMORY)
        return lrel__fail_memory(err);
    return lrel__fail(err, LREL_E_FORMAT, "its XML is broken in line %lu: %s",
                      XML_GetCurrentLineNumber(r->parser), XML_ErrorString(code));
}

static lrel_status read_all(reading *r, const lrel_context *context,
                            lrel_xml_source source, void *from, lrel_error *err)
{
    XML_Index fed = 0;
    size_t got;

    do {
        void *room = XML_GetBuffer(r->parser, CHUNK_BYTES);
        lrel_status status;

        if (!room)
            return lrel__fail_memory(err);
        if (lrel__is_cancelled(context))
            return lrel__fail(err, LREL_E_CANCELLED, "stopped while reading");
        if ((status = source(from, room, CHUNK_BYTES, &got, err)) != LREL_OK)
            return status;
        fed += (XML_Index)got;
        if (XML_ParseBuffer(r->parser, (int)got, got == 0) != XML_STATUS_OK)
            return r->status == LREL_OK ? fail_xml(r, err) : r->status;
        if (fed - XML_GetCurrentByteIndex(r->parser) > TAG_BYTES_MAX)
            return lrel__fail(err, LREL_E_LIMIT,
                              "a tag or comment of more than 1 MiB in line %lu",
                              XML_GetCurrentLineNumber(r->parser));
    } while (got > 0);
    return LREL_OK;
}

lrel_status lrel_xml_read(const lrel_context *context, lrel_xml_source source, void *from,
                          const lrel_xml_listener *listener, void *user, lrel_error *err)
{
    reading r = {NULL, listener, user, 0, LREL_OK, err};
    lrel_status status;

    r.parser = listener->ignores_prefixes ? XML_ParserCreate(NULL)
                                          : XML_ParserCreateNS(NULL, SEPARATOR);
    if (!r.parser)
        return lrel__fail_memory(err);
    XML_SetUserData(r.parser, &r);
    XML_SetElementHandler(r.parser, on_start, on_end);
    XML_SetCharacterDataHandler(r.parser, on_text);
    XML_SetStartDoctypeDeclHandler(r.parser, on_doctype);
    status = read_all(&r, context, source, from, err);
    XML_ParserFree(r.parser);
    return status == LREL_DONE ? LREL_OK : status;
}

static lrel_status take_bytes(void *from, void *room, size_t capacity, size_t *got,
                              lrel_error *err)
{
    lrel_text *rest = from;

    (void)err;
    *got = rest->length < capacity ? rest->length : capacity;
    if (*got > 0)
        memcpy(room, rest->at, *got);
    rest->at += *got;
    rest->length -= *got;
    return LREL_OK;
}

lrel_status lrel_xml_read_text(const lrel_context *context, lrel_text bytes,
                               const lrel_xml_listener *listener, void *user,
                               lrel_error *err)
{
    return lrel_xml_read(context, take_bytes, &bytes, listener, user, err);
}

bool lrel_xml_is_of(const lrel_xml_element *element, const char *space)
{
    const char *in = strstr(element->full, space);

    return in && in < element->name;
}

const char *lrel_xml_attribute(const lrel_xml_element *element, const char *name)
{
    for (const char **at = element->attributes; *at; at += 2)
        if (strcmp(at[0], name) == 0)
            return at[1];
    return NULL;
}

const char *lrel_xml_attribute_of(const lrel_xml_element *element, const char *space,
                                  const char *name)
{
    for (const char **at = element->attributes; *at; at += 2) {
        const char *local = behind(at[0], SEPARATOR);
        const char *in = strstr(at[0], space);

        if (in && in < local && strcmp(local, name) == 0)
            return at[1];
    }
    return NULL;
}

const char *lrel_xml_version(void)
{
    static const char name[] = "expat_";
    const char *version = XML_ExpatVersion();

    return strncmp(version, name, sizeof name - 1) == 0 ? version + sizeof name - 1
                                                        : version;
}
