/* SPDX-License-Identifier: Apache-2.0 */
/* guard_channel.c: a socket with the reader at its other end. */
#include "bridge/guard_channel.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>

#include "bridge/guard_message.h"
#include "bridge/module.h"
#include "core/fail.h"
#include "core/threads.h"

/* What is asked for at once: more than a socket holds. */
#define READ_BYTES ((size_t)256 << 10)
/* How long a person who stops the program waits at most. */
#define MS_BETWEEN_QUESTIONS 50

/* What a shell and posix_spawn() say of a program that could not be started. The dynamic
 * loader says it too of one whose libraries are not there. */
#define NOT_STARTED 127

lrel_status lrel_channel__open(lrel_channel *channel, lrel_error *err)
{
    const lrel_guard *guard = lrel__guard(channel->context);
    char program[PATH_MAX];
    lrel_status status = lrel_module_find_reader(program, err);

    if (status != LREL_OK)
        return status;
    if (!guard->start(program, &channel->process, guard->user))
        return lrel__fail(err, LREL_E_READ, "its reader %.300s cannot be started: %s",
                          program, strerror(errno));
    channel->is_open = true;
    return LREL_OK;
}

static int stop(lrel_channel *channel)
{
    const lrel_guard *guard = lrel__guard(channel->context);

    channel->is_open = false;
    return guard->stop(&channel->process, guard->user);
}

void lrel_channel__close(lrel_channel *channel)
{
    if (channel->is_open)
        (void)stop(channel);
    lrel__free(channel->context, channel->bytes);
}

/* ---- limits ---- */

/* What a person can do about a file that is too much. */
#define ADVICE                                                                           \
    "it is larger than it looks, or made to do harm; ask for it in another format, or "  \
    "in parts"

static lrel_status fail_memory(const lrel_channel *channel, lrel_error *err)
{
    uint64_t mib = lrel__guard(channel->context)->memory_bytes >> 20;
    bool is_round = mib >= 1024 && mib % 1024 == 0;

    return lrel__fail(
        err, LREL_E_LIMIT, "reading it takes more than %llu %s of memory: " ADVICE,
        (unsigned long long)(is_round ? mib / 1024 : mib), is_round ? "GiB" : "MiB");
}

/* @p doing: "computing" */
static lrel_status fail_time(uint32_t seconds, const char *doing, lrel_error *err)
{
    bool is_round = seconds >= 120 && seconds % 60 == 0;

    return lrel__fail(err, LREL_E_LIMIT,
                      "reading it takes more than %u %s of %s: " ADVICE,
                      (unsigned)(is_round ? seconds / 60 : seconds),
                      is_round       ? "minutes"
                      : seconds == 1 ? "second"
                                     : "seconds",
                      doing);
}

