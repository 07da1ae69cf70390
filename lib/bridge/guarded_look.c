/* SPDX-License-Identifier: Apache-2.0 */
/* guarded_look.c: one question to a reader, whose answer is known. */
#include "bridge/guarded_look.h"

#include <sys/prctl.h>

#include "bridge/guard_channel.h"
#include "bridge/guard_message.h"
#include "core/fail.h"
#include "core/memory.h"
#include "landrelease/version.h"

/* A folder, and never a file of the format that is asked for. */
#define NO_FILE "/"

static lrel_status ask(lrel_channel *channel, lrel_wire_out *out, lrel_error *err)
{
    const lrel_guard *guard = lrel__guard(channel->context);
    const lrel_open_request request = {
        LREL_READER_ABI,    LREL_VERSION,    guard->memory_bytes,
        guard->cpu_seconds, LREL_VECTOR_FGB, NO_FILE,
    };
    lrel_wire_in values;
    lrel_status status;
    uint32_t kind;

    lrel_message_put_open(out, &request);
    if ((status = lrel_channel__open(channel, err)) != LREL_OK ||
        (status = lrel_channel__send(channel, out, err)) != LREL_OK ||
        (status = lrel_channel__receive(channel, &kind, &values, err)) != LREL_OK)
        return status;
    return kind == LREL_MESSAGE_FAILED
               ? LREL_OK
               : lrel__fail(err, LREL_E_FORMAT, "its reader answers what was not asked");
}

lrel_status lrel_guarded_try(const lrel_context *context, lrel_error *err)
{
    /* The answer is one line. */
    lrel_channel channel = {.context = context, .most = 1 << 16};
    lrel_wire_out out = {.context = context};
    lrel_status status = ask(&channel, &out, err);

    lrel_channel__close(&channel);
    lrel__free(context, out.at);
    return status;
}

bool lrel_guarded_has_filter(void)
{
#if defined(__x86_64__) || defined(__aarch64__)
    return prctl(PR_GET_SECCOMP) >= 0; /* EINVAL where the kernel has none */
#else
    return false;
#endif
}