static int64_t now_ms(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- the end of a reader ---- */

static const char *name_of_signal(int number)
{
    switch (number) {
    case SIGSEGV:
        return "SIGSEGV";
    case SIGABRT:
        return "SIGABRT";
    case SIGBUS:
        return "SIGBUS";
    case SIGFPE:
        return "SIGFPE";
    case SIGILL:
        return "SIGILL";
    case SIGKILL:
        return "SIGKILL";
    case SIGTERM:
        return "SIGTERM";
    default:
        return "another's";
    }
}

static lrel_status fail_signal(const lrel_channel *channel, int number, lrel_error *err)
{
    if (number == SIGXCPU)
        return fail_time(lrel__guard(channel->context)->cpu_seconds, "computing", err);
    if (number == SIGKILL || number == SIGTERM)
        return lrel__fail(err, LREL_E_FORMAT,
                          "its reader was ended from outside with signal %d (%s): by "
                          "somebody, or by the machine for want of memory; try again",
                          number, name_of_signal(number));
    return lrel__fail(err, LREL_E_FORMAT,
                      "its reader ended with signal %d (%s): the file is damaged, made "
                      "to do harm, or more than GDAL can cope with; ask for it in "
                      "another format",
                      number, name_of_signal(number));
}

static lrel_status fail_ended(lrel_channel *channel, lrel_error *err)
{
    int how = channel->is_open ? stop(channel) : -1;

    if (how != -1 && WIFSIGNALED(how))
        return fail_signal(channel, WTERMSIG(how), err);
    if (how != -1 && WEXITSTATUS(how) == LREL_READER_NO_MEMORY)
        return fail_memory(channel, err);
    if (how != -1 && WEXITSTATUS(how) == NOT_STARTED)
        return lrel__fail(err, LREL_E_NOT_FOUND,
                          "its reader cannot be started; on Debian: package libgdal32");
    if (how != -1)
        return lrel__fail(err, LREL_E_FORMAT, "its reader ended with status %d",
                          WEXITSTATUS(how));
    return lrel__fail(err, LREL_E_FORMAT, "its reader ended, nobody can tell how");
}

/* ---- sending ---- */

lrel_status lrel_channel__send(lrel_channel *channel, lrel_wire_out *out, lrel_error *err)
{
    size_t sent = 0, count = out->count;

    out->count = 0;
    if (out->has_failed)
        return lrel__fail_memory(err);
    while (channel->is_open && sent < count) {
        /* One that has ended is no reason for SIGPIPE in somebody else's program. */
        ssize_t more =
            send(channel->process.socket, out->at + sent, count - sent, MSG_NOSIGNAL);

        if (more < 0 && errno != EINTR)
            break;
        sent += more > 0 ? (size_t)more : 0;
    }
    return sent == count ? LREL_OK : fail_ended(channel, err);
}

/* ---- receiving ---- */

static lrel_status wait_for_more(lrel_channel *channel, lrel_error *err)
{
    const uint32_t most = lrel__guard(channel->context)->wait_seconds;
    struct pollfd socket = {.fd = channel->process.socket, .events = POLLIN};

    for (;;) {
        int64_t before = now_ms();
        int ready = poll(&socket, 1, MS_BETWEEN_QUESTIONS);

        channel->waited_ms += now_ms() - before;
        if (lrel__is_cancelled(channel->context))
            return lrel__fail(err, LREL_E_CANCELLED, "stopped while reading");
        if (ready > 0)
            return LREL_OK;
        if (ready < 0 && errno != EINTR)
            return lrel__fail(err, LREL_E_READ, "its reader cannot be heard: %s",
                              strerror(errno));
        if (channel->waited_ms / 1000 >= most) {
            (void)stop(channel);
            return fail_time(most, "waiting for it", err);
        }
    }
}

/* Makes room for @p need bytes in a row; what was taken gives way first. */
static bool make_room(lrel_channel *channel, size_t need)
{
    size_t count = channel->end - channel->begin;

    if (channel->begin > 0)
        memmove(channel->bytes, channel->bytes + channel->begin, count);
    channel->begin = 0;
    channel->end = count;
    return lrel__grow(channel->context, &channel->bytes, &channel->capacity,
                      need < READ_BYTES ? READ_BYTES : need, 1);
}

/* A view of a few bytes can have rows without end. */
static lrel_status take_more(lrel_channel *channel, size_t more, lrel_error *err)
{
    channel->end += more;
    channel->received += more;
    if (channel->received <= channel->most)
        return LREL_OK;
    (void)stop(channel);
    return lrel__fail(
        err, LREL_E_LIMIT,
        "its rows come to more than %llu MiB, from so small a file: " ADVICE,
        (unsigned long long)(channel->most >> 20));
}

/* Adds what there is to the bytes that were received. */
static lrel_status read_more(lrel_channel *channel, lrel_error *err)
{
    for (;;) {
        lrel_status status;
        ssize_t more = recv(channel->process.socket, channel->bytes + channel->end,
                            channel->capacity - channel->end, MSG_DONTWAIT);

        if (more > 0)
            return take_more(channel, (size_t)more, err);
        if (more == 0 || (errno != EAGAIN && errno != EINTR))
            return fail_ended(channel, err);
        if ((status = wait_for_more(channel, err)) != LREL_OK)
            return status;
    }
}

/* Waits until @p need bytes are there. */
static lrel_status need_bytes(lrel_channel *channel, size_t need, lrel_error *err)
{
    lrel_status status;

    if (channel->end - channel->begin >= need)
        return LREL_OK;
    if (!channel->is_open)
        return fail_ended(channel, err);
    if (channel->begin + need > channel->capacity && !make_room(channel, need))
        return lrel__fail_memory(err);
    while (channel->end - channel->begin < need)
        if ((status = read_more(channel, err)) != LREL_OK)
            return status;
    return LREL_OK;
}

lrel_status lrel_channel__receive(lrel_channel *channel, uint32_t *kind,
                                  lrel_wire_in *values, lrel_error *err)
{
    size_t length;
    lrel_status status = need_bytes(channel, LREL_WIRE_HEAD_BYTES, err);

    if (status != LREL_OK)
        return status;
    if (!lrel_wire_head(channel->bytes + channel->begin, kind, &length))
        return lrel__fail(err, LREL_E_FORMAT,
                          "its reader said something that makes no sense");
    if ((status = need_bytes(channel, LREL_WIRE_HEAD_BYTES + length, err)) != LREL_OK)
        return status;
    values->at = channel->bytes + channel->begin + LREL_WIRE_HEAD_BYTES;
    values->end = values->at + length;
    values->has_failed = false;
    channel->begin += LREL_WIRE_HEAD_BYTES + length;
    return LREL_OK;
}
